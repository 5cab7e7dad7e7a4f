import { afterRefs } from '../events/after-refs.ts';
import { findGitCommit } from '../git/read-commits.ts';
import {
  findCommit,
  findKind,
  findRef,
  isAncestor,
  isRefName,
  moveRef,
  readRefs,
} from '../git/read-refs.ts';
import { renderCommit, renderGitCommit } from '../render/render-commit.ts';
import { toNodeId } from '../render/node-id.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';

const REF = '/repos/{owner}/{repo}/git/refs/{ref}';

export const refRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}',
    permissions: ['contents:read'],
    async answer({ state, repository, path }) {
      const sha = await findCommit(repository.folder, path['ref'] ?? '');
      const commit = sha === undefined ? undefined : await findGitCommit(repository.folder, sha);
      if (commit === undefined) throw new ApiError(422, `No commit found for SHA: ${path['ref']}`);
      return { status: 200, body: renderCommit(state, repository, commit) };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    permissions: ['contents:read'],
    async answer({ state, repository, path }) {
      const commit = await findGitCommit(repository.folder, path['commit_sha'] ?? '');
      if (commit === undefined) throw notFound();
      return { status: 200, body: renderGitCommit(state, repository, commit) };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
    permissions: ['contents:read'],
    async answer(request) {
      const ref = `refs/${request.path['ref'] ?? ''}`;
      const sha = await findRef(request.repository.folder, ref);
      if (sha === undefined) throw notFound();
      return { status: 200, body: renderRef(request, ref, sha) };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
    permissions: ['contents:read'],
    async answer(request) {
      const refs = await readRefs(request.repository.folder, `refs/${request.path['ref'] ?? ''}`);
      return { status: 200, body: [...refs].map(([ref, sha]) => renderRef(request, ref, sha)) };
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/git/refs',
    permissions: ['contents:write'],
    async answer(request) {
      const { folder } = request.repository;
      const ref = String(request.body['ref']);
      const sha = String(request.body['sha']);
      if (!/^refs\/(heads|tags)\//.test(ref) || !(await isRefName(folder, ref)))
        throw new ApiError(422, `Reference name is not valid`);
      if ((await findKind(folder, sha)) === undefined)
        throw new ApiError(422, 'Object does not exist');
      if ((await findRef(folder, ref)) !== undefined)
        throw new ApiError(422, 'Reference already exists');
      // A branch cannot stand where others have a folder.
      if (!(await moveRef(folder, ref, sha))) throw new ApiError(422, 'Reference update failed');
      return await moved(request, { ref, before: undefined, after: sha }, 201);
    },
  },
  {
    operation: `PATCH ${REF}`,
    permissions: ['contents:write'],
    async answer(request) {
      const { folder } = request.repository;
      const ref = `refs/${request.path['ref'] ?? ''}`;
      const sha = String(request.body['sha']);
      const before = await findRef(folder, ref);
      if (before === undefined) throw new ApiError(422, 'Reference does not exist');
      if ((await findKind(folder, sha)) !== 'commit')
        throw new ApiError(422, 'Object does not exist');
      if (request.body['force'] !== true && !(await isAncestor(folder, before, sha)))
        throw new ApiError(422, 'Update is not a fast forward');
      await moveRef(folder, ref, sha);
      return await moved(request, { ref, before, after: sha }, 200);
    },
  },
  {
    operation: `DELETE ${REF}`,
    permissions: ['contents:write'],
    async answer(request) {
      const ref = `refs/${request.path['ref'] ?? ''}`;
      const before = await findRef(request.repository.folder, ref);
      if (before === undefined) throw new ApiError(422, 'Reference does not exist');
      await moveRef(request.repository.folder, ref, undefined);
      await afterRefs(request.state, request.repository, request, [
        { ref, before, after: undefined },
      ]);
      return { status: 204 };
    },
  },
];

async function moved(
  request: RestRequest,
  move: { readonly ref: string; readonly before: string | undefined; readonly after: string },
  status: number,
): Promise<RestAnswer> {
  await afterRefs(request.state, request.repository, request, [move]);
  return { status, body: renderRef(request, move.ref, move.after) };
}

function renderRef({ state, repository }: RestRequest, ref: string, sha: string): object {
  const url = repositoryUrl(state, repository);
  return {
    ref,
    node_id: toNodeId('REF', `${repository.id}:${ref}`),
    url: `${url}/git/${ref}`,
    object: { sha, type: 'commit', url: `${url}/git/commits/${sha}` },
  };
}
