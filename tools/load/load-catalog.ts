import { CODES } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { ConfigFile } from '../model/config.ts';
import type { FileEntry, FileStore } from '../ports/file-store.ts';
import { createAjv } from '../schema/create-ajv.ts';
import { createFileValidators, type FileValidators } from '../schema/create-file-validators.ts';
import { assignBlueprints } from './assign-blueprints.ts';
import type { Blueprint, Catalog, Origin } from './catalog.ts';
import { classify, type Kind } from './classify.ts';
import { decodeBlueprint } from './decode-blueprint.ts';
import { decodeEntity, type DecodedEntity } from './decode-entity.ts';
import { CONFIG_FILE, decodeConfig, DEFAULT_CONFIG } from './load-config.ts';
import { readDocuments } from './read-documents.ts';
import { createReport, type Report } from './report.ts';

/** Folders that say what their files are. */
export const FOLDERS = ['blueprints', 'catalog', 'actions', 'scorecards'] as const;

/**
 * Where the files of a catalog are: in the folders of a repository, or anywhere,
 * told apart by their shape alone.
 */
export type Layout =
  | { readonly kind: 'repository' }
  | { readonly kind: 'loose'; readonly entries: readonly FileEntry[] };

export interface LoadedCatalog {
  readonly catalog: Catalog;
  /** What was wrong while loading; the checks come on top. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were read. */
  readonly files: number;
}

interface Loading {
  readonly validators: FileValidators;
  readonly report: Report;
  readonly diagnostics: Diagnostic[];
  readonly blueprints: Blueprint[];
  readonly entities: DecodedEntity[];
}

/** Files → catalog and diagnostics. Throws only where the store itself fails. */
export async function loadCatalog(store: FileStore, layout: Layout): Promise<LoadedCatalog> {
  const diagnostics: Diagnostic[] = [];
  const loading: Loading = {
    validators: createFileValidators(createAjv()),
    report: createReport(diagnostics),
    diagnostics,
    blueprints: [],
    entities: [],
  };
  const isRepository = layout.kind === 'repository';
  const entries = isRepository ? await store.list(FOLDERS) : layout.entries;
  const config = isRepository
    ? await loadConfig(store, loading)
    : { config: DEFAULT_CONFIG, files: 0 };
  const read = await readDocuments(store, entries);
  diagnostics.push(...read.diagnostics);
  for (const document of read.documents) loadDocument(loading, document, layout);
  const blueprintsById = firstById(loading.blueprints);
  const entities = assignBlueprints(loading.entities, blueprintsById, loading.report, layout.kind);
  const catalog: Catalog = {
    config: config.config,
    blueprints: loading.blueprints,
    entities,
    blueprintsById,
    entitiesById: entitiesById(entities),
  };
  return {
    catalog,
    diagnostics: withSeverities(diagnostics, config.config),
    files: read.files + config.files,
  };
}

async function loadConfig(
  store: FileStore,
  loading: Loading,
): Promise<{ config: ConfigFile; files: number }> {
  const entry = await store.find(CONFIG_FILE);
  if (entry === undefined) return { config: DEFAULT_CONFIG, files: 0 };
  const { documents, diagnostics } = await readDocuments(store, [entry]);
  loading.diagnostics.push(...diagnostics);
  const [document] = documents;
  if (document === undefined) return { config: DEFAULT_CONFIG, files: 1 };
  return { config: decodeConfig(document, loading.validators.config, loading.report), files: 1 };
}

function loadDocument(loading: Loading, document: Document, layout: Layout): void {
  const isList = Array.isArray(document.value);
  const values: readonly unknown[] = isList ? [document.value].flat() : [document.value];
  for (const [index, value] of values.entries()) {
    const origin: Origin = { document, path: isList ? [index] : [] };
    loadValue(loading, value, origin, layout);
  }
}

function loadValue(loading: Loading, value: unknown, origin: Origin, layout: Layout): void {
  const shape = classify(value);
  const expected = layout.kind === 'loose' ? undefined : expectedKind(origin.document.file);
  const kind = reconcile(loading.report, shape, expected, origin);
  if (kind === 'blueprint') {
    const blueprint = decodeBlueprint(value, origin, loading.validators.blueprint, loading.report);
    if (blueprint !== undefined) loading.blueprints.push(blueprint);
  } else if (kind === 'entity') {
    const entity = decodeEntity(value, origin, loading.validators.entity, loading.report);
    if (entity !== undefined) loading.entities.push(entity);
  }
}

function expectedKind(file: string): Kind {
  if (file.startsWith('blueprints/')) return 'blueprint';
  if (file.startsWith('actions/')) return 'action';
  return file.startsWith('scorecards/') ? 'scorecard' : 'entity';
}

const HOMES: Readonly<Record<Kind, string>> = {
  blueprint: 'blueprints/',
  entity: 'catalog/',
  action: 'actions/',
  scorecard: 'scorecards/',
  config: '',
  unknown: '',
};

/** The kind to read a value as. Shape and folder must agree; a value without a shape follows its folder. */
function reconcile(report: Report, shape: Kind, expected: Kind | undefined, origin: Origin): Kind {
  const kind = shape === 'unknown' ? (expected ?? 'unknown') : shape;
  const at = { origin, path: [] };
  if (kind === 'unknown') {
    report(
      'file/unknown-kind',
      at,
      'this is neither a blueprint nor an entity',
      'it was not checked',
    );
  } else if (expected !== undefined && kind !== expected && HOMES[kind] !== '') {
    report(
      'file/wrong-folder',
      at,
      `this is a ${kind}, in the folder of the ${HOMES[expected]}`,
      `move it to ${HOMES[kind]}`,
    );
  }
  if (kind === 'action' || kind === 'scorecard' || kind === 'config') {
    report('file/unknown-kind', at, `this looks like a ${kind}, which this version does not check`);
  }
  return kind;
}

function firstById<T extends { readonly identifier: string }>(items: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(item.identifier)) map.set(item.identifier, item);
  return map;
}

function entitiesById(entities: Catalog['entities']): Catalog['entitiesById'] {
  const map = new Map<string, Map<string, Catalog['entities'][number]>>();
  for (const entity of entities) {
    const byId = map.get(entity.blueprint) ?? new Map<string, Catalog['entities'][number]>();
    if (!byId.has(entity.identifier)) byId.set(entity.identifier, entity);
    map.set(entity.blueprint, byId);
  }
  return map;
}

/** Diagnostics with the severities of the configuration; what is off is left out. */
export function withSeverities(
  diagnostics: readonly Diagnostic[],
  config: ConfigFile,
): readonly Diagnostic[] {
  const { checks } = config;
  if (checks === undefined) return diagnostics;
  return diagnostics.flatMap((diagnostic) => {
    const severity = checks[diagnostic.code] ?? CODES[diagnostic.code].severity;
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  });
}
