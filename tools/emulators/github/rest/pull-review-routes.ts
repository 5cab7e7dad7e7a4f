import { tellPull } from '../events/tell-pull.ts';
import { findCommit } from '../git/read-refs.ts';
import { renderSimplePull, type Pull } from '../render/render-pull.ts';
import { renderReview } from '../render/render-review.ts';
import { isTeam } from '../render/render-team.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError } from '../state/api-error.ts';
import { checkBody } from '../state/check-text.ts';
import { getPull } from '../state/find-issue.ts';
import type { Review } from '../state/github-state.ts';
import { pageOf } from './page-of.ts';
import { refuseUnsettled } from './refuse-unsettled.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';

const STATES: Readonly<Record<string, string>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

/** Reviews, and who is asked for one. */
export const pullReviewRoutes: readonly Route[] = [
  {
    operation: `GET ${PULL}/reviews`,
    permissions: ['pull_requests:read'],
    answer(request) {
      const { state, repository } = request;
      const issue = pullOf(request);
      const rows = issue.pull.reviews
        // What is not submitted is there for who writes it.
        .filter(({ state: now, login }) => now !== 'PENDING' || login === request.login)
        .map((each) => renderReview(state, repository, issue, each));
      const url = `${repositoryUrl(state, repository)}/pulls/${issue.number}/reviews`;
      return pageOf(request, rows, url);
    },
  },
  {
    operation: `POST ${PULL}/reviews`,
    permissions: ['pull_requests:write'],
    isForReaders: true,
    isContent: true,
    answer: async (request) => await review(request, pullOf(request)),
  },
  {
    operation: `POST ${PULL}/requested_reviewers`,
    permissions: ['pull_requests:write'],
    isContent: true,
    async answer(request) {
      const issue = pullOf(request);
      refuseUnsettled(request.state, issue);
      const { logins, slugs } = findReviewers(request);
      if (logins.some((login) => login.toLowerCase() === issue.login.toLowerCase()))
        throw new ApiError(422, 'Review cannot be requested from pull request author.');
      for (const login of logins) issue.pull.reviewers.add(login);
      for (const slug of slugs) issue.pull.reviewingTeams.add(slug);
      await tellReviewers(request, issue, 'review_requested');
      return { status: 201, body: renderSimplePull(request.state, request.repository, issue) };
    },
  },
  {
    operation: `DELETE ${PULL}/requested_reviewers`,
    permissions: ['pull_requests:write'],
    async answer(request) {
      const issue = pullOf(request);
      const { logins, slugs } = findReviewers(request);
      for (const login of logins) issue.pull.reviewers.delete(login);
      for (const slug of slugs) issue.pull.reviewingTeams.delete(slug);
      await tellReviewers(request, issue, 'review_request_removed');
      return { status: 200, body: renderSimplePull(request.state, request.repository, issue) };
    },
  },
];

function pullOf({ repository, path }: RestRequest): Pull {
  return getPull(repository, path['pull_number']);
}

async function review(request: RestRequest, issue: Pull): Promise<RestAnswer> {
  const { state, repository, body, login, token } = request;
  const { event, commit_id: asked } = body;
  checkReview(request, issue);
  const commit =
    asked === undefined ? issue.pull.headSha : await findCommit(repository.folder, String(asked));
  if (commit === undefined) throw refuse('The commit is not part of the pull request');
  const made: Review = {
    id: state.nextId(),
    login,
    state: STATES[String(event)] ?? 'PENDING',
    body: typeof body['body'] === 'string' ? body['body'] : '',
    commit,
    submittedAt: event === undefined ? undefined : state.now(),
  };
  issue.pull.reviews.push(made);
  const rendered = renderReview(state, repository, issue, made);
  if (event === undefined) return { status: 200, body: rendered };
  // Who has reviewed is not asked any more.
  issue.pull.reviewers.delete(login);
  issue.updatedAt = state.now();
  const told = { ...rendered, state: made.state.toLowerCase() };
  await tellPull(state, repository, issue, {
    name: 'pull_request_review',
    activity: 'submitted',
    login,
    token,
    payload: { review: told },
  });
  return { status: 200, body: rendered };
}

/** Throws 422 for a review that cannot be. */
function checkReview({ repository, body, login, token }: RestRequest, issue: Pull): void {
  const { event } = body;
  checkBody(body['body'], 'PullRequestReview');
  const isOwn = issue.login === login;
  if (isOwn && event === 'APPROVE') throw refuse('Can not approve your own pull request');
  if (isOwn && event === 'REQUEST_CHANGES')
    throw refuse('Can not request changes on your own pull request');
  if (
    event === 'APPROVE' &&
    token?.kind === 'workflow' &&
    !repository.workflowsMayCreatePullRequests
  )
    throw refuse('GitHub Actions is not permitted to approve pull requests.');
  const isSaid = typeof body['body'] === 'string' && body['body'].trim() !== '';
  const isWordless = event === undefined || event === 'APPROVE';
  if (!isWordless && !isSaid && body['comments'] === undefined) throw refuse("Body can't be blank");
}

function refuse(message: string): ApiError {
  return new ApiError(422, 'Unprocessable Entity', [message]);
}

interface Reviewers {
  readonly logins: readonly string[];
  readonly slugs: readonly string[];
}

/** Throws 422 for people that do not work on the repository, and teams that there are not, or not for this token. */
function findReviewers({ state, repository, body, token }: RestRequest): Reviewers {
  const listOf = (value: unknown): readonly string[] => [value ?? []].flat().map(String);
  const { owner, collaborators, fullName } = repository;
  const slugs = listOf(body['team_reviewers']);
  const logins = listOf(body['reviewers']);
  const isKnown = (login: string): boolean =>
    collaborators.has(login.toLowerCase()) || owner.login.toLowerCase() === login.toLowerCase();
  const seesTeams = token?.kind === 'user' || token?.permissions?.['members'] !== undefined;
  const isThere = (slug: string): boolean =>
    seesTeams && state.teams.some((team) => isTeam(team, owner.login, slug));
  if (!logins.every(isKnown) || !slugs.every(isThere))
    throw new ApiError(
      422,
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${fullName} repository.`,
    );
  // As they are called, and not as they were written.
  return {
    logins: logins.map((login) => state.accounts.get(login.toLowerCase())?.login ?? login),
    slugs: slugs.map((slug) => slug.toLowerCase()),
  };
}

async function tellReviewers(
  { state, repository, login, token }: RestRequest,
  issue: Pull,
  activity: string,
): Promise<void> {
  issue.updatedAt = state.now();
  await tellPull(state, repository, issue, { activity, login, token });
}
