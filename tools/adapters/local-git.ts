import path from 'node:path';
import { GitError, simpleGit, type SimpleGit } from 'simple-git';
import { UserError } from '../diagnostics/user-error.ts';
import type { Git } from '../ports/git.ts';
import { readBlobs } from './read-blobs.ts';

/** Who commits what a survey found, unless the person's own git configuration says otherwise. */
const IDENTITY = ['-c', 'user.name=Cadastre', '-c', 'user.email=cadastre@users.noreply.github.com'];
const ABSENT = '0'.repeat(40);

/** Git on this machine, for the repository that holds `folder`. */
export function createLocalGit(folder: string): Git {
  const git = simpleGit({ baseDir: folder, trimmed: true });
  const at = (work: string): SimpleGit => simpleGit({ baseDir: work, trimmed: true });
  return {
    async init(branch) {
      await run(git, ['init', '--quiet', `--initial-branch=${branch}`]);
    },
    async checkout(branch) {
      await run(git, ['checkout', '--quiet', branch, '--']);
    },
    findRoot: async () => find(git, ['rev-parse', '--show-toplevel']),
    findPrefix: async () => find(git, ['rev-parse', '--show-prefix']),
    findCommit: async (revision) =>
      find(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]),
    findCurrentBranch: async () => find(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    async messagesBetween(from, to) {
      const text = await run(git, ['log', '-z', '--format=%B', `${from}..${to}`]);
      return text.split('\0').filter((message) => message !== '');
    },
    findMergeBase: async (a, b) => find(git, ['merge-base', '--end-of-options', a, b]),
    async changesSince(commit) {
      const diff = ['diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', '.'];
      const changed = split(await run(git, diff));
      const others = ['ls-files', '--others', '--exclude-standard', '-z', '--', '.'];
      const untracked = split(await run(git, others));
      const before = await readBlobs(folder, commit, changed);
      return [
        ...changed.map((name, index) => ({ path: name, bytes: before[index] })),
        ...untracked.map((name) => ({ path: name, bytes: undefined })),
      ];
    },
    async addWorktree(target, commit) {
      // An earlier run that was killed leaves a folder that git still believes in.
      await run(git, ['worktree', 'prune']);
      await run(git, ['worktree', 'add', '--quiet', '--detach', path.resolve(target), commit]);
    },
    async removeWorktree(target) {
      await run(git, ['worktree', 'remove', '--force', path.resolve(target)]);
    },
    async commitAll(target, message) {
      const work = at(target);
      await run(work, ['add', '--all', '--', '.']);
      const identity = (await find(work, ['config', 'user.email'])) === undefined ? IDENTITY : [];
      // Hooks are the person's, for the person's own commits; signing may ask for a passphrase.
      await run(work, [
        ...identity,
        'commit',
        '--quiet',
        '--no-verify',
        '--no-gpg-sign',
        '-m',
        message,
      ]);
      return run(work, ['rev-parse', 'HEAD']);
    },
    async moveBranch(branch, to, from) {
      await run(git, ['update-ref', `refs/heads/${branch}`, to, from ?? ABSENT]);
    },
  };
}

function split(text: string): string[] {
  return text.split('\0').filter((name) => name !== '');
}

async function run(git: SimpleGit, arguments_: readonly string[]): Promise<string> {
  try {
    return await git.raw([...arguments_]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const reason = error.message.trim().split('\n')[0] ?? 'git failed';
    throw new UserError(
      `git ${arguments_.find((word) => !word.startsWith('-'))}: ${reason}`,
      undefined,
      { cause: error },
    );
  }
}

async function find(git: SimpleGit, arguments_: readonly string[]): Promise<string | undefined> {
  try {
    const text = await git.raw([...arguments_]);
    return text === '' ? undefined : text;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
