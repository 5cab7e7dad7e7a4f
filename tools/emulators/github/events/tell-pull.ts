import { findMergeBase } from '../git/read-refs.ts';
import { renderPull, type Pull } from '../render/render-pull.ts';
import { renderRepository } from '../render/render-repository.ts';
import { renderUser } from '../render/render-user.ts';
import { refreshMerge } from './refresh-pulls.ts';
import type { Repository, State, Token } from '../state/github-state.ts';
import { tell } from './tell.ts';

interface PullEvent {
  /** Default: `pull_request`. */
  readonly name?: 'pull_request' | 'pull_request_review';
  readonly activity: string;
  readonly login: string;
  readonly token: Token | undefined;
  /** What is told beside the pull request. */
  readonly payload?: object;
}

/** What happened to a pull request, on the merge that GitHub makes of it; where there is a conflict, nothing runs. */
export async function tellPull(
  state: State,
  repository: Repository,
  issue: Pull,
  { name = 'pull_request', activity, login, token, payload = {} }: PullEvent,
): Promise<void> {
  const sha = await refreshMerge(state, repository, issue);
  if (sha === undefined && activity !== 'closed') return;
  const { pull, number } = issue;
  const base = await findMergeBase(repository.folder, pull.baseSha, pull.headSha);
  const counts = { commits: 1, additions: 0, deletions: 0, changedFiles: 0, mergeable: true };
  tell(state, token, {
    name,
    activity,
    repository: repository.fullName,
    actor: login,
    ref: `refs/pull/${number}/merge`,
    sha: sha ?? pull.headSha,
    workflowSha: sha ?? pull.headSha,
    payload: {
      action: activity,
      ...(name === 'pull_request' ? { number } : {}),
      ...payload,
      pull_request: { ...renderPull(state, repository, issue, counts), merge_base: base },
      repository: renderRepository(state, repository),
      sender: renderUser(state, login),
    },
    isHeld: false,
    isFromFork: pull.headRepository.toLowerCase() !== repository.fullName.toLowerCase(),
  });
}
