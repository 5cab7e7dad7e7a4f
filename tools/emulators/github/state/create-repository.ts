import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { runGit } from '../git/run-git.ts';
import type { GithubRepositoryOptions } from '../github-server.ts';
import { addAccount } from './create-state.ts';
import type { Repository, State } from './github-state.ts';

/** What a bare repository is told: what GitHub's servers allow, and nothing by itself. */
const CONFIGURATION = [
  ['uploadpack.allowFilter', 'true'],
  ['uploadpack.allowAnySHA1InWant', 'true'],
  ['http.receivepack', 'true'],
  ['receive.hideRefs', 'refs/pull'],
  ['core.hooksPath', '/dev/null'],
  ['gc.auto', '0'],
  ['receive.autogc', 'false'],
] as const;

/** Makes a repository, with what is in the folder `from`. Its owner is an organization unless a user has that name. */
export async function createRepository(
  state: State,
  options: GithubRepositoryOptions,
): Promise<Repository> {
  const [ownerName = '', name = ''] = options.name.split('/');
  const repository = toRepository(state, options, ownerName, name);
  const { folder, defaultBranch } = repository;
  mkdirSync(folder, { recursive: true });
  await runGit(folder, ['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`, folder]);
  for (const [key, value] of CONFIGURATION) await runGit(folder, ['config', key, value]);
  state.repositories.set(repository.fullName.toLowerCase(), repository);
  const from = options.from ?? findFolder(state, options.forkOf);
  if (from !== undefined) {
    const refs = `+refs/heads/${defaultBranch}:refs/heads/${defaultBranch}`;
    await runGit(folder, ['fetch', '--quiet', path.resolve(from), refs]);
  }
  return repository;
}

function findFolder(state: State, name: string | undefined): string | undefined {
  return name === undefined ? undefined : state.repositories.get(name.toLowerCase())?.folder;
}

function toRepository(
  state: State,
  options: GithubRepositoryOptions,
  ownerName: string,
  name: string,
): Repository {
  const environments = (options.environments ?? []).map(
    (each) => [each.name.toLowerCase(), { ...each, id: state.nextId() }] as const,
  );
  return {
    id: state.nextId(),
    owner: addAccount(state, ownerName, 'Organization'),
    name,
    fullName: `${ownerName}/${name}`,
    isPrivate: options.isPrivate ?? false,
    defaultBranch: options.defaultBranch ?? 'main',
    description: options.description ?? null,
    folder: path.join(path.resolve(state.folder), ownerName, `${name}.git`),
    forkOf: options.forkOf,
    collaborators: new Map(
      Object.entries(options.collaborators ?? {}).map(([login, role]) => [
        login.toLowerCase(),
        role,
      ]),
    ),
    environments: new Map(environments),
    secrets: options.secrets ?? {},
    variables: options.variables ?? {},
    workflowsMayCreatePullRequests: options.workflowsMayCreatePullRequests ?? true,
    disabledWorkflows: new Set(options.disabledWorkflows),
    createdAt: state.now(),
    pushedAt: state.now(),
    issues: new Map(),
    comments: new Map(),
    labels: new Map(),
    checkRuns: new Map(),
    statuses: [],
    deployments: new Map(),
    runs: new Map(),
    workflows: new Map(),
    signed: new Set(),
    queue: Promise.resolve(),
  };
}
