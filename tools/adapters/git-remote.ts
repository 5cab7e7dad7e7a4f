import { GitError, simpleGit, type SimpleGit } from 'simple-git';
import { UserError } from '../diagnostics/user-error.ts';
import type { PushResult, Remote, RemoteOptions } from '../ports/remote.ts';

/** Where what is fetched is kept in our own repository: nothing of a person's is called so. */
const KEPT = 'refs/cadastre/remote';
const ALLOWED = [
  'GIT_CONFIG_COUNT',
  ...[0, 1].flatMap((index) => [`GIT_CONFIG_KEY_${index}`, `GIT_CONFIG_VALUE_${index}`]),
  'GIT_TERMINAL_PROMPT',
];

/** The repository at a URL, for git in `folder`, which must be in a repository of its own. */
export function createGitRemote(
  folder: string,
  { url, token }: RemoteOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Remote {
  const git = simpleGit({
    baseDir: folder,
    trimmed: true,
    unsafe: { allowUnsafeConfigEnvCount: true },
    allowEnvironment: ALLOWED,
  }).env({ ...plainEnvironment(environment), ...credentials(url, token) });
  return {
    async fetchBranches(prefix) {
      const pattern = `refs/heads/${prefix}*:${KEPT}/${prefix}*`;
      await run(git, ['fetch', '--quiet', '--no-tags', '--force', '--prune', url, pattern], token);
      const format = '--format=%(objectname) %(refname)';
      const text = await run(git, ['for-each-ref', format, KEPT], token);
      const rows = text.split('\n').filter((line) => line.includes(`${KEPT}/${prefix}`));
      return new Map(rows.map((line) => [line.slice(41 + KEPT.length + 1), line.slice(0, 40)]));
    },
    async push(branch, to, from) {
      const name = `refs/heads/${branch}`;
      const lease = `--force-with-lease=${name}:${from ?? ''}`;
      const words = ['push', '--porcelain', '--no-verify', lease, url, `${to ?? ''}:${name}`];
      return await push(git, words, token);
    },
  };
}

/** Simple-git takes the whole environment of a child; git needs little of ours, and no setting that runs programs. */
function plainEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const names = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'LANG'];
  const proxies = [
    'HTTPS_PROXY',
    'HTTP_PROXY',
    'NO_PROXY',
    'https_proxy',
    'http_proxy',
    'no_proxy',
  ];
  return Object.fromEntries(
    [...names, ...proxies].flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * Configuration for one command, in the environment: neither in a file nor among the arguments that others can
 * see. The empty value takes away a header that a checkout may have left.
 */
function credentials(url: string, token: string): Record<string, string> {
  const key = `http.${new URL(url).origin}/.extraheader`;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `Authorization: Basic ${basic}`,
    GIT_TERMINAL_PROMPT: '0',
  };
}

async function push(git: SimpleGit, words: string[], token: string): Promise<PushResult> {
  try {
    await git.raw(words);
    return 'pushed';
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // `stale info`: not where we saw it; `cannot lock ref`, `reference already exists`: between our look and now.
    const isStale = /stale info|cannot lock ref|already exists|fetch first|non-fast-forward/;
    if (isStale.test(error.message)) return 'stale';
    throw refused('push', error, token);
  }
}

async function run(git: SimpleGit, words: string[], token: string): Promise<string> {
  try {
    return await git.raw(words);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw refused(words[0] ?? '', error, token);
  }
}

function refused(command: string, error: GitError, token: string): UserError {
  const lines = error.message
    .split('\n')
    .map((line) => line.replace(/^(remote|fatal|error): /, ''));
  const text = lines.map((line) => line.trim()).find((line) => line !== '') ?? 'it gave no reason';
  const message = `git ${command}: ${text.replaceAll(token, '***')}`;
  // Git asks a person for another name where the token is refused, and there is nobody to ask.
  const isUnknown = /could not read (Username|Password)|Authentication failed/i.test(error.message);
  if (isUnknown)
    return new UserError(
      `git ${command}: GitHub does not take the token`,
      'it is wrong, or has ended',
      {
        cause: error,
      },
    );
  const hint = /403|denied|not permitted/i.test(error.message)
    ? 'the token needs `contents: write` in this repository'
    : undefined;
  return new UserError(message, hint, { cause: error });
}
