import { fetchHead } from '../git/fetch-head.ts';
import { mergeTrees } from '../git/merge-commits.ts';
import { findRef, isAncestor, moveRef } from '../git/read-refs.ts';
import { writeCommit } from '../git/write-objects.ts';
import type { Pull } from '../render/render-pull.ts';
import { toTime } from '../render/to-time.ts';
import { getHead } from '../render/render-pull.ts';
import { isPull } from '../state/find-issue.ts';
import type { Repository, State } from '../state/github-state.ts';

/** The merge of a pull request with its base, as a commit that can be fetched; undefined: there are conflicts. */
export async function refreshMerge(
  state: State,
  repository: Repository,
  { pull, number }: Pull,
): Promise<string | undefined> {
  const { folder } = repository;
  const base = (await findRef(folder, `refs/heads/${pull.baseBranch}`)) ?? pull.baseSha;
  const known = pull.testMerge;
  if (known?.base === base && known.head === pull.headSha) return known.commit;
  const tree = await mergeTrees(folder, base, pull.headSha);
  const date = toTime(state.now());
  const by = { name: 'GitHub', email: 'noreply@github.com', date };
  const message = `Merge ${pull.headSha} into ${base}`;
  const parents = [base, pull.headSha];
  const commit =
    tree === undefined
      ? undefined
      : await writeCommit(folder, { tree, parents, message, author: by, committer: by });
  pull.baseSha = base;
  pull.testMerge = { base, head: pull.headSha, commit };
  await moveRef(folder, `refs/pull/${number}/head`, pull.headSha);
  await moveRef(folder, `refs/pull/${number}/merge`, commit);
  return commit;
}

/** What happened to pull requests because a branch of this repository moved or went. */
export interface PullChange {
  readonly issue: Pull;
  readonly activity: 'synchronize' | 'closed';
}

/** Brings all open pull requests up to date with the branches. */
export async function refreshPulls(
  state: State,
  repository: Repository,
  login: string,
): Promise<readonly PullChange[]> {
  const changes: PullChange[] = [];
  for (const issue of repository.issues.values()) {
    if (!isPull(issue) || issue.state !== 'open') continue;
    const activity = await refreshPull(state, repository, issue, login);
    if (activity !== undefined) changes.push({ issue, activity });
  }
  return changes;
}

async function refreshPull(
  state: State,
  repository: Repository,
  issue: Pull,
  login: string,
): Promise<PullChange['activity'] | undefined> {
  const { pull } = issue;
  const head = getHead(state, repository, pull);
  const [tip, base] = await Promise.all([
    fetchHead(repository.folder, { folder: head.folder, branch: pull.headBranch }, issue.number),
    findRef(repository.folder, `refs/heads/${pull.baseBranch}`),
  ]);
  const close = (isMerged: boolean): 'closed' => {
    issue.state = 'closed';
    issue.closedAt = state.now();
    issue.closedBy = login;
    if (isMerged) {
      pull.mergedAt = state.now();
      pull.mergedBy = login;
      pull.mergeCommit = base;
    }
    return 'closed';
  };
  if (tip === undefined || base === undefined) return close(false);
  // What the base has of it was merged by a push; a branch that went back to its base has nothing to merge.
  if (await isAncestor(repository.folder, tip, base)) return close(tip === pull.headSha);
  if (tip === pull.headSha) return undefined;
  pull.headSha = tip;
  issue.updatedAt = state.now();
  await refreshMerge(state, repository, issue);
  return 'synchronize';
}
