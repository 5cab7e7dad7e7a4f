import { findAccount } from '../state/create-state.ts';
import type { CommitStatus, Repository, State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { renderUser } from './render-user.ts';
import { toTime } from './to-time.ts';
import { repositoryUrl } from './urls.ts';

/** `simple-commit-status`, as it is in the combined one. */
export function renderSimpleStatus(
  state: State,
  repository: Repository,
  status: CommitStatus,
): object {
  const account = findAccount(state, status.login);
  return {
    url: `${repositoryUrl(state, repository)}/statuses/${status.sha}`,
    avatar_url: account === undefined ? null : `${state.url}/avatars/u/${account.id}?v=4`,
    id: status.id,
    node_id: toNodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: toTime(status.createdAt),
    updated_at: toTime(status.createdAt),
  };
}

/** `status`. */
export function renderStatus(state: State, repository: Repository, status: CommitStatus): object {
  return {
    ...renderSimpleStatus(state, repository, status),
    creator: renderUser(state, status.login),
  };
}
