import type { FileEntry, FileStore } from '../ports/file-store.ts';
import { createAjv } from '../schema/create-ajv.ts';
import { createFileValidators } from '../schema/create-file-validators.ts';
import type { Blueprint, CatalogOf, Entity, FullEntity, OtherFile } from './catalog.ts';
import { createFits } from './create-fits.ts';
import type { Finding } from './finding.ts';
import type { CachedFile, FileCache } from './file-cache.ts';
import { findHomes } from './find-homes.ts';
import { loadConfig } from './load-config.ts';
import { loadFile, type FileContext, type Inspect, type LoadedFile } from './load-file.ts';
import { explainEntry } from './explain-entry.ts';
import { createReport } from './report.ts';
import type { Silence } from './silence.ts';

/** Folders that say what their files are. */
export const FOLDERS = ['blueprints', 'catalog', 'actions', 'scorecards'] as const;
const MODEL_FOLDERS = ['blueprints', 'actions', 'scorecards'];

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
  ) => Promise<CacheOf<E> | undefined>;
}

/** A cache that holds what `keep` keeps. */
export interface CacheOf<E extends Entity> extends Pick<FileCache, 'add' | 'save'> {
  findByStamp(
    ...question: Parameters<FileCache['findByStamp']>
  ): (CachedFile & { readonly entities: readonly E[] }) | undefined;
  findByContent(
    ...question: Parameters<FileCache['findByContent']>
  ): (CachedFile & { readonly entities: readonly E[] }) | undefined;
}

/** A whole catalog, values and all. Throws only where the store itself fails. */
export async function loadFullCatalog(
  store: FileStore,
  layout: Layout,
): Promise<LoadedCatalog<FullEntity>> {
  return await loadCatalog(store, layout, { keep: (entity) => entity });
}

/** Files → catalog and findings. Throws only where the store itself fails. */
export async function loadCatalog<E extends Entity>(
  store: FileStore,
  layout: Layout,
  options: LoadOptions<E>,
): Promise<LoadedCatalog<E>> {
  const isLoose = layout.kind === 'loose';
  const validators = createFileValidators(createAjv('ours'));
  const config = await loadConfig(store, isLoose, validators.config);
  const load = async (
    entries: readonly FileEntry[],
    blueprints: readonly Blueprint[],
    isCached = false,
  ): Promise<LoadedFiles<E>> => {
    const blueprintsById = firstById(blueprints);
    const cache = isCached ? await options.openCache?.(blueprintsById) : undefined;
    const request = { store, keep: options.keep, cache };
    const loaded = await loadFiles(request, entries, {
      validators,
      blueprintsById,
      isLoose,
      inspect: options.createInspect?.(blueprintsById),
      fits: createFits(blueprintsById),
    });
    await cache?.save();
    return loaded;
  };
  let model = isLoose ? undefined : await load(await store.list(MODEL_FOLDERS), []);
  const entries = isLoose ? layout.entries : await store.list(['catalog']);
  let files = await load(entries, model?.blueprints ?? [], !isLoose);
  const blueprints = [...(model?.blueprints ?? []), ...files.blueprints];
  // A blueprint among the entities is reported, and counts all the same, so that it does not make
  // an error of every entity of it. So does an entity among the blueprints.
  if (files.blueprints.length > 0) files = await load(entries, blueprints);
  if (model !== undefined && model.entities.length + model.homeless.length > 0)
    model = await load(await store.list(MODEL_FOLDERS), blueprints);
  return assemble(model === undefined ? [files] : [model, files], config, options.keep);
}

interface LoadedFiles<E extends Entity> extends Omit<LoadedFile, 'entities' | 'silences'> {
  readonly entities: readonly E[];
  readonly silences: ReadonlyMap<string, readonly Silence[]>;
  readonly files: number;
  readonly parsed: number;
}

/** How many files are held in memory at once. */
const BATCH = 512;

interface LoadRequest<E extends Entity> {
  readonly store: FileStore;
  readonly cache: CacheOf<E> | undefined;
  keep(entity: FullEntity): E;
}

