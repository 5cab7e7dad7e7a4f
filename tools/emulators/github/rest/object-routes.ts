import { findGitCommit, type Signature } from '../git/read-commits.ts';
import { findCommit, findKind } from '../git/read-refs.ts';
import { readBlob, readTree } from '../git/read-trees.ts';
import { writeBlobs, writeCommit } from '../git/write-objects.ts';
import { renderGitCommit } from '../render/render-commit.ts';
import { toLines } from '../render/render-content.ts';
import { renderTree } from '../render/render-tree.ts';
import { toNodeId } from '../render/node-id.ts';
import { toTime } from '../render/to-time.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import { createTree } from './create-tree.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';

const GIT = '/repos/{owner}/{repo}/git';

/** What git keeps, one by one. */
export const objectRoutes: readonly Route[] = [
  {
    operation: `GET ${GIT}/blobs/{file_sha}`,
    permissions: ['contents:read'],
    async answer({ state, repository, path }) {
      const sha = path['file_sha'] ?? '';
      const bytes = await readBlob(repository.folder, sha);
      if (bytes === undefined) throw notFound();
      const body = {
        sha,
        node_id: toNodeId('B', sha),
        size: bytes.length,
        url: `${repositoryUrl(state, repository)}/git/blobs/${sha}`,
        content: toLines(bytes.toString('base64')),
        encoding: 'base64',
      };
      return { status: 200, body };
    },
  },
  {
    operation: `POST ${GIT}/blobs`,
    permissions: ['contents:write'],
    async answer({ state, repository, body }) {
      const encoding = body['encoding'] === 'base64' ? 'base64' : 'utf8';
      const bytes = Buffer.from(String(body['content']), encoding);
      const [sha] = await writeBlobs(repository.folder, [bytes]);
      const url = `${repositoryUrl(state, repository)}/git/blobs/${sha}`;
      return { status: 201, headers: { location: url }, body: { sha, url } };
    },
  },
  {
    operation: `GET ${GIT}/trees/{tree_sha}`,
    permissions: ['contents:read'],
    async answer({ state, repository, path, query }) {
      const { folder } = repository;
      const name = path['tree_sha'] ?? '';
      const kind = await findKind(folder, name);
      // A branch and a commit are taken for their tree.
      const commit = kind === 'tree' ? undefined : await findCommit(folder, name);
      const found = commit === undefined ? undefined : await findGitCommit(folder, commit);
      const sha = kind === 'tree' ? name : found?.tree;
      // Whatever it says, even `0`.
      const isRecursive = query['recursive'] !== undefined;
      const entries = sha === undefined ? undefined : await readTree(folder, sha, isRecursive);
      if (sha === undefined || entries === undefined) throw notFound();
      return { status: 200, body: renderTree(state, repository, sha, entries) };
    },
  },
  {
    operation: `POST ${GIT}/trees`,
    permissions: ['contents:write'],
    answer: async (request) => await createTree(request),
  },
  {
    operation: `POST ${GIT}/commits`,
    permissions: ['contents:write'],
    answer: async (request) => await createCommit(request),
  },
];

async function createCommit(request: RestRequest): Promise<RestAnswer> {
  const { state, repository, body, token } = request;
  const { folder } = repository;
  const tree = String(body['tree']);
  if ((await findKind(folder, tree)) !== 'tree') throw new ApiError(422, 'Tree SHA does not exist');
  const parents = [body['parents'] ?? []].flat().map(String);
  for (const parent of parents)
    if ((await findKind(folder, parent)) !== 'commit')
      throw new ApiError(422, 'Parent SHA does not exist or is not a commit object');
  const author = toSignature(request, body['author']);
  // What a bot commits as itself, GitHub signs.
  const isSigned =
    token?.kind !== 'user' && body['author'] === undefined && body['committer'] === undefined;
  const github = { name: 'GitHub', email: 'noreply@github.com', date: author.date };
  const sha = await writeCommit(folder, {
    tree,
    parents,
    message: String(body['message']),
    author,
    committer: isSigned ? github : toSignature(request, body['committer'] ?? body['author']),
  });
  if (isSigned) repository.signed.add(sha);
  const commit = await findGitCommit(folder, sha);
  if (commit === undefined) throw notFound();
  return { status: 201, body: renderGitCommit(state, repository, commit) };
}

/** Who is said, or whoever asks. Throws 422 for a time that is none. */
function toSignature({ state, login }: RestRequest, said: unknown): Signature {
  const { name, email, date }: { name?: unknown; email?: unknown; date?: unknown } = Object(said);
  const time = date === undefined ? state.now() : Date.parse(String(date));
  if (Number.isNaN(time)) throw new ApiError(422, 'Invalid request.\n\nThe date is none.');
  return {
    name: String(name ?? login),
    email: String(email ?? `${login}@users.noreply.github.com`),
    date: toTime(time),
  };
}
