import type { DeriveRequest } from '../derive/derive-catalog.ts';
import type { DerivedCatalog } from '../derive/derived-catalog.ts';
import { readSnapshot, writeSnapshot } from '../derive/snapshot/snapshot-text.ts';
import type { FullCatalog } from '../load/catalog.ts';
import { loadFullCatalog, type Layout, type Memory } from '../load/load-catalog.ts';
import { MOST_CHARACTERS } from '../ports/cache.ts';
import type { FileStore } from '../ports/file-store.ts';
import { deriveWithQueries } from './derive-with-queries.ts';

export interface DeriveStoreRequest {
  readonly store: FileStore;
  /** By default the folders of a repository. */
  readonly layout?: Layout | undefined;
  /** Milliseconds since 1970: what `now` is for programs, queries and averages over time. */
  readonly now: number;
  /** Which derived properties are wanted, if not all. */
  readonly only?: DeriveRequest['only'];
  readonly memory?: Memory | undefined;
  /** Of a catalog that is nearly the same; otherwise it is looked for in the memory. */
  readonly snapshot?: DeriveRequest['snapshot'];
}

export interface DerivedStore {
  readonly catalog: FullCatalog;
  readonly derived: DerivedCatalog;
}

/** A whole catalog and what is derived of it. Throws where the store fails, or jq is needed and cannot be started. */
export async function deriveStore(request: DeriveStoreRequest): Promise<DerivedStore> {
  const { store, layout = { kind: 'repository' }, now, only, memory } = request;
  const { catalog } = await loadFullCatalog(store, layout, memory);
  const snapshot = request.snapshot ?? (await recall(memory));
  const derived = await deriveWithQueries(catalog, new Date(now), { only, snapshot });
  return { catalog, derived };
}

/** Leaves what was derived, and what was worked out of it since, to later runs. */
export async function keepDerived(
  { takeSnapshot }: DerivedCatalog,
  memory: Memory | undefined,
  isComplete = false,
): Promise<void> {
  if (memory?.isKept !== true) return;
  const snapshot = takeSnapshot(isComplete);
  if (!snapshot.hasNews) return;
  const texts = writeSnapshot(snapshot, memory.cache.program);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (characters <= MOST_CHARACTERS) await memory.cache.write('derived', texts);
}

async function recall(memory: Memory | undefined): Promise<DeriveRequest['snapshot']> {
  if (memory === undefined) return undefined;
  const text = await memory.cache.read('derived');
  return text === undefined ? undefined : readSnapshot(text, memory.cache.program);
}
