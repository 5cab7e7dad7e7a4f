import type { Blueprint, Entity } from '../load/catalog.ts';
import { openFileCache, type FileCache } from '../load/file-cache.ts';
import { openFileIndex, type FileIndex } from '../load/file-index.ts';
import { toFile } from '../load/file-row.ts';
import {
  loadCatalog,
  type Layout,
  type LoadedCatalog,
  type LoadedModel,
} from '../load/load-catalog.ts';
import type { Cache } from '../ports/cache.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { StartThread } from '../ports/thread.ts';
import { createInspect } from './create-inspect.ts';
import { keepSummary } from './keep-summary.ts';

export interface SummaryRequest {
  readonly store: FileStore;
  readonly layout: Layout;
  /** Results of earlier runs. They change how long it takes, never what is found. */
  readonly cache?: Cache | undefined;
  /** A second thread for a large catalog that no cache knows. It changes how long it takes, never what is found. */
  readonly startThread?: StartThread | undefined;
}

/** What was loaded before. */
interface Known {
  readonly model?: LoadedModel<Entity> | undefined;
  readonly index?: FileIndex | undefined;
}

export interface LoadedSummaries {
  readonly loaded: LoadedCatalog<Entity>;
  /** What remembers it for the next run, where there is a cache. */
  readonly cache: FileCache | undefined;
}

/** A catalog without the values of its entities, each of which was checked by itself. */
export async function loadSummaries(
  request: SummaryRequest,
  { model, index }: Known = {},
): Promise<LoadedSummaries> {
  const { store, layout, cache, startThread } = request;
  let opened: FileCache | undefined;
  const openCache = async (blueprints: ReadonlyMap<string, Blueprint>) => {
    if (cache === undefined) return undefined;
    opened = await openFileCache(index ?? (await openFileIndex(cache, blueprints)));
    return opened;
  };
  const loaded = await loadCatalog(store, layout, {
    createInspect,
    keep: keepSummary,
    openCache,
    model,
    thread: startThread === undefined ? undefined : { start: startThread, decode: toFile },
  });
  return { loaded, cache: opened };
}
