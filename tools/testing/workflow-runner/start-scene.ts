import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {
  GithubEvent,
  GithubRepositoryOptions,
  GithubServer,
} from '../../emulators/github/github-server.ts';
import { startGithub } from '../../emulators/github/start-github.ts';
import { askGithub } from '../ask-github.ts';
import { gitAsAlice } from '../git-as-alice.ts';
import { createWorkflowRunner, type WorkflowRunner } from './create-workflow-runner.ts';
import type { FinishedRun } from './finished-run.ts';
import type { RunnerOptions } from './runner-options.ts';

/** A GitHub with one repository, `shop/catalog`, of which alice is an admin, and a runner. */
export interface Scene {
  readonly github: GithubServer;
  readonly runner: WorkflowRunner;
  readonly events: readonly GithubEvent[];
  /** A request of the API by alice, or by somebody else. Rejects unless the answer is good. */
  api(method: string, route: string, body?: object, login?: string): Promise<unknown>;
  /** Commits the files on a branch, which begins at main when it is new, and pushes it as alice. Answers the commit. */
  push(branch: string, files: Readonly<Record<string, string>>, message?: string): Promise<string>;
  /** Starts a workflow on main by hand. */
  dispatch(file: string, inputs?: Readonly<Record<string, string>>): Promise<void>;
  /** An event that nothing made, on the head of main unless it says otherwise. */
  emit(event: Partial<GithubEvent> & Pick<GithubEvent, 'name'>): Promise<void>;
  /** The only run there is once all is quiet. Throws when there are more. */
  settleOne(): Promise<FinishedRun>;
  close(): Promise<void>;
}

interface SceneOptions extends Partial<Omit<RunnerOptions, 'github' | 'folder'>> {
  readonly repository?: Partial<GithubRepositoryOptions>;
  /** What the runner sees in place of what GitHub does. */
  readonly seen?: Partial<GithubServer>;
}

const NAME = 'shop/catalog';

/** Starts it with these files on main. */
export async function startScene(
  files: Readonly<Record<string, string>>,
  { repository, seen, ...options }: SceneOptions = {},
): Promise<Scene> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-runner-'));
  const folderOf = (name: string): string => makeFolder(path.join(root, name));
  const clone = folderOf('clone');
  await gitAsAlice(clone, 'init', '--quiet', '--initial-branch=main');
  await commit(clone, files, 'First');
  const github = await startGithub({
    folder: folderOf('github'),
    users: ['alice', 'bob', 'carol'].map((login) => ({ login, type: 'User' as const })),
    repositories: [{ name: NAME, from: clone, collaborators: { alice: 'admin' }, ...repository }],
  });
  const events: GithubEvent[] = [];
  github.onEvent((event) => void events.push(event));
  const listeners = new Set<(event: GithubEvent) => void>();
  const both: GithubServer = {
    ...github,
    onEvent: (listener) => {
      listeners.add(listener);
      return github.onEvent(listener);
    },
    ...seen,
  };
  const runner = createWorkflowRunner({
    tools: {},
    ...options,
    github: both,
    folder: folderOf('runs'),
  });
  const alice = github.createToken({ kind: 'user', login: 'alice' });
  const url = `${github.url.replace('//', `//x-access-token:${alice}@`)}/${NAME}.git`;
  await gitAsAlice(clone, 'remote', 'add', 'origin', url);
  const api = createApi(github);
  return {
    github,
    runner,
    events,
    api,
    push: (branch, changed, message = 'Change') => push(clone, branch, changed, message),
    dispatch: async (file, inputs = {}) => {
      const body = { ref: 'main', inputs };
      await api('POST', `/repos/${NAME}/actions/workflows/${file}/dispatches`, body);
    },
    emit: async (event) => {
      const sha = await gitAsAlice(github.repositoryFolder(NAME), 'rev-parse', 'main');
      for (const listener of listeners) listener({ ...eventOnMain(sha), ...event });
    },
    settleOne: () => settleOne(runner),
    close: async () => {
      await runner.close();
      await github.close();
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function createApi(github: GithubServer): Scene['api'] {
  return async (method, route, body, login = 'alice') => {
    const token = github.createToken({ kind: 'user', login });
    return await askGithub(github, { token, method, route, body });
  };
}

function makeFolder(folder: string): string {
  mkdirSync(folder);
  return folder;
}

async function settleOne(runner: WorkflowRunner): Promise<FinishedRun> {
  const runs = await runner.settle();
  const [run] = runs;
  if (run === undefined || runs.length > 1) throw new Error(`there are ${runs.length} runs`);
  return run;
}

function eventOnMain(sha: string): Omit<GithubEvent, 'name'> {
  return {
    activity: undefined,
    repository: NAME,
    actor: 'alice',
    ref: 'refs/heads/main',
    sha,
    workflowSha: sha,
    payload: {},
    isHeld: false,
    isFromFork: false,
  };
}

async function push(
  clone: string,
  branch: string,
  changed: Readonly<Record<string, string>>,
  message: string,
): Promise<string> {
  await gitAsAlice(clone, 'fetch', '--quiet', 'origin');
  const isThere =
    (await gitAsAlice(clone, 'branch', '--remotes', '--list', `origin/${branch}`)) !== '';
  await gitAsAlice(
    clone,
    'checkout',
    '--quiet',
    '-B',
    branch,
    `origin/${isThere ? branch : 'main'}`,
  );
  await commit(clone, changed, message);
  await gitAsAlice(clone, 'push', '--quiet', 'origin', branch);
  return await gitAsAlice(clone, 'rev-parse', 'HEAD');
}

async function commit(
  folder: string,
  files: Readonly<Record<string, string>>,
  message: string,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  await gitAsAlice(folder, 'add', '--all');
  await gitAsAlice(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
}
