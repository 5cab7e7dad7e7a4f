import type { CommitStatus, Repository } from './github-state.ts';

/** The latest status of each context at a commit. */
export function latestStatuses(repository: Repository, sha: string): readonly CommitStatus[] {
  const all = repository.statuses.filter((each) => each.sha === sha);
  return [...new Map(all.map((each) => [each.context, each])).values()];
}

/** What GitHub makes one of: nothing is `pending` as well. */
export function combineStatuses(
  statuses: readonly CommitStatus[],
): 'failure' | 'pending' | 'success' {
  if (statuses.some(({ state }) => state === 'failure' || state === 'error')) return 'failure';
  const isDone = statuses.length > 0 && statuses.every(({ state }) => state === 'success');
  return isDone ? 'success' : 'pending';
}
