import { loadSummaries } from '../checks/load-summaries.ts';
import type { Catalog } from '../load/catalog.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { Context } from './context.ts';
import { getCatalogRoot } from './find-catalog-root.ts';

export interface Repository {
  readonly root: string;
  readonly files: FileStore;
  readonly catalog: Catalog;
}

/** The catalog that a command asks questions of: with what the last check remembered, and without the values of entities. */
export async function loadRepository(context: Context): Promise<Repository> {
  const root = await getCatalogRoot(context);
  const files = context.openFiles(root);
  const { loaded, cache } = await loadSummaries({
    store: files,
    layout: { kind: 'repository' },
    cache: context.openCache(root, 'check'),
    startThread: context.openThread(root),
  });
  await cache?.save(undefined);
  return { root, files, catalog: loaded.catalog };
}
