import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import { renderSyncPullRequest } from '../../reporters/sync-markdown.ts';
import type { ExitCode } from '../command.ts';
import { fileChanges } from './file-changes.ts';
import { makePlan, type SyncRun } from './make-plan.ts';
import { refuseSecrets } from './refuse-secrets.ts';
import { renderSync } from './render-sync.ts';
import { pullRequestFile, SYNC_BRANCH, writePullRequest } from './write-pull-request.ts';

/** Works on a work tree of HEAD, so that nothing of the person's own is touched or taken along. */
export async function syncBranch(run: SyncRun): Promise<ExitCode> {
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
    const changes = await fileChanges(report.plan.changes, files);
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
    const result = { kind: 'branch', branch: SYNC_BRANCH, commit, file } as const;
    context.io.stdout(renderSync(report, result, arguments_, context));
    return arguments_.has('check') ? 1 : 0;
  } finally {
    await git.removeWorktree(worktree);
  }
}