async function loadFiles<E extends Entity>(
  request: LoadRequest<E>,
  entries: readonly FileEntry[],
  context: FileContext,
): Promise<LoadedFiles<E>> {
  const all = {
    blueprints: [] as Blueprint[],
    entities: [] as E[],
    homeless: [] as LoadedFile['homeless'][number][],
    others: [] as OtherFile[],
    findings: [] as Finding[],
    silences: new Map<string, readonly Silence[]>(),
    files: 0,
    parsed: 0,
  };
  for (let start = 0; start < entries.length; start += BATCH) {
    const batch = entries.slice(start, start + BATCH);
    for (const entry of batch) if (entry.kind !== 'file') all.findings.push(explainEntry(entry));
    const paths = batch.flatMap(({ kind, path }) => (kind === 'file' ? [path] : []));
    for (const [index, loaded] of (await loadBatch(request, paths, context)).entries()) {
      const path = paths[index];
      if (path === undefined) continue;
      for (const entity of loaded.entities) all.entities.push(entity);
      if (loaded.findings.length > 0) all.findings.push(...loaded.findings);
      if (loaded.blueprints.length > 0) all.blueprints.push(...loaded.blueprints);
      if (loaded.homeless.length > 0) all.homeless.push(...loaded.homeless);
      if (loaded.others.length > 0) all.others.push(...loaded.others);
      if (loaded.silences.length > 0) all.silences.set(path, loaded.silences);
      if (loaded.state !== 'unreadable') all.files += 1;
      if (loaded.state === 'parsed') all.parsed += 1;
    }
  }
  return all;
}

interface KeptFile<E extends Entity> extends Omit<LoadedFile, 'entities'> {
  readonly entities: readonly E[];
  readonly state: 'parsed' | 'cached' | 'unreadable';
}

/** The files of a batch, in order: from the cache where nothing changed, else read, else from the cache again. */
async function loadBatch<E extends Entity>(
  { store, cache, keep }: LoadRequest<E>,
  paths: readonly string[],
  context: FileContext,
): Promise<readonly KeptFile<E>[]> {
  const stamps = cache === undefined ? [] : store.stamps(paths);
  const known = paths.map((path, index) => cache?.findByStamp(path, stamps[index]));
  const reads = await store.readAll(paths.filter((_, index) => known[index] === undefined));
  let next = 0;
  return paths.map((path, index): KeptFile<E> => {
    const cached = known[index];
    if (cached !== undefined) return { ...NO_MODEL, ...cached, state: 'cached' };
    const read = reads[next] ?? { kind: 'unreadable', reason: 'it is gone' };
    next += 1;
    if (read.kind === 'unreadable') {
      const loaded = loadFile(path, read, context);
      return { ...loaded, entities: [], state: 'unreadable' };
    }
    const same = cache?.findByContent(path, read.bytes, stamps[index]);
    if (same !== undefined) return { ...NO_MODEL, ...same, state: 'cached' };
    const loaded = loadFile(path, read, context);
    const kept = { ...loaded, entities: loaded.entities.map(keep), state: 'parsed' as const };
    const { blueprints, homeless, others } = loaded;
    if (blueprints.length + homeless.length + others.length === 0)
      cache?.add(path, read.bytes, stamps[index], kept);
    return kept;
  });
}

/** What a file that is cached does not have. */
const NO_MODEL = { blueprints: [], homeless: [], others: [] } as const;

function assemble<E extends Entity>(
  parts: readonly LoadedFiles<E>[],
  config: Awaited<ReturnType<typeof loadConfig>>,
  keep: (entity: FullEntity) => E,
): LoadedCatalog<E> {
  const findings = [...config.findings, ...parts.flatMap((part) => part.findings)];
  const blueprints = parts.flatMap((part) => part.blueprints);
  const blueprintsById = firstById(blueprints);
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
      others: parts.flatMap((part) => part.others),
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

function firstById<T extends { readonly identifier: string }>(items: readonly T[]): Map<string, T> {
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
