import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import { readTexts } from '../../load/read-texts.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import { renderSyncJson } from '../../reporters/sync-json.ts';
import { renderSyncPullRequest } from '../../reporters/sync-markdown.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import type { Arguments, Command, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { createProgress } from '../create-progress.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { createPacedCloud } from '../../sources/aws/pace/create-paced-cloud.ts';
import type { Journals } from '../../ports/journal.ts';
import { renderShardText } from '../../reporters/shard-text.ts';
import { journalName } from '../../sources/aws/journal/journal-name.ts';
import type { Shard } from '../../sources/aws/survey/tasks-of-shard.ts';
import { maskJson } from '../sync/create-mask.ts';
import { createStop } from '../sync/create-stop.ts';
import { findAccounts } from '../sync/find-accounts.ts';
import { loadForSync } from '../sync/load-for-sync.ts';
import { planAws } from '../sync/plan-aws.ts';
import { planShards } from '../sync/plan-shards.ts';
import { renderSync } from '../sync/render-sync.ts';
import { readEvent } from '../sync/read-event.ts';
import { refuseBlind } from '../sync/refuse-blind.ts';
import { refuseSecrets } from '../sync/refuse-secrets.ts';
import { surveyAws, type SurveyAwsRequest } from '../sync/survey-aws.ts';
import { syncMode, type SyncMode } from '../sync/sync-mode.ts';
import { pullRequestFile, SYNC_BRANCH, writePullRequest } from '../sync/write-pull-request.ts';

