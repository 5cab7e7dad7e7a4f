import type { DeriveRequest } from '../derive/derive-catalog.ts';
import type { FileStore } from '../ports/file-store.ts';
import { deriveStore, keepDerived, type DerivedStore } from '../query/derive-store.ts';
import type { Context } from './context.ts';
import { getCatalogRoot } from './find-catalog-root.ts';

export interface DerivedRepository extends DerivedStore {
  readonly root: string;
  readonly files: FileStore;
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
  const store = context.openFiles(root);
  const memory = { cache: context.openCache(root, 'values'), isKept: true };
  const at = now?.getTime() ?? context.currentTime();
  const { catalog, derived } = await deriveStore({ store, now: at, only, memory });
  await keepDerived(derived, memory);
  return { root, files: store, catalog, derived };
}
