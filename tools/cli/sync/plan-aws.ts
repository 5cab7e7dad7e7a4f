import type { LiveEvent } from '../../model/live-event.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { AwsAccount } from '../../model/config.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { anchorsOf } from '../../sources/aws/edges/edge-rules.ts';
import { findDirty } from '../../sources/aws/live/find-dirty.ts';
import { findAccounts } from './find-accounts.ts';
import { loadForSync } from './load-for-sync.ts';
import { planSurvey } from './plan-survey.ts';
import type { PlannedSync } from './planned-sync.ts';
import { refuseBlind } from './refuse-blind.ts';
import {
  selectAccounts,
  selectSurveyTypes,
  selectTypes,
  type SyncSelection,
} from './select-scopes.ts';
import { surveyAws, type SurveyAwsRequest } from './survey-aws.ts';

export interface PlanAwsRequest extends Omit<SurveyAwsRequest, 'catalog' | 'accounts' | 'shard'> {
  readonly files: FileStore;
  readonly allowDeletions: boolean;
  /** Surveys only what this says has changed. */
  readonly event?: LiveEvent | undefined;
}

/**
 * Loads the catalog, surveys AWS and plans; undefined where an event is about nothing of this catalog. Throws UserError
 * where that cannot be done safely.
 */
export async function planAws(request: PlanAwsRequest): Promise<PlannedSync | undefined> {
  const catalog = await loadForSync(request.files);
  const accounts = await findAccounts(catalog.config.aws, request);
  const selection = narrow(request, catalog, accounts);
  if (selection === undefined) return undefined;
  const surveyed = await surveyAws({ ...request, catalog, accounts, selection });
  try {
    refuseBlind(surveyed.scopes, surveyed.mask);
    return await planSurvey(catalog, surveyed, request);
  } finally {
    surveyed.close();
  }
}

const EVERYTHING: SyncSelection = { accounts: [], regions: [], types: [] };

/** What an event says is looked up in the configuration: it can narrow a survey, and nothing else. */
function narrow(
  { event, selection, onNote }: PlanAwsRequest,
  catalog: FullCatalog,
  accounts: readonly AwsAccount[],
): SyncSelection | undefined {
  if (event === undefined) return selection;
  const all = selectAccounts({ ...catalog.config.aws, accounts: [...accounts] }, EVERYTHING);
  const dirty = findDirty(event, all, selectSurveyTypes(catalog, EVERYTHING));
  if (dirty.kind === 'nothing') {
    onNote(`the event is ignored: ${dirty.reason}`);
    return undefined;
  }
  const { account, region, types } = dirty;
  // What connects two others is surveyed with them.
  const own = new Set(selectTypes(catalog, EVERYTHING));
  const wanted = types.flatMap((type) => (own.has(type) ? [type] : anchorsOf(type)));
  return {
    accounts: [account],
    regions: region === undefined ? [] : [region],
    types: [...new Set(wanted)].filter((type) => own.has(type)),
  };
}
