import { spawn } from 'node:child_process';

export interface GitOptions {
  readonly input?: string | Buffer;
  /** Further variables of the environment, such as GIT_INDEX_FILE. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface GitResult {
  readonly code: number;
  readonly output: Buffer;
  readonly errors: string;
}

/** What may be set around us and would lead git elsewhere. */
const UNSET = [
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_WORK_TREE',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_PARAMETERS',
];

/** No configuration but that of the repository, and English. */
const SET = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** The arguments of `env` that run git; it is what knows our own environment. */
export function gitCommand(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): string[] {
  const unset = UNSET.flatMap((name) => ['-u', name]);
  const set = Object.entries({ ...SET, ...variables }).map(([key, value]) => `${key}=${value}`);
  return [...unset, ...set, 'git', ...args];
}

/** Runs git in a bare repository, whatever it answers. Rejects when there is no git. */
export function tryGit(
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const command = gitCommand(['--git-dir', folder, ...args], options.variables);
    const child = spawn('env', command, { stdio: 'pipe' });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    // A git that needs no more input closes it before we do.
    child.stdin.on('error', () => {});
    child.on('close', (code) =>
      resolve({
        code: code ?? 128,
        output: Buffer.concat(output),
        errors: Buffer.concat(errors).toString(),
      }),
    );
    child.stdin.end(options.input ?? '');
  });
}

/** What git prints, without the last line break. Throws what it complains of. */
export async function runGit(
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const { code, output, errors } = await tryGit(folder, args, options);
  if (code !== 0) throw new Error(`git ${args[0] ?? ''}: ${errors.trim()}`);
  return output.toString().replace(/\n$/, '');
}
