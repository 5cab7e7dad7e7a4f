import { renderEnvironmentLinks, renderReviewers } from '../render/render-environment.ts';
import { renderUser } from '../render/render-user.ts';
import { toTime } from '../render/to-time.ts';
import { ApiError } from '../state/api-error.ts';
import { getRun } from '../state/find-run.ts';
import type { PendingDeployment, Run, State } from '../state/github-state.ts';
import type { RestRequest, Route } from './route.ts';

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}';

/** What people decide on runs that wait for them. */
export const reviewRoutes: readonly Route[] = [
  {
    operation: `POST ${RUN}/approve`,
    permissions: ['actions:write'],
    answer(request) {
      const run = getRun(request.repository, request.path['run_id']);
      if (run.status !== 'action_required')
        throw new ApiError(403, 'This run is not from a fork pull request or requires no approval');
      run.status = 'queued';
      return { status: 201, body: {} };
    },
  },
  {
    operation: `GET ${RUN}/approvals`,
    permissions: ['actions:read'],
    answer(request) {
      const { state, repository, path } = request;
      const { reviews } = getRun(repository, path['run_id']);
      const rows = reviews.map(({ environment: { name }, login, state: decision, comment }) => {
        const id = repository.environments.get(name.toLowerCase())?.id ?? 0;
        return {
          environments: [
            {
              ...renderEnvironmentLinks(state, repository, { id, name }),
              created_at: toTime(state.now()),
              updated_at: toTime(state.now()),
            },
          ],
          state: decision,
          user: renderUser(state, login),
          comment,
        };
      });
      return { status: 200, body: rows };
    },
  },
  {
    operation: `GET ${RUN}/pending_deployments`,
    permissions: ['actions:read'],
    answer(request) {
      const { pending } = getRun(request.repository, request.path['run_id']);
      return { status: 200, body: pending.map((each) => renderPending(request, each)) };
    },
  },
  {
    operation: `POST ${RUN}/pending_deployments`,
    permissions: ['deployments:write'],
    answer(request) {
      const { state, repository, body, login } = request;
      const run = getRun(request.repository, request.path['run_id']);
      const ids = new Set([body['environment_ids'] ?? []].flat().map(Number));
      const decided = run.pending.filter(({ environment }) =>
        ids.has(repository.environments.get(environment.name.toLowerCase())?.id ?? 0),
      );
      if (decided.length === 0) throw new ApiError(422, 'No pending deployment requests to review');
      for (const each of decided) refuseReviewer(state, run, each, login);
      for (const each of decided) {
        run.pending.splice(run.pending.indexOf(each), 1);
        const decision = body['state'] === 'approved' ? 'approved' : 'rejected';
        const comment = String(body['comment']);
        run.reviews.push({ environment: each.environment, login, state: decision, comment });
        each.decide(decision);
      }
      return { status: 200, body: [] };
    },
  },
];

/** Throws 422 for somebody who is no reviewer, or may not decide on what they started. */
function refuseReviewer(
  state: State,
  run: Run,
  { environment }: PendingDeployment,
  login: string,
): void {
  const isReviewer = environment.reviewers.some((reviewer) => isSame(state, reviewer, login));
  if (!isReviewer)
    throw new ApiError(422, `${login} is not a required reviewer of ${environment.name}`);
  if (environment.preventsSelfReview && run.triggeredBy === login)
    throw new ApiError(422, 'Self-review is not allowed for this environment');
}

/** A reviewer is a login, or a team with its members. */
function isSame(state: State, reviewer: string, login: string): boolean {
  if (reviewer.toLowerCase() === login.toLowerCase()) return true;
  const [organization = '', slug] = reviewer.split('/');
  const team = state.teams.find((each) => each.organization === organization && each.slug === slug);
  return team?.members.includes(login) === true;
}

function renderPending(request: RestRequest, { environment, since }: PendingDeployment): object {
  const { state, repository, login } = request;
  const { name, reviewers } = environment;
  const id = repository.environments.get(name.toLowerCase())?.id ?? 0;
  return {
    environment: renderEnvironmentLinks(state, repository, { id, name }),
    wait_timer: 0,
    wait_timer_started_at: toTime(since),
    current_user_can_approve: reviewers.some((each) => isSame(state, each, login)),
    reviewers: renderReviewers(state, environment),
  };
}
