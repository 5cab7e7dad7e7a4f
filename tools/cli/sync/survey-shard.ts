import path from 'node:path';
import { renderShardText } from '../../reporters/shard-text.ts';
import { renderSyncJson } from '../../reporters/sync-json.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { journalName } from '../../sources/aws/journal/journal-name.ts';
import type { Shard } from '../../sources/aws/survey/tasks-of-shard.ts';
import type { ExitCode } from '../command.ts';
import { maskJson } from './create-mask.ts';
import { findAccounts } from './find-accounts.ts';
import { loadForSync } from './load-for-sync.ts';
import { NO_PLAN, openJournals, withSurvey, type SyncRun } from './make-plan.ts';
import { refuseBlind } from './refuse-blind.ts';
import { refuseSecrets } from './refuse-secrets.ts';
import { surveyAws } from './survey-aws.ts';

/** Writes a journal and nothing else. */
export async function surveyShard(run: SyncRun, shard: Shard): Promise<ExitCode> {
  const { root, arguments_, context } = run;
  const journals = await openJournals(run);
  const surveyed = await withSurvey(run, journals, async (request) => {
    const catalog = await loadForSync(context.openFiles(root));
    const accounts = await findAccounts(catalog.config.aws, request);
    return await surveyAws({ ...request, catalog, accounts, shard });
  });
  surveyed.close();
  const { scopes } = surveyed;
  // A shard alone cannot tell a region that is not enabled from wrong credentials; all that failed can.
  if (scopes.every(({ state }) => state === 'failed')) refuseBlind(scopes, surveyed.mask);
  const { mask } = surveyed;
  const report: SyncReport = { scopes, plan: NO_PLAN, warnings: [], accountNames: new Map(), mask };
  const file = `${path.join(journals.folder, journalName(shard))}.jsonl`;
  const printed =
    arguments_.text('format') === 'json'
      ? maskJson(renderSyncJson(report, undefined), mask)
      : mask(renderShardText(report, { file, hasColours: context.io.hasColours }));
  refuseSecrets([{ path: 'the report', text: printed }]);
  context.io.stdout(printed);
  return 0;
}
