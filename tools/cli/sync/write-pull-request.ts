import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Git } from '../../ports/git.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';
import { SYNC_TRAILER } from './pull-requests/commit-message.ts';
import type { PullRequestText } from '../../reporters/sync-markdown.ts';

/** The branch that a sync keeps to itself. */
export const SYNC_BRANCH = 'cadastre/sync-aws';

export interface PullRequestRequest {
  readonly git: Git;
  /** The work tree, outside the person's own, that the plan was made in. */
  readonly worktree: string;
  /** The commit that the work tree was made from. */
  readonly base: string;
  readonly files: FileStore;
  readonly changes: readonly FileChange[];
  readonly text: PullRequestText;
}

/** Commits the changes and moves the branch to them. Answers the commit. */
export async function writePullRequest(request: PullRequestRequest): Promise<string> {
  const { git, worktree, base, files, changes, text } = request;
  const before = await git.findCommit(`refs/heads/${SYNC_BRANCH}`);
  await refuseCheckedOut(git);
  if (before !== undefined) await refuseForeignCommits(git, base, before);
  await files.write(changes);
  const commit = await git.commitAll(worktree, `${text.title}\n\n${SYNC_TRAILER}\n`);
  await git.moveBranch(SYNC_BRANCH, commit, before);
  return commit;
}

async function refuseCheckedOut(git: Git): Promise<void> {
  if ((await git.findCurrentBranch()) !== SYNC_BRANCH) return;
  throw new UserError(
    `${SYNC_BRANCH} is checked out here, and it would move under your feet`,
    'check out another branch first',
  );
}

/** A branch is rebuilt from scratch, so it must hold nothing that a person committed. */
async function refuseForeignCommits(git: Git, base: string, branch: string): Promise<void> {
  const commits = await git.commitsBetween(base, branch);
  const foreign = commits.findLast(({ message }) => !message.includes(SYNC_TRAILER));
  if (foreign === undefined) return;
  const title = foreign.message.split('\n')[0] ?? '';
  throw new UserError(
    `somebody committed to ${SYNC_BRANCH}: "${title}"`,
    `merge or rename that branch first (git branch -m ${SYNC_BRANCH} mine); nothing was changed`,
  );
}

/** The file that a person reads before there is a pull request. */
export function pullRequestFile(): string {
  return path.posix.join('.cadastre', 'pull-request.md');
}
