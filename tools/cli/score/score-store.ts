import {
  deriveStore,
  keepDerived,
  type DerivedStore,
  type DeriveStoreRequest,
} from '../../query/derive-store.ts';
import { scoreCatalog } from '../../score/score-catalog.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';

export interface ScoredStore extends DerivedStore {
  readonly scored: ScoredCatalog;
}

/** A whole catalog with its derived values and scores. */
export async function scoreStore(request: DeriveStoreRequest): Promise<ScoredStore> {
  const { catalog, derived } = await deriveStore(request);
  const scored = scoreCatalog({ catalog, derived, now: request.now });
  await keepDerived(derived, request.memory, true);
  return { catalog, derived, scored };
}
