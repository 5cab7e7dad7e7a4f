import type { DerivedCatalog } from '../derive/derived-catalog.ts';
import type { DeriveRequest } from '../derive/derive-catalog.ts';
import type { FullCatalog } from '../load/catalog.ts';
import { loadFullCatalog } from '../load/load-catalog.ts';
import type { FileStore } from '../ports/file-store.ts';
import { deriveWithQueries } from '../query/derive-with-queries.ts';
import type { Context } from './context.ts';
import { getCatalogRoot } from './find-catalog-root.ts';

export interface DerivedRepository {
  readonly root: string;
  readonly files: FileStore;
  readonly catalog: FullCatalog;
  readonly derived: DerivedCatalog;
}

export interface DerivedOptions {
  /** What `now` is for programs, queries and averages over time; by default the time of the context. */
  readonly now?: Date | undefined;
  /** Which derived properties are wanted, if not all. */
  readonly only?: DeriveRequest['only'];
}

/** A whole catalog and its derived values, for every command that shows values. */
export async function loadDerived(
  context: Context,
  { now, only }: DerivedOptions = {},
): Promise<DerivedRepository> {
  const root = await getCatalogRoot(context);
  const files = context.openFiles(root);
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  const at = now ?? new Date(context.currentTime());
  return { root, files, catalog, derived: await deriveWithQueries(catalog, at, only) };
}
