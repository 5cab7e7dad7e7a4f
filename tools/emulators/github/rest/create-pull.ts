import { fetchHead } from '../git/fetch-head.ts';
import { findRef, isAncestor } from '../git/read-refs.ts';
import type { Pull } from '../render/render-pull.ts';
import { ApiError } from '../state/api-error.ts';
import { checkBody, checkTitle } from '../state/check-text.ts';
import { isPull } from '../state/find-issue.ts';
import type { Repository } from '../state/github-state.ts';
import { isAllowed } from '../state/permissions.ts';
import type { RestRequest } from './route.ts';

/** A new pull request, which nobody knows yet. Throws 422 as GitHub does for one that cannot be. */
export async function createPull(request: RestRequest): Promise<Pull> {
  const { repository, body, token } = request;
  const title = String(body['title'] ?? '');
  checkTitle(title);
  checkBody(body['body'], 'PullRequest');
  const { head, branch } = findHead(request);
  const base = String(body['base']);
  const number = repository.issues.size + 1;
  const baseSha = await findRef(repository.folder, `refs/heads/${base}`);
  if (head === undefined || (await findRef(head.folder, `refs/heads/${branch}`)) === undefined)
    throw refusePull({ field: 'head', code: 'invalid' });
  if (baseSha === undefined) throw refusePull({ field: 'base', code: 'invalid' });
  // An App and a workflow are given the right for the repository; a person must be able to push what is proposed.
  if (token?.kind === 'user' && !isAllowed(token, head, ['contents:write']))
    throw refusePull({ code: 'custom', message: 'must be a collaborator' });
  if (isThere(repository, { head, branch, base }))
    throw refusePull({
      code: 'custom',
      message: `A pull request already exists for ${head.owner.login}:${branch}.`,
    });
  const from = { folder: head.folder, branch };
  const headSha = (await fetchHead(repository.folder, from, number)) ?? '';
  if (await isAncestor(repository.folder, headSha, baseSha))
    throw refusePull({ code: 'custom', message: `No commits between ${base} and ${branch}` });
  return newPull(request, { title, head, branch, base, headSha, baseSha, number });
}

/** `branch` of this repository, or `owner:branch` of a fork; where an owner has several, `head_repo` says which. */
function findHead({ state, repository, body }: RestRequest): {
  readonly head: Repository | undefined;
  readonly branch: string;
} {
  const [first = '', second] = String(body['head']).split(':');
  if (second === undefined) return { head: repository, branch: first };
  const isOf = (owner: string): boolean => owner.toLowerCase() === first.toLowerCase();
  const wanted = body['head_repo'];
  if (isOf(repository.owner.login) && wanted === undefined)
    return { head: repository, branch: second };
  const head = [...state.repositories.values()].find(
    ({ owner, forkOf, name }) =>
      isOf(owner.login) &&
      forkOf?.toLowerCase() === repository.fullName.toLowerCase() &&
      (wanted === undefined || wanted === name),
  );
  return { head, branch: second };
}

function isThere(
  { issues }: Repository,
  {
    head,
    branch,
    base,
  }: { readonly head: Repository; readonly branch: string; readonly base: string },
): boolean {
  return [...issues.values()]
    .filter(isPull)
    .some(
      ({ state, pull }) =>
        state === 'open' &&
        pull.headRepository === head.fullName &&
        pull.headBranch === branch &&
        pull.baseBranch === base,
    );
}

interface Ends {
  readonly title: string;
  readonly head: Repository;
  readonly number: number;
  readonly branch: string;
  readonly base: string;
  readonly headSha: string;
  readonly baseSha: string;
}

function newPull({ state, repository, body, login }: RestRequest, ends: Ends): Pull {
  const { title, head, branch, base, headSha, baseSha, number } = ends;
  return {
    id: state.nextId(),
    number,
    login,
    title,
    body: typeof body['body'] === 'string' ? body['body'] : null,
    state: 'open',
    stateReason: null,
    labels: new Set(),
    assignees: new Set(),
    reactions: [],
    createdAt: state.now(),
    updatedAt: state.now(),
    closedAt: undefined,
    closedBy: undefined,
    pull: {
      id: state.nextId(),
      headRepository: head.fullName,
      headBranch: branch,
      headSha,
      baseBranch: base,
      baseSha,
      isDraft: body['draft'] === true,
      mergedAt: undefined,
      mergedBy: undefined,
      mergeCommit: undefined,
      testMerge: undefined,
      unknownMerges: 1,
      autoMerge: undefined,
      reviewers: new Set(),
      reviewingTeams: new Set(),
      reviews: [],
      isUnsettled: true,
      // Only where the branch is somebody else's is there something to allow.
      mayBeModified: head !== repository && body['maintainer_can_modify'] !== false,
    },
  };
}

/** 422 with what is wrong. */
export function refusePull(error: {
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
}): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource: 'PullRequest', ...error }]);
}
