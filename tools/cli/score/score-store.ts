import { deriveCatalog } from '../../derive/derive-catalog.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { createMatches } from '../../query/create-matches.ts';
import { scoreCatalog } from '../../score/score-catalog.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';

export interface ScoredStore {
  readonly catalog: FullCatalog;
  readonly scored: ScoredCatalog;
}

/** A whole catalog with its derived values and scores, at a time in milliseconds since 1970. */
export async function scoreStore(store: FileStore, now: number): Promise<ScoredStore> {
  const { catalog } = await loadFullCatalog(store, { kind: 'repository' });
  const derived = await deriveCatalog({
    blueprints: catalog.blueprints,
    entities: catalog.entities,
    now: new Date(now),
    matches: createMatches(catalog, now),
  });
  return { catalog, scored: scoreCatalog({ catalog, derived, now }) };
}
