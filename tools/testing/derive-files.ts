import { deriveCatalog, type DeriveRequest } from '../derive/derive-catalog.ts';
import type { DerivedCatalog } from '../derive/derived-catalog.ts';
import type { FullCatalog } from '../load/catalog.ts';
import { loadFullCatalog } from '../load/load-catalog.ts';
import { createMemoryFileStore } from './memory-file-store.ts';

/** A catalog of a few files, and what is derived of it. A query of a test is `{ property, value }`: equal or not. */
export async function deriveFiles(
  files: Readonly<Record<string, string>>,
  options: Partial<Pick<DeriveRequest, 'bounds' | 'matches' | 'now'>> = {},
): Promise<{ readonly catalog: FullCatalog; readonly derived: DerivedCatalog }> {
  const { catalog } = await loadFullCatalog(createMemoryFileStore(files), { kind: 'repository' });
  const derived = await deriveCatalog({
    ...catalog,
    now: new Date('2026-11-25T12:00:00Z'),
    matches: ({ property, value }, view) => view.valueOf(String(property)) === value,
    ...options,
  });
  return { catalog, derived };
}
