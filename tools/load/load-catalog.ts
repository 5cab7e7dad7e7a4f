import type { Cache } from '../ports/cache.ts';
import type { FileEntry, FileStore } from '../ports/file-store.ts';
import { createFileValidators, type FileValidators } from '../schema/create-file-validators.ts';
import type { Blueprint, CatalogOf, Entity, FullEntity } from './catalog.ts';
import { createFits } from './create-fits.ts';
import type { Finding } from './finding.ts';
import { findHomes } from './find-homes.ts';
import { loadConfig, type LoadedConfig } from './load-config.ts';
import type { FileContext, Inspect } from './load-file.ts';
import { openFileCacheOf, type FileCache } from './file-cache.ts';
import { openFileIndex } from './file-index.ts';
import { loadFiles, type ThreadOf, type LoadedFiles } from './load-files.ts';
import { createReport } from './report.ts';
import type { Silence } from './silence.ts';
import { VALUES } from './value-form.ts';

/** Folders that say what their files are. */
export const FOLDERS = ['blueprints', 'catalog', 'actions', 'scorecards'] as const;
const MODEL_FOLDERS = ['blueprints', 'actions', 'scorecards'];
/** What actions render into repositories: no files of the catalog, whatever they look like. */
export const TEMPLATES = 'actions/templates';

/**
 * Where the files of a catalog are: in the folders of a repository, or anywhere,
 * told apart by their shape alone.
 */
export type Layout =
  | { readonly kind: 'repository' }
  | { readonly kind: 'loose'; readonly entries: readonly FileEntry[] };

export interface LoadedCatalog<E extends Entity> {
  readonly catalog: CatalogOf<E>;
  /** What was wrong while loading; the checks come on top. */
  readonly findings: readonly Finding[];
  /** Comments that silence, by file. */
  readonly silences: ReadonlyMap<string, readonly Silence[]>;
  /** How many files were looked at. */
  readonly files: number;
  /** How many of them were parsed; of the others the cache knew what they say. */
  readonly parsed: number;
}

export interface LoadOptions<E extends Entity> {
  /** Sees every entity whose blueprint is known, with its values. */
  readonly createInspect?: (blueprints: ReadonlyMap<string, Blueprint>) => Inspect;
  /** What is kept of an entity. */
  keep(entity: FullEntity): E;
  /** Results of earlier runs: for loads that keep summaries, and inspect as this one does. */
  readonly openCache?: (
    blueprints: ReadonlyMap<string, Blueprint>,
  ) => Promise<FileCache<E> | undefined>;
  /** Loaded before; undefined loads it. */
  readonly model?: LoadedModel<E> | undefined;
  /** For the same loads: its thread inspects and keeps as this one does. */
  readonly thread?: ThreadOf<E> | undefined;
}

/** What earlier runs left of a catalog. It changes how long things take, never what they are. */
export interface Memory {
  readonly cache: Cache;
  /** Whether what is new is left for later runs: the past must not push out the present. */
  readonly isKept: boolean;
}

/** A whole catalog, values and all: with a memory, entities have versions. Throws only where the store itself fails. */
export async function loadFullCatalog(
  store: FileStore,
  layout: Layout,
  memory?: Memory,
): Promise<LoadedCatalog<FullEntity>> {
  const keep = (entity: FullEntity): FullEntity => entity;
  if (memory === undefined) return await loadCatalog(store, layout, { keep });
  let opened: FileCache<FullEntity> | undefined;
  const loaded = await loadCatalog(store, layout, {
    keep,
    async openCache(blueprints) {
      opened = await openFileCacheOf(await openFileIndex(memory.cache, blueprints), VALUES);
      return opened;
    },
  });
  if (memory.isKept) await opened?.save(undefined);
  return loaded;
}

