import type { Pull } from './render-pull.ts';
import type { Repository, Review, State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { pageOf, toAssociation } from './render-issue.ts';
import { renderUser } from './render-user.ts';
import { toTime } from './to-time.ts';
import { repositoryUrl } from './urls.ts';

/** `pull-request-review`. */
export function renderReview(
  state: State,
  repository: Repository,
  issue: Pull,
  review: Review,
): Readonly<Record<string, unknown>> {
  const html = `${pageOf(state, repository, issue)}#pullrequestreview-${review.id}`;
  const pull = `${repositoryUrl(state, repository)}/pulls/${issue.number}`;
  return {
    id: review.id,
    node_id: toNodeId('PRR', review.id),
    user: renderUser(state, review.login),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    author_association: toAssociation(repository, review.login),
    _links: { html: { href: html }, pull_request: { href: pull } },
    ...(review.submittedAt !== undefined && { submitted_at: toTime(review.submittedAt) }),
    commit_id: review.commit,
  };
}
