import type { Blueprint, Entity } from '../load/catalog.ts';
import { openFileCache } from '../load/file-cache.ts';
import { toFile } from '../load/file-row.ts';
import { loadCatalog, type Layout, type LoadedCatalog } from '../load/load-catalog.ts';
import type { Cache } from '../ports/cache.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { StartHelper } from '../ports/helper.ts';
import { createInspect } from './create-inspect.ts';
import { keepSummary } from './keep-summary.ts';

export interface SummaryRequest {
  readonly store: FileStore;
  readonly layout: Layout;
  /** Results of earlier runs. They change how long it takes, never what is found. */
  readonly cache?: Cache | undefined;
  /** A second thread for a large catalog that no cache knows. It changes how long it takes, never what is found. */
  readonly startHelper?: StartHelper | undefined;
}

/** A catalog without the values of its entities, each of which was checked by itself. */
export async function loadSummaries(request: SummaryRequest): Promise<LoadedCatalog<Entity>> {
  const { store, layout, cache, startHelper } = request;
  const openCache = async (blueprints: ReadonlyMap<string, Blueprint>) =>
    cache === undefined ? undefined : await openFileCache(cache, blueprints);
  return await loadCatalog(store, layout, {
    createInspect,
    keep: keepSummary,
    openCache,
    helper: startHelper === undefined ? undefined : { start: startHelper, decode: toFile },
  });
}
