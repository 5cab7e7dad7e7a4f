import {
  deriveStore,
  keepDerived,
  type DerivedStore,
  type DeriveStoreRequest,
} from '../../query/derive-store.ts';
import { scoreCatalog, type ScoreRequest } from '../../score/score-catalog.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';

export interface ScoredStore extends DerivedStore {
  readonly scored: ScoredCatalog;
}

export interface ScoreStoreRequest extends DeriveStoreRequest {
  readonly histories?: ScoreRequest['histories'];
}

/** A whole catalog with its derived values and scores. */
export async function scoreStore(request: ScoreStoreRequest): Promise<ScoredStore> {
  const { catalog, derived } = await deriveStore(request);
  const { now, histories } = request;
  const scored = scoreCatalog({ catalog, derived, now, histories });
  await keepDerived(derived, request.memory, true);
  return { catalog, derived, scored };
}
