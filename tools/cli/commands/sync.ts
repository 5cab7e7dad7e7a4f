import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { SyncOutput } from '../../model/sync-output.ts';
import { readTexts } from '../../load/read-texts.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import { renderSyncJson } from '../../reporters/sync-json.ts';
import { renderSyncPullRequest } from '../../reporters/sync-markdown.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { renderSyncText } from '../../reporters/sync-text.ts';
import type { Arguments, Command, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { createProgress } from '../create-progress.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { createPacedCloud } from '../../sources/aws/pace/create-paced-cloud.ts';
import { planAws } from '../sync/plan-aws.ts';
import { maskJson } from '../sync/create-mask.ts';
import { refuseSecrets } from '../sync/refuse-secrets.ts';
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
  ],
  async run(arguments_, context) {
    const [source] = arguments_.positionals;
    if (source !== 'aws') {
      const message =
        source === undefined ? 'sync from where?' : `there is no source \`${source}\``;
      throw new UserError(message, 'write `cadastre sync aws`');
    }
    if (arguments_.has('write') && arguments_.has('pull-request')) {
      throw new UserError('--write and --pull-request exclude each other', 'use one of them');
    }
    const root = await getCatalogRoot(context);
    return arguments_.has('pull-request')
      ? syncPullRequest(root, arguments_, context)
      : syncInPlace(root, arguments_, context);
  },
};

async function syncInPlace(
  root: string,
  arguments_: Arguments,
  context: Context,
): Promise<ExitCode> {
  const report = await makePlan(root, arguments_, context);
  const files = context.openFiles(root);
  const changes = await fileChanges(report, files);
  const writes = arguments_.has('write') && changes.length > 0;
  const printed = render(report, writes ? { kind: 'written' } : undefined, arguments_, context);
  refuseSecrets([...changes, { path: 'the report', text: printed }]);
  if (writes) await files.write(changes);
  context.io.stdout(printed);
  return arguments_.has('check') && report.plan.changes.length > 0 ? 1 : 0;
}

/** Works on a work tree of HEAD, so that nothing of the person's own is touched or taken along. */
async function syncPullRequest(
  root: string,
  arguments_: Arguments,
  context: Context,
): Promise<ExitCode> {
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
    const report = await makePlan(inside, arguments_, context);
    const files = context.openFiles(inside);
    const changes = await fileChanges(report, files);
    const { title, body } = renderSyncPullRequest(report);
    const text = { title: report.mask(title), body: report.mask(body) };
    const planned = render(report, undefined, arguments_, context);
    refuseSecrets([
      ...changes,
      { path: 'the title of the pull request', text: text.title },
      { path: 'the body of the pull request', text: text.body },
      { path: 'the report', text: planned },
    ]);
    if (changes.length === 0) {
      context.io.stdout(planned);
      return 0;
    }
    const commit = await writePullRequest({ git, worktree, base, files, changes, text });
    const file = pullRequestFile();
    await context.openFiles(root).write([{ path: file, text: `# ${text.title}\n\n${text.body}` }]);
    const result = { kind: 'pull-request', branch: SYNC_BRANCH, commit, file } as const;
    context.io.stdout(render(report, result, arguments_, context));
    return arguments_.has('check') ? 1 : 0;
  } finally {
    await git.removeWorktree(worktree);
  }
}

async function fileChanges(
  { plan: { changes } }: SyncReport,
  files: FileStore,
): Promise<readonly FileChange[]> {
  const touched = changes.flatMap(({ action, file }) => (action === 'create' ? [] : [file]));
  return toFileChanges(changes, await readTexts(files, [...new Set(touched)]));
}

async function makePlan(
  root: string,
  arguments_: Arguments,
  context: Context,
): Promise<SyncReport> {
  const progress = createProgress(context.io);
  const { signal, isInterrupted, dispose } = createStop(arguments_.text('time-limit'), context);
  try {
    const report = await planAws({
      files: context.openFiles(root),
      openCloud: async (roles) =>
        createPacedCloud(await context.openCloud({ roles }), context.clock),
      signal,
      selection: {
        accounts: arguments_.list('account'),
        regions: arguments_.list('region'),
        types: arguments_.list('type'),
      },
      allowDeletions: arguments_.has('allow-deletions'),
      onProgress: (done, all) => progress.show(`surveying AWS: ${done} of ${all} scopes`),
    });
    if (isInterrupted()) throw new UserError('the survey was stopped', 'nothing was written');
    return report;
  } finally {
    progress.clear();
    dispose();
  }
}

interface Stop {
  readonly signal: AbortSignal;
  /** Whether a person stopped it, and not the clock. */
  isInterrupted(): boolean;
  dispose(): void;
}

/** A survey ends early when a person says so, and then changes nothing, or when its time is up. */
function createStop(minutes: string | undefined, context: Context): Stop {
  const limit = minutes === undefined ? undefined : Number(minutes);
  if (limit !== undefined && !(limit > 0)) {
    throw new UserError(
      `--time-limit ${minutes}: not a number of minutes`,
      'write --time-limit 30',
    );
  }
  const controller = new AbortController();
  const dispose = context.onStop(() => controller.abort());
  const signals = [
    controller.signal,
    ...(limit === undefined ? [] : [AbortSignal.timeout(limit * 60_000)]),
  ];
  const signal = AbortSignal.any(signals);
  // Every call that is under way listens; the default, ten, is meant to find leaks.
  setMaxListeners(0, signal);
  return { signal, isInterrupted: () => controller.signal.aborted, dispose };
}

/** With `--all` there is no limit; otherwise a first survey would fill many screens. */
const MOST_ADDITIONS = 6;

function render(
  report: SyncReport,
  result: SyncOutput['result'],
  arguments_: Arguments,
  { io }: Context,
): string {
  if (arguments_.text('format') === 'json')
    return maskJson(renderSyncJson(report, result), report.mask);
  const most = arguments_.has('all') ? Number.POSITIVE_INFINITY : MOST_ADDITIONS;
  const text = renderSyncText(report, { hasColours: io.hasColours, most });
  return report.mask(text) + endOf(result);
}

function endOf(result: SyncOutput['result']): string {
  if (result?.kind === 'written') return 'Written to the working tree.\n';
  if (result?.kind !== 'pull-request') return '';
  return `Committed as ${result.commit.slice(0, 10)} on the branch ${result.branch}; title and body are in ${result.file}\n`;
}
