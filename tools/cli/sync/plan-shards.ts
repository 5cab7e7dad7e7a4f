import type { FileStore } from '../../ports/file-store.ts';
import type { Journals } from '../../ports/journal.ts';
import { loadForSync } from './load-for-sync.ts';
import { mergeShards } from './merge-shards.ts';
import { planSurvey } from './plan-survey.ts';
import type { PlannedSync } from './planned-sync.ts';
import { refuseBlind } from './refuse-blind.ts';

export interface PlanShardsRequest {
  readonly files: FileStore;
  readonly journals: Journals;
  readonly allowDeletions: boolean;
  onNote(text: string): void;
}

/** Loads the catalog, and plans with what shards have surveyed. */
export async function planShards(request: PlanShardsRequest): Promise<PlannedSync> {
  const catalog = await loadForSync(request.files);
  const surveyed = mergeShards({ ...request, catalog });
  try {
    refuseBlind(surveyed.scopes, surveyed.mask);
    return await planSurvey(catalog, surveyed, request);
  } finally {
    surveyed.close();
  }
}
