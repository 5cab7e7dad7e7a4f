import type { Octokit } from '@octokit/rest';
import type { Forge } from '../ports/forge.ts';
import { commitFiles } from './github-commit.ts';
import { orUndefined, type Here } from './github-here.ts';

type Branches = Pick<
  Forge,
  | 'createBranch'
  | 'moveBranch'
  | 'deleteBranch'
  | 'commitFiles'
  | 'getDefaultBranch'
  | 'findBranch'
  | 'findFile'
  | 'createRepository'
  | 'dispatchRepository'
>;

/** Branches, files and commits of the repository, and the repository itself. */
export function branches({ client, repository, at, ask }: Here): Branches {
  const { git, repos } = client.rest;
  return {
    getDefaultBranch: () => ask(async () => (await repos.get(at)).data.default_branch),
    findBranch: (branch) =>
      ask(async () => {
        const found = await orUndefined(git.getRef({ ...at, ref: `heads/${branch}` }));
        return found?.data.object.sha;
      }),
    findFile: (path, ref) => ask(async () => await findFile(client, { ...at, path, ref })),
    createRepository: (description) =>
      ask(async () => await createRepository(client, { ...at, description })),
    createBranch: (branch, sha) =>
      ask(async () => void (await git.createRef({ ...at, ref: `refs/heads/${branch}`, sha }))),
    moveBranch: (branch, sha) =>
      ask(
        async () => void (await git.updateRef({ ...at, ref: `heads/${branch}`, sha, force: true })),
      ),
    deleteBranch: (branch) =>
      ask(async () => void (await git.deleteRef({ ...at, ref: `heads/${branch}` }))),
    dispatchRepository: (type, payload) =>
      ask(async () => {
        const wanted = { ...at, event_type: type, client_payload: { ...payload } };
        await repos.createDispatchEvent(wanted);
      }),
    commitFiles: (commit) => ask(async () => await commitFiles(client, repository, commit)),
  };
}

interface FileAt {
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  readonly ref: string;
}

async function findFile(client: Octokit, at: FileAt): Promise<string | undefined> {
  const found = await orUndefined(client.rest.repos.getContent({ ...at }));
  const data = found?.data;
  if (data === undefined || Array.isArray(data) || data.type !== 'file') return undefined;
  return Buffer.from(data.content, 'base64').toString('utf8');
}

interface NewRepository {
  readonly owner: string;
  readonly repo: string;
  readonly description: string;
}

/** In an organization, or with the person whose token it is, where the owner is that person: never where nobody meant it. */
async function createRepository(
  client: Octokit,
  { owner, repo, description }: NewRepository,
): Promise<void> {
  const wanted = { name: repo, description, private: true, auto_init: true };
  const { data } = await client.rest.users.getAuthenticated();
  await (data.login.toLowerCase() === owner.toLowerCase()
    ? client.rest.repos.createForAuthenticatedUser(wanted)
    : client.rest.repos.createInOrg({ ...wanted, org: owner }));
}
