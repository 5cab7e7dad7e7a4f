import type { FullCatalog } from '../../load/catalog.ts';
import { deriveWithQueries } from '../../query/derive-with-queries.ts';
import { scoreCatalog } from '../../score/score-catalog.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';

/** Scores a catalog as it was loaded, when first asked to. `now`: milliseconds since 1970. */
export function scoreOnce(catalog: FullCatalog, now: number): () => Promise<ScoredCatalog> {
  let scored: Promise<ScoredCatalog> | undefined;
  return async () => {
    scored ??= score(catalog, now);
    return await scored;
  };
}

async function score(catalog: FullCatalog, now: number): Promise<ScoredCatalog> {
  const derived = await deriveWithQueries(catalog, new Date(now));
  return scoreCatalog({ catalog, derived, now });
}
