import { UserError } from '../../diagnostics/user-error.ts';
import type { SyncOutput } from '../../model/sync-output.ts';
import { renderPullRequestList } from '../../reporters/pull-request-list.ts';
import type { Command, ExitCode } from '../command.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { fileChanges } from '../sync/file-changes.ts';
import { makePlan, type Planned, type SyncRun } from '../sync/make-plan.ts';
import { refuseSecrets } from '../sync/refuse-secrets.ts';
import { renderSync } from '../sync/render-sync.ts';
import { surveyShard } from '../sync/survey-shard.ts';
import { syncBranch } from '../sync/sync-branch.ts';
import { syncMode } from '../sync/sync-mode.ts';
import { SYNC_BRANCH } from '../sync/write-pull-request.ts';

export const sync: Command = {
  name: 'sync',
  summary: 'survey a cloud and bring the catalog up to date',
  positionals: { usage: 'aws', most: 1 },
  options: {
    write: { type: 'boolean', summary: 'make the changes in the working tree' },
    'pull-request': {
      type: 'boolean',
      summary: 'open or update pull requests on GitHub, one for each account',
    },
    branch: {
      type: 'boolean',
      summary: `commit them on the branch ${SYNC_BRANCH} here, with title and body in a file`,
    },
    check: { type: 'boolean', summary: 'exit with 1 if anything would change' },
    account: {
      type: 'string',
      value: 'ID',
      summary: 'only this account (may be repeated)',
      multiple: true,
    },
    region: {
      type: 'string',
      value: 'NAME',
      summary: 'only this region (may be repeated)',
      multiple: true,
    },
    type: {
      type: 'string',
      value: 'TYPE',
      summary: 'only this type, such as AWS::SQS::Queue (may be repeated)',
      multiple: true,
    },
    'allow-deletions': {
      type: 'boolean',
      summary: 'make deletions that are more than the limits allow',
    },
    'time-limit': {
      type: 'string',
      value: 'MINUTES',
      summary: 'plan with what was read by then; nothing is deleted in the rest',
    },
    shard: {
      type: 'string',
      value: 'I/N',
      summary: 'survey the I-th of N parts into a journal, and plan nothing',
    },
    merge: {
      type: 'string',
      value: 'FOLDER',
      summary: 'survey nothing: plan with the journals of all shards',
    },
    observations: {
      type: 'string',
      value: 'FOLDER',
      summary: 'where the journal is written; default .cadastre/survey',
    },
    resume: { type: 'boolean', summary: 'go on with a survey that was stopped' },
    event: {
      type: 'string',
      value: 'FILE',
      summary: 'survey only what an event says has changed',
    },
    all: { type: 'boolean', summary: 'name every addition, however many there are' },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to report',
      choices: ['text', 'json'],
      default: 'text',
    },
  },
  examples: [
    'cadastre sync aws                          print the plan, change nothing',
    'cadastre sync aws --write                  change the files here',
    'cadastre sync aws --type AWS::SQS::Queue   survey queues only',
    'cadastre sync aws --shard 2/8              survey the second of eight parts',
    'cadastre sync aws --merge .cadastre/survey plan with what all parts have seen',
  ],
  async run(arguments_, context) {
    const [source] = arguments_.positionals;
    if (source !== 'aws') {
      const message =
        source === undefined ? 'sync from where?' : `there is no source \`${source}\``;
      throw new UserError(message, 'write `cadastre sync aws`');
    }
    const mode = syncMode(arguments_);
    await context.keepHeapSmall();
    const run: SyncRun = { root: await getCatalogRoot(context), mode, arguments_, context };
    if (mode.kind === 'shard') return await surveyShard(run, mode.shard);
    if (arguments_.has('pull-request')) return await syncOnGithub(run);
    return arguments_.has('branch') ? await syncBranch(run) : await syncInPlace(run);
  },
};

async function syncInPlace(run: SyncRun): Promise<ExitCode> {
  const { root, arguments_, context } = run;
  const planned = await makePlan(run, root);
  if (planned === undefined) return 0;
  const { report } = planned;
  const files = context.openFiles(root);
  const changes = await fileChanges(report.plan.changes, files);
  const writes = arguments_.has('write') && changes.length > 0;
  const printed = renderSync(report, writes ? { kind: 'written' } : undefined, arguments_, context);
  refuseSecrets([...changes, { path: 'the report', text: printed }]);
  if (writes) await files.write(changes);
  planned.discard();
  context.io.stdout(printed);
  return arguments_.has('check') && report.plan.changes.length > 0 ? 1 : 0;
}

/** Brings the pull requests on GitHub up to date. */
async function syncOnGithub(run: SyncRun): Promise<ExitCode> {
  const { root, arguments_, context } = run;
  const { syncPullRequests } = await import('../sync/pull-requests/sync-pull-requests.ts');
  const plan = async (folder: string): Promise<Planned | undefined> => await makePlan(run, folder);
  const done = await syncPullRequests(root, context, plan);
  if (done === undefined) return 0;
  const { planned, pullRequests } = done;
  const { report } = planned;
  planned.discard();
  const result: SyncOutput['result'] = {
    kind: 'pull-requests',
    pullRequests: [...pullRequests],
  };
  const printed = renderSync(report, result, arguments_, context);
  refuseSecrets([{ path: 'the report', text: printed }]);
  context.io.stdout(printed);
  await context.writeStepSummary(report.mask(renderPullRequestList(pullRequests)));
  return arguments_.has('check') && report.plan.changes.length > 0 ? 1 : 0;
}
