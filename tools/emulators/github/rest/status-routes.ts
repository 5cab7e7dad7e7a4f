import { findCommit, findKind } from '../git/read-refs.ts';
import { renderMinimalRepository } from '../render/render-repository.ts';
import { renderSimpleStatus, renderStatus } from '../render/render-status.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError } from '../state/api-error.ts';
import type { CommitStatus } from '../state/github-state.ts';
import { combineStatuses, latestStatuses } from '../state/latest-statuses.ts';
import { pageOf } from './page-of.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';

const MOST_DESCRIPTION = 140;
/** Of one context at one commit. */
const MOST_STATUSES = 1000;

export const statusRoutes: readonly Route[] = [
  {
    operation: 'POST /repos/{owner}/{repo}/statuses/{sha}',
    permissions: ['statuses:write'],
    answer: async (request) => await create(request),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}/status',
    permissions: ['statuses:read'],
    async answer(request) {
      const { state, repository, path } = request;
      const ref = path['ref'] ?? '';
      const sha = await findCommit(repository.folder, ref);
      if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${ref}`);
      const latest = latestStatuses(repository, sha);
      const url = repositoryUrl(state, repository);
      const page = pageOf(request, latest, `${url}/commits/${ref}/status`);
      const body = {
        state: combineStatuses(latest),
        statuses: page.body.map((each) => renderSimpleStatus(state, repository, each)),
        sha,
        total_count: latest.length,
        repository: renderMinimalRepository(state, repository),
        commit_url: `${url}/commits/${sha}`,
        url: `${url}/commits/${sha}/status`,
      };
      return { ...page, body };
    },
  },
];

async function create({ state, repository, path, body, login }: RestRequest): Promise<RestAnswer> {
  const sha = path['sha'] ?? '';
  if ((await findKind(repository.folder, sha)) !== 'commit')
    throw new ApiError(422, `No commit found for SHA: ${sha}`);
  const textOf = (key: string): string | null => (typeof body[key] === 'string' ? body[key] : null);
  const description = textOf('description');
  const context = textOf('context') ?? 'default';
  const refuse = (field: string, message: string): ApiError =>
    new ApiError(422, 'Validation Failed', [
      { resource: 'Status', code: 'custom', field, message },
    ]);
  if ((description ?? '').length > MOST_DESCRIPTION)
    throw refuse(
      'description',
      `description is too long (maximum is ${MOST_DESCRIPTION} characters)`,
    );
  const same = repository.statuses.filter((each) => each.sha === sha && each.context === context);
  if (same.length >= MOST_STATUSES)
    throw refuse('base', 'This SHA and context has reached the maximum number of statuses.');
  const status: CommitStatus = {
    id: state.nextId(),
    sha,
    login,
    state: String(body['state']),
    context,
    description,
    targetUrl: textOf('target_url'),
    createdAt: state.now(),
  };
  repository.statuses.push(status);
  return { status: 201, body: renderStatus(state, repository, status) };
}
