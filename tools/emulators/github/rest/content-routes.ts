import path from 'node:path';
import { findCommit } from '../git/read-refs.ts';
import { findEntry, readBlob, readTree, type GitEntry } from '../git/read-trees.ts';
import { LINK, renderBytes, renderEntry, type Place } from '../render/render-content.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import type { RestRequest, Route } from './route.ts';

/** GitHub lists no more of one folder, and sends no larger file. */
const MOST_ENTRIES = 1000;
const MOST_BYTES = 100 * 1024 * 1024;

export const contentRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/contents/{path}',
    permissions: ['contents:read'],
    async answer(request) {
      const { repository, query } = request;
      const ref = query['ref'] ?? repository.defaultBranch;
      const commit = await findCommit(repository.folder, ref.replace(/^refs\/(heads|tags)\//, ''));
      if (commit === undefined) {
        const isEmpty = query['ref'] === undefined;
        throw new ApiError(
          404,
          isEmpty ? 'This repository is empty.' : `No commit found for the ref ${ref}`,
        );
      }
      const at = (request.path['path'] ?? '').replace(/^\/+|\/+$/g, '');
      return { status: 200, body: await render(request, { ref, path: at }, commit) };
    },
  },
];

async function render(request: RestRequest, place: Place, commit: string): Promise<unknown> {
  const { repository } = request;
  if (place.path === '') return await renderFolder(request, place, commit);
  const entry = await findEntry(repository.folder, commit, place.path);
  if (entry === undefined) throw notFound();
  if (entry.type === 'tree') return await renderFolder(request, place, entry.sha);
  return await renderFile(request, place, entry, commit);
}

async function renderFolder(
  { state, repository }: RestRequest,
  { ref, path: folder }: Place,
  tree: string,
): Promise<readonly unknown[]> {
  const entries = (await readTree(repository.folder, tree)) ?? [];
  return entries.slice(0, MOST_ENTRIES).map((entry) => {
    const whole = folder === '' ? entry.path : `${folder}/${entry.path}`;
    return renderEntry(state, repository, { ref, path: whole }, entry);
  });
}

async function renderFile(
  request: RestRequest,
  place: Place,
  entry: GitEntry,
  commit: string,
): Promise<unknown> {
  const { state, repository } = request;
  const common = renderEntry(state, repository, place, entry);
  if (entry.type === 'commit') return { ...common, submodule_git_url: '' };
  if ((entry.size ?? 0) > MOST_BYTES)
    throw new ApiError(403, 'This API returns blobs up to 100 MB in size.');
  const bytes = (await readBlob(repository.folder, entry.sha)) ?? Buffer.alloc(0);
  if (entry.mode !== LINK) return { ...common, ...renderBytes(bytes) };
  // A link to a file is shown as that file.
  const target = bytes.toString('utf8');
  const aim = path.posix.join(path.posix.dirname(place.path), target);
  const found = await findEntry(repository.folder, commit, aim);
  if (found?.type !== 'blob' || found.mode === LINK) return { ...common, target };
  return await renderFile(request, place, found, commit);
}
