import type { Catalog } from '../../load/catalog.ts';
import type { AwsAccount } from '../../model/config.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Journals } from '../../ports/journal.ts';
import { createHeader } from '../../sources/aws/journal/create-header.ts';
import { createSurveyRecord } from '../../sources/aws/journal/create-survey-record.ts';
import { journalName } from '../../sources/aws/journal/journal-name.ts';
import { observationsOfType } from '../../sources/aws/journal/observations-of-type.ts';
import { openSurvey } from '../../sources/aws/journal/open-survey.ts';
import { settleRegions } from '../../sources/aws/survey/settle-regions.ts';
import { survey } from '../../sources/aws/survey/survey.ts';
import { taskKey } from '../../sources/aws/survey/task.ts';
import type { Shard } from '../../sources/aws/survey/tasks-of-shard.ts';
import { knownResources } from './known-resources.ts';
import { createMask } from './create-mask.ts';
import { tagKeysOf } from './find-aws-edges.ts';
import { selectAccounts, selectSurveyTypes, type SyncSelection } from './select-scopes.ts';
import type { Surveyed } from './surveyed.ts';

/** Opens a cloud that takes on these roles, by account. */
export type OpenCloud = (roles: Readonly<Record<string, string>>) => Promise<Cloud>;

export interface SurveyAwsRequest {
  readonly catalog: Catalog;
  /** All accounts that the configuration means. */
  readonly accounts: readonly AwsAccount[];
  /** Where observations are kept, so that they need not be held. */
  readonly journals: Journals;
  readonly openCloud: OpenCloud;
  readonly selection: SyncSelection;
  /** Surveys only this part. */
  readonly shard?: Shard | undefined;
  /** Goes on with a survey that was stopped. */
  readonly isResumed?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Tells which journal is written. */
  onJournal?(name: string): void;
  onProgress(done: number, all: number): void;
  /** Tells a person something beside the plan. */
  onNote(text: string): void;
}

const WHOLE: Shard = { index: 1, of: 1 };
/** A survey of a part leaves the journal of a whole one that was stopped alone. */
const PART = 'aws-part';

/** Surveys what is selected of AWS into a journal. */
export async function surveyAws(request: SurveyAwsRequest): Promise<Surveyed> {
  const { catalog, journals, selection, shard = WHOLE } = request;
  const accounts = selectAccounts(
    { ...catalog.config.aws, accounts: [...request.accounts] },
    selection,
  );
  const types = selectSurveyTypes(catalog, selection);
  const isNarrowed = selection.accounts.length + selection.regions.length > 0;
  const header = createHeader({
    catalog,
    program: journals.program,
    accounts,
    types,
    shard,
    isNarrowed,
    started: journals.now(),
  });
  const isPart = Object.values(selection).some((names) => names.length > 0);
  const name = isPart && shard.of === 1 ? PART : journalName(shard);
  const isResumed = request.isResumed === true;
  const { journal, tasks, earlier, anew } = openSurvey(journals, name, { header, isResumed });
  request.onJournal?.(name);
  if (anew !== undefined) request.onNote(`${anew}: this one begins anew`);
  if (earlier.size > 0)
    request.onNote(`going on with a survey that has ${earlier.size} of ${tasks.length} lists`);
  const record = createSurveyRecord(journal, earlier);
  const known = knownResources(catalog);
  const { scopes, gone } = await survey(await request.openCloud(rolesOf(request.accounts)), {
    accounts,
    types,
    known,
    tagKeys: tagKeysOf(catalog.config.aws),
    allowedSecrets: catalog.config.aws?.allowSecretPaths,
    record,
    shard,
    signal: request.signal,
    onProgress: request.onProgress,
  });
  const observed = tasks.map((task) => ({
    task,
    journal,
    places: record.observed.get(taskKey(task)) ?? [],
  }));
  return {
    accounts,
    isNarrowed,
    mask: createMask(catalog.config.aws),
    scopes: settleRegions(scopes, known),
    gone,
    read: (type) => observationsOfType(observed, type),
    close: () => journal.close(),
  };
}

function rolesOf(accounts: readonly AwsAccount[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    accounts.flatMap(({ id, role }) => (role === undefined ? [] : [[id, role]])),
  );
}
