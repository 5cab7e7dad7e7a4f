import { moveRef } from '../git/read-refs.ts';
import { writeBlobs, writeCommit, writeTree } from '../git/write-objects.ts';
import { renderFullRepository } from '../render/render-repository.ts';
import { toTime } from '../render/to-time.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, denied, notFound } from '../state/api-error.ts';
import { createRepository } from '../state/create-repository.ts';
import { findAccount } from '../state/create-state.ts';
import type { Repository, Token } from '../state/github-state.ts';
import { isMember, isPersonWith } from '../state/permissions.ts';
import type { Asked, RestAnswer } from './route.ts';

/** Members of an organization make repositories, and Apps that may. */
export async function createForOrganization(asked: Asked): Promise<RestAnswer> {
  const { state, token, path } = asked;
  const organization = findAccount(state, path['org'] ?? '');
  if (organization?.type !== 'Organization') throw notFound();
  const { login } = organization;
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  const isInside = token.kind === 'user' && isMember(state, login, token.login);
  if (!mayAdminister(token) || (token.kind === 'user' && !isInside)) throw denied();
  return await create(asked, token, login);
}

/** People make repositories of their own. */
export async function createForUser(asked: Asked): Promise<RestAnswer> {
  const { token } = asked;
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  if (token.kind !== 'user' || !mayAdminister(token)) throw denied();
  return await create(asked, token, token.login);
}

function mayAdminister(token: Token): boolean {
  if (token.kind === 'user') return isPersonWith(token, ['administration:write']);
  return token.kind === 'app' && token.permissions?.['administration'] === 'write';
}

async function create(asked: Asked, token: Token, owner: string): Promise<RestAnswer> {
  const { state, body } = asked;
  // GitHub makes a name of what was asked for.
  const name = String(body['name']).replaceAll(/[^\w.-]+/g, '-');
  if (/^\.{0,2}$/.test(name) || name.endsWith('.git')) throw refuse('name is invalid');
  if (state.repositories.has(`${owner}/${name}`.toLowerCase()))
    throw refuse('name already exists on this account');
  const { description } = body;
  const repository = await createRepository(state, {
    name: `${owner}/${name}`,
    isPrivate: body['private'] === true || body['visibility'] === 'private',
    ...(token.kind === 'user' &&
      owner !== token.login && { collaborators: { [token.login]: 'admin' } }),
    ...(typeof description === 'string' && { description }),
  });
  if (body['auto_init'] === true) await commitReadme(asked, repository);
  const headers = { location: repositoryUrl(state, repository) };
  return { status: 201, headers, body: renderFullRepository(state, repository, token) };
}

function refuse(message: string): ApiError {
  const error = { resource: 'Repository', code: 'custom', field: 'name', message };
  return new ApiError(422, 'Repository creation failed.', [error]);
}

/** The first commit, which GitHub makes. */
async function commitReadme({ state, login }: Asked, repository: Repository): Promise<void> {
  const { folder, name, description, defaultBranch } = repository;
  const text = [`# ${name}`, ...(description === null ? [] : [description])].join('\n');
  const [blob] = await writeBlobs(folder, [text]);
  const tree = await writeTree(folder, undefined, [
    { path: 'README.md', mode: '100644', sha: blob },
  ]);
  const date = toTime(state.now());
  const sha = await writeCommit(folder, {
    tree: tree ?? '',
    parents: [],
    message: 'Initial commit',
    author: { name: login, email: `${login}@users.noreply.github.com`, date },
    committer: { name: 'GitHub', email: 'noreply@github.com', date },
  });
  repository.signed.add(sha);
  await moveRef(folder, `refs/heads/${defaultBranch}`, sha);
}