/** Files → catalog and findings. Throws only where the store itself fails. */
export async function loadCatalog<E extends Entity>(
  store: FileStore,
  layout: Layout,
  options: LoadOptions<E>,
): Promise<LoadedCatalog<E>> {
  const start = options.model ?? (await loadModel(store, layout, options.keep));
  const { config, validators, isLoose } = start;
  const load = async (
    entries: readonly FileEntry[],
    blueprints: readonly Blueprint[],
    isCached: boolean,
  ): Promise<LoadedFiles<E>> => {
    const blueprintsById = firstById(blueprints);
    const cache = isCached ? await options.openCache?.(blueprintsById) : undefined;
    const thread = isCached ? options.thread : undefined;
    return await loadFiles(
      { store, keep: options.keep, cache, thread },
      entries,
      toFileContext({ validators, isLoose }, blueprintsById, options.createInspect),
    );
  };
  let model = start.files;
  const entries = layout.kind === 'loose' ? layout.entries : await store.list(['catalog']);
  let files = await load(entries, model?.blueprints ?? [], !isLoose);
  const blueprints = [...(model?.blueprints ?? []), ...files.blueprints];
  // A blueprint among the entities is reported, and counts all the same, so that it does not make
  // an error of every entity of it. So does an entity among the blueprints.
  if (files.blueprints.length > 0) files = await load(entries, blueprints, false);
  if (model !== undefined && model.entities.length + model.homeless.length > 0)
    model = await load(await store.list(MODEL_FOLDERS, [TEMPLATES]), blueprints, false);
  return assemble(model === undefined ? [files] : [model, files], config, options.keep);
}

/** What stands outside of `catalog/`: the configuration, the blueprints, actions and scorecards. */
export interface LoadedModel<E extends Entity> {
  readonly config: LoadedConfig;
  readonly validators: FileValidators;
  readonly isLoose: boolean;
  /** Undefined for a loose catalog, whose files are told apart later. */
  readonly files: LoadedFiles<E> | undefined;
}

export async function loadModel<E extends Entity>(
  store: FileStore,
  layout: Layout,
  keep: (entity: FullEntity) => E,
): Promise<LoadedModel<E>> {
  const isLoose = layout.kind === 'loose';
  const validators = createFileValidators();
  const config = await loadConfig(store, isLoose, validators.config);
  const context = toFileContext({ validators, isLoose }, new Map(), undefined);
  const request = { store, keep, cache: undefined, thread: undefined };
  const files = isLoose
    ? undefined
    : await loadFiles(request, await store.list(MODEL_FOLDERS, [TEMPLATES]), context);
  return { config, validators, isLoose, files };
}

/** What has to be known to read a file of entities. */
export function toFileContext(
  { validators, isLoose }: Pick<LoadedModel<Entity>, 'validators' | 'isLoose'>,
  blueprintsById: ReadonlyMap<string, Blueprint>,
  createInspect: LoadOptions<Entity>['createInspect'],
): FileContext {
  return {
    validators,
    blueprintsById,
    isLoose,
    inspect: createInspect?.(blueprintsById),
    fits: createFits(blueprintsById),
  };
}

function assemble<E extends Entity>(
  parts: readonly LoadedFiles<E>[],
  config: LoadedConfig,
  keep: (entity: FullEntity) => E,
): LoadedCatalog<E> {
  const findings = [...config.findings, ...parts.flatMap((part) => part.findings)];
  const blueprints = parts.flatMap((part) => part.blueprints);
  const blueprintsById = firstById(blueprints);
  const others = parts.flatMap((part) => part.others);
  const settled = parts.flatMap((part) => part.entities);
  const homeless = parts.flatMap((part) => part.homeless);
  const homes = findHomes(homeless, settled, blueprintsById, createReport(findings));
  const entities = homes.length === 0 ? settled : [...settled, ...homes.map(keep)];
  return {
    catalog: {
      config: config.config,
      configOrigin: config.origin,
      blueprints,
      entities,
      scorecards: others.filter((other) => other.kind === 'scorecard'),
      actions: others.filter((other) => other.kind === 'action'),
      blueprintsById,
      entitiesById: indexEntities(entities),
    },
    findings,
    silences: new Map([
      ...(config.silences.length === 0 ? [] : [[config.file, config.silences] as const]),
      ...parts.flatMap((part) => [...part.silences]),
    ]),
    files: config.files + parts.reduce((sum, part) => sum + part.files, 0),
    parsed: config.files + parts.reduce((sum, part) => sum + part.parsed, 0),
  };
}

/** The first of each identifier. */
export function firstById<T extends { readonly identifier: string }>(
  items: readonly T[],
): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(item.identifier)) map.set(item.identifier, item);
  return map;
}

function indexEntities<E extends Entity>(
  entities: readonly E[],
): ReadonlyMap<string, ReadonlyMap<string, E>> {
  const map = new Map<string, Map<string, E>>();
  for (const entity of entities) {
    let byId = map.get(entity.blueprint);
    if (byId === undefined) {
      byId = new Map();
      map.set(entity.blueprint, byId);
    }
    if (!byId.has(entity.identifier)) byId.set(entity.identifier, entity);
  }
  return map;
}