export const sync: Command = {
  name: 'sync',
  summary: 'survey a cloud and bring the catalog up to date',
  positionals: { usage: 'aws', most: 1 },
  options: {
    write: { type: 'boolean', summary: 'make the changes in the working tree' },
    'pull-request': {
      type: 'boolean',
      summary: `commit them on the branch ${SYNC_BRANCH}, with title and body in a file`,
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
    const run: Run = { root: await getCatalogRoot(context), mode, arguments_, context };
    if (mode.kind === 'shard') return await surveyShard(run, mode.shard);
    return arguments_.has('pull-request') ? await syncPullRequest(run) : await syncInPlace(run);
  },
};

interface Run {
  /** The catalog of the person, where journals are kept as well. */
  readonly root: string;
  readonly mode: SyncMode;
  readonly arguments_: Arguments;
  readonly context: Context;
}

async function syncInPlace(run: Run): Promise<ExitCode> {
  const { root, arguments_, context } = run;
  const planned = await makePlan(run, root);
  if (planned === undefined) return 0;
  const { report } = planned;
  const files = context.openFiles(root);
  const changes = await fileChanges(report, files);
  const writes = arguments_.has('write') && changes.length > 0;
  const printed = renderSync(report, writes ? { kind: 'written' } : undefined, arguments_, context);
  refuseSecrets([...changes, { path: 'the report', text: printed }]);
  if (writes) await files.write(changes);
  planned.discard();
  context.io.stdout(printed);
  return arguments_.has('check') && report.plan.changes.length > 0 ? 1 : 0;
}

/** Works on a work tree of HEAD, so that nothing of the person's own is touched or taken along. */
async function syncPullRequest(run: Run): Promise<ExitCode> {
  const { root, arguments_, context } = run;
  const git = context.openGit(root);
  const top = await git.findRoot();
  if (top === undefined)
    throw new UserError(
      `${root} is not in a git repository`,
      'run `git init` and commit, or use --write',
    );
  const base = await git.findCommit('HEAD');
  if (base === undefined)
    throw new UserError('the repository has no commit yet', 'commit your catalog first');
  const worktree = await context.makeScratch(root, 'worktree');
  await git.addWorktree(worktree, base);
  try {
    const inside = path.join(worktree, path.relative(top, root));
    const planned = await makePlan(run, inside);
    if (planned === undefined) return 0;
    const { report } = planned;
    const files = context.openFiles(inside);
    const changes = await fileChanges(report, files);
    const { title, body } = renderSyncPullRequest(report);
    const text = { title: report.mask(title), body: report.mask(body) };
    const printed = renderSync(report, undefined, arguments_, context);
    refuseSecrets([
      ...changes,
      { path: 'the title of the pull request', text: text.title },
      { path: 'the body of the pull request', text: text.body },
      { path: 'the report', text: printed },
    ]);
    if (changes.length === 0) {
      planned.discard();
      context.io.stdout(printed);
      return 0;
    }
    const commit = await writePullRequest({ git, worktree, base, files, changes, text });
    const file = pullRequestFile();
    await context.openFiles(root).write([{ path: file, text: `# ${text.title}\n\n${text.body}` }]);
    planned.discard();
    const result = { kind: 'pull-request', branch: SYNC_BRANCH, commit, file } as const;
    context.io.stdout(renderSync(report, result, arguments_, context));
    return arguments_.has('check') ? 1 : 0;
  } finally {
    await git.removeWorktree(worktree);
  }
}

/** Writes a journal and nothing else. */
async function surveyShard(run: Run, shard: Shard): Promise<ExitCode> {
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

const NO_PLAN: SyncReport['plan'] = { changes: [], held: [], unchanged: 0, external: 0 };

async function fileChanges(
  { plan: { changes } }: SyncReport,
  files: FileStore,
): Promise<readonly FileChange[]> {
  const touched = changes.flatMap(({ action, file }) => (action === 'create' ? [] : [file]));
  return toFileChanges(changes, await readTexts(files, [...new Set(touched)]));
}

interface Planned {
  readonly report: SyncReport;
  /** Removes the journal, which is of no more use once all is done. */
  discard(): void;
}

/** Undefined where an event is about nothing that this catalog is about; that has been said then. */
async function makePlan(run: Run, root: string): Promise<Planned | undefined> {
  const { mode, arguments_, context } = run;
  const files = context.openFiles(root);
  const allowDeletions = arguments_.has('allow-deletions');
  const journals = await openJournals(run);
  if (mode.kind === 'merge') {
    const onNote = noteTo(context);
    const report = await planShards({ files, journals, allowDeletions, onNote });
    return { report, discard: () => undefined };
  }
  const event = mode.kind === 'event' ? await readEvent(context, mode.file) : undefined;
  let name: string | undefined;
  const onJournal = (written: string): void => void (name = written);
  const report = await withSurvey(
    run,
    journals,
    async (request) => await planAws({ ...request, files, allowDeletions, event, onJournal }),
  );
  if (report === undefined) {
    if (arguments_.text('format') === 'json') context.io.stdout(renderSyncJson(NOTHING, undefined));
    return undefined;
  }
  const isKept =
    arguments_.has('observations') ||
    report.scopes.some(({ state }) => state === 'failed' || state === 'throttled-out');
  const discard = (): void => {
    if (!isKept && name !== undefined) journals.remove(name);
  };
  return { report, discard };
}

const NOTHING: SyncReport = {
  scopes: [],
  plan: NO_PLAN,
  warnings: [],
  accountNames: new Map(),
  mask: (text) => text,
};

async function openJournals({ root, mode, arguments_, context }: Run): Promise<Journals> {
  const named = mode.kind === 'merge' ? mode.folder : arguments_.text('observations');
  return await context.openJournals(
    named === undefined ? path.join(root, '.cadastre', 'survey') : path.resolve(context.cwd, named),
  );
}

type SurveyOptions = Omit<SurveyAwsRequest, 'catalog' | 'accounts'>;

/** Does what surveys, with progress for a person and an ear for one who stops it. */
async function withSurvey<T>(
  { arguments_, context }: Run,
  journals: Journals,
  work: (request: SurveyOptions) => Promise<T>,
): Promise<T> {
  const progress = createProgress(context.io);
  const { signal, isInterrupted, dispose } = createStop(arguments_.text('time-limit'), context);
  try {
    const result = await work({
      journals,
      openCloud: async (roles) =>
        createPacedCloud(await context.openCloud({ roles }), context.clock),
      signal,
      selection: {
        accounts: arguments_.list('account'),
        regions: arguments_.list('region'),
        types: arguments_.list('type'),
      },
      isResumed: arguments_.has('resume'),
      onProgress: (done, all) => progress.show(`surveying AWS: ${done} of ${all} scopes`),
      onNote: noteTo(context),
    });
    if (isInterrupted())
      throw new UserError(
        'the survey was stopped',
        'nothing was written; --resume goes on with it',
      );
    return result;
  } finally {
    progress.clear();
    dispose();
  }
}

function noteTo({ io }: Context): (text: string) => void {
  return (text) => io.stderr(`note: ${text}\n`);
}
