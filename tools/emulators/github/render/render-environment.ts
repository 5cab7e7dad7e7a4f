import type { GithubEnvironment } from '../github-server.ts';
import type { Repository, State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { renderTeam } from './render-team.ts';
import { renderUser } from './render-user.ts';
import { toTime } from './to-time.ts';
import { repositoryPage, repositoryUrl } from './urls.ts';

/** Who may approve, as people and teams. */
export function renderReviewers(state: State, { reviewers }: GithubEnvironment): object[] {
  return reviewers.map((each) => {
    const [organization = '', slug] = each.split('/');
    return slug === undefined
      ? { type: 'User', reviewer: renderUser(state, each) }
      : { type: 'Team', reviewer: renderTeam(state, organization, slug) };
  });
}

/** What `environment` and a deployment that waits for one have in common. */
export function renderEnvironmentLinks(
  state: State,
  repository: Repository,
  { id, name }: { readonly id: number; readonly name: string },
): object {
  const encoded = encodeURIComponent(name);
  return {
    id,
    node_id: toNodeId('EN', id),
    name,
    url: `${repositoryUrl(state, repository)}/environments/${encoded}`,
    html_url: `${repositoryPage(state, repository)}/deployments/activity_log?environments_filter=${encoded}`,
  };
}

/** `environment`. */
export function renderEnvironment(
  state: State,
  repository: Repository,
  environment: GithubEnvironment & { readonly id: number },
): object {
  const { id, reviewers, preventsSelfReview, branches } = environment;
  const rule = {
    id,
    node_id: toNodeId('GA', id),
    type: 'required_reviewers',
    prevent_self_review: preventsSelfReview,
    reviewers: renderReviewers(state, environment),
  };
  const policy = { id, node_id: toNodeId('GA', `${id} branches`), type: 'branch_policy' };
  return {
    ...renderEnvironmentLinks(state, repository, environment),
    created_at: toTime(repository.createdAt),
    updated_at: toTime(repository.createdAt),
    protection_rules: [
      ...(reviewers.length > 0 ? [rule] : []),
      ...(branches === undefined ? [] : [policy]),
    ],
    deployment_branch_policy:
      branches === undefined ? null : { protected_branches: false, custom_branch_policies: true },
  };
}
