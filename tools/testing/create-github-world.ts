import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { GithubOptions, GithubServer } from '../emulators/github/github-server.ts';
import { startGithub } from '../emulators/github/start-github.ts';
import { askGithub } from './ask-github.ts';
import { gitAsAlice } from './git-as-alice.ts';
import { runCommand, type CommandResult } from './run-command.ts';

export const REPOSITORY = 'shop/catalog';
export const BOT = 'github-actions[bot]';
export const PERSON = 'alice';

/** A catalog on a loopback GitHub, and clones of it. */
export interface GithubWorld {
  readonly github: GithubServer;
  /** What a job of a workflow would have; reads and writes. */
  readonly token: string;
  /** A new clone of the default branch, as a job checks it out; of the catalog, or of a fork for its owner. */
  clone(fork?: string): Promise<string>;
  git(folder: string, ...words: string[]): Promise<string>;
  /** What `cadastre` says in a clone, with the environment of a job. */
  run(folder: string, words: readonly string[], options?: RunOptions): Promise<CommandResult>;
  /** Asks the API as a person who may do everything; what comes back. */
  ask(method: string, route: string, body?: object): Promise<Answer>;
  close(): Promise<void>;
}

interface RunOptions {
  readonly loopback?: string;
  readonly env?: Readonly<Record<string, string>>;
}

// What the API answers is looked at by tests, field by field.
type Answer = Readonly<Record<string, never>> & readonly Answer[];

const WRITES = { contents: 'write', pull_requests: 'write' } as const;

/** `folder` holds the files that the repository begins with. */
export async function createGithubWorld(
  folder: string,
  options: Partial<GithubOptions> = {},
): Promise<GithubWorld> {
  await gitAsAlice(folder, 'init', '-q', '--initial-branch=main');
  await gitAsAlice(folder, 'add', '.');
  await gitAsAlice(folder, 'commit', '-q', '-m', 'A catalog');
  const temporary = (name: string): string =>
    mkdtempSync(path.join(os.tmpdir(), `cadastre-${name}-`));
  const github = await startGithub({
    folder: temporary('github'),
    users: [{ login: PERSON, type: 'User' }],
    repositories: [{ name: REPOSITORY, from: folder, collaborators: { [PERSON]: 'admin' } }],
    ...options,
  });
  const token = github.createToken({
    kind: 'workflow',
    login: BOT,
    repository: REPOSITORY,
    permissions: WRITES,
  });
  const person = github.createToken({ kind: 'user', login: PERSON });
  return {
    github,
    token,
    git: gitAsAlice,
    async clone(fork) {
      const target = temporary('clone');
      const url = new URL(`${github.url}/${fork ?? REPOSITORY}.git`);
      url.username = 'x-access-token';
      const login = fork?.split('/')[0];
      url.password = login === undefined ? person : github.createToken({ kind: 'user', login });
      await gitAsAlice(target, 'clone', '-q', url.href, '.');
      return target;
    },
    run: async (cwd, words, { loopback, env = {} } = {}) =>
      await runCommand(words, {
        cwd,
        ...(loopback === undefined ? {} : { loopback }),
        env: {
          GITHUB_REPOSITORY: REPOSITORY,
          GITHUB_TOKEN: token,
          GITHUB_API_URL: github.apiUrl,
          GITHUB_SERVER_URL: github.url,
          ...env,
        },
      }),
    ask: async (method, route, body) => {
      const question = { token: person, method, route: `/repos/${REPOSITORY}${route}`, body };
      return ((await askGithub(github, question)) ?? {}) as Answer;
    },
    close: async () => await github.close(),
  };
}
