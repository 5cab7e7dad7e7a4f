import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {
  GithubEvent,
  GithubRepositoryOptions,
  GithubServer,
  TokenOptions,
} from '../emulators/github/github-server.ts';
import { startGithub } from '../emulators/github/start-github.ts';
import { askGithub } from './ask-github.ts';
import { gitAsAlice } from './git-as-alice.ts';

/** A login, or a token of its own. */
export type Who = string | TokenOptions;

// What the API answers is looked at by tests, field by field.
export type Json = Readonly<Record<string, never>> & readonly Json[];

/**
 * A GitHub without a runner. `shop/catalog`, with `a.txt` on main, has alice (maintain), carol (write, and in the team
 * `shop/ops`); bob sees what everybody sees. `shop/hidden` is private, and nobody's.
 */
export interface GithubScene {
  readonly github: GithubServer;
  /** The commit that main begins at. */
  readonly first: string;
  readonly events: readonly GithubEvent[];
  /** Sets the clock of GitHub. */
  setTime(milliseconds: number): void;
  /** Asks what a line such as `GET /user` says, as alice unless somebody else is named. Rejects unless the answer is good. */
  ask(line: string, body?: object, who?: Who): Promise<Json>;
  /** Status and text of an answer that says no; `accepted` where it says yes. */
  refusal(line: string, body?: object, who?: Who): Promise<string>;
  /** Commits files on a branch, which begins at main, and pushes it; the commit. */
  push(branch: string, files: Files, options?: PushOptions): Promise<string>;
  close(): Promise<void>;
}

type Files = Readonly<Record<string, string>>;

interface PushOptions {
  readonly login?: string;
  readonly repository?: string;
  readonly force?: boolean;
}

export const CATALOG = 'shop/catalog';

interface SceneOptions {
  readonly files?: Files;
  readonly catalog?: Partial<GithubRepositoryOptions>;
  readonly repositories?: readonly GithubRepositoryOptions[];
}

export async function startGithubScene({
  files = {},
  catalog,
  repositories = [],
}: SceneOptions = {}): Promise<GithubScene> {
  const temporary = (): string => mkdtempSync(path.join(os.tmpdir(), 'cadastre-github-'));
  const seed = temporary();
  await gitAsAlice(seed, 'init', '-q', '--initial-branch=main');
  await commit(seed, { 'a.txt': 'one\n', ...files }, 'First');
  let now = Date.UTC(2026, 0, 1);
  const collaborators = { alice: 'maintain', carol: 'write' } as const;
  const github = await startGithub({
    folder: temporary(),
    now: () => now,
    users: ['alice', 'bob', 'carol'].map((login) => ({ login, type: 'User' as const })),
    teams: [{ organization: 'shop', slug: 'ops', members: ['carol'] }],
    repositories: [
      { name: CATALOG, from: seed, collaborators, ...catalog },
      { name: 'shop/hidden', isPrivate: true, from: seed },
      ...repositories,
    ],
  });
  const events: GithubEvent[] = [];
  github.onEvent((event) => void events.push(event));
  const clones = new Map<string, string>();
  const tokenOf = (who: Who): string =>
    github.createToken(typeof who === 'string' ? { kind: 'user', login: who } : who);
  const ask: GithubScene['ask'] = async (line, body, who = 'alice') => {
    const [method = '', route = ''] = line.split(' ');
    const question = { token: tokenOf(who), method, route, body };
    return ((await askGithub(github, question)) ?? {}) as Json;
  };
  return {
    github,
    first: await gitAsAlice(seed, 'rev-parse', 'HEAD'),
    events,
    setTime: (milliseconds) => void (now = milliseconds),
    ask,
    async refusal(...question) {
      try {
        await ask(...question);
        return 'accepted';
      } catch (error) {
        return String(error).replace(/^Error: \S+ \S+: /, '');
      }
    },
    push: async (branch, changed, options = {}) => {
      const { login = 'alice', repository = CATALOG, force = false } = options;
      const folder = clones.get(`${login} ${repository}`) ?? temporary();
      clones.set(`${login} ${repository}`, folder);
      const origin = github.url.replace('//', `//x-access-token:${tokenOf(login)}@`);
      if (!existsSync(path.join(folder, '.git')))
        await gitAsAlice(folder, 'clone', '-q', `${origin}/${repository}.git`, '.');
      return await pushOn(folder, branch, changed, force);
    },
    close: async () => await github.close(),
  };
}

async function pushOn(
  folder: string,
  branch: string,
  changed: Files,
  isForced: boolean,
): Promise<string> {
  await gitAsAlice(folder, 'fetch', '-q', '--prune', 'origin');
  const known = await gitAsAlice(folder, 'branch', '-r', '--list', `origin/${branch}`);
  const start = known === '' || isForced ? 'origin/main' : `origin/${branch}`;
  await gitAsAlice(folder, 'checkout', '-q', '-B', branch, start);
  await commit(folder, changed, `Change ${Object.keys(changed).join(' ')}`);
  await gitAsAlice(folder, 'push', '-q', ...(isForced ? ['--force'] : []), 'origin', branch);
  return await gitAsAlice(folder, 'rev-parse', 'HEAD');
}

async function commit(folder: string, files: Files, message: string): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  await gitAsAlice(folder, 'add', '--all');
  await gitAsAlice(folder, 'commit', '-q', '--allow-empty', '-m', message);
}
