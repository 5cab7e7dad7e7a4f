import path from 'node:path';
import { GitError, simpleGit, type SimpleGit } from 'simple-git';
import { UserError } from '../diagnostics/user-error.ts';
import type { Git, GitCommit, GitFile, GitEntry } from '../ports/git.ts';
import { FILE_HISTORIES, parseFileHistories } from './parse-file-histories.ts';
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
    findMergeBase: async (a, b) => find(git, ['merge-base', '--end-of-options', a, b]),
    async changesSince(commit) {
      const diff = ['diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', '.'];
      const changed = split(await run(git, diff));
      const others = ['ls-files', '--others', '--exclude-standard', '-z', '--', '.'];
      const untracked = split(await run(git, others));
      const before = await readBlobs(folder, commit, changed);
      // A file that was taken out of git and is there again is among both.
      const known = new Set(changed);
      const added = untracked.filter((name) => !known.has(name));
      return [
        ...changed.map((name, index) => ({ path: name, bytes: before[index] })),
        ...added.map((name) => ({ path: name, bytes: undefined })),
      ];
    },
    ...history(git),
    ...contents(git, folder),
    ...worktrees(git, at),
    async moveBranch(branch, to, from) {
      await run(git, ['update-ref', `refs/heads/${branch}`, to, from ?? ABSENT]);
    },
  };
}

type History = Pick<
  Git,
  'commitsBetween' | 'filesBetween' | 'findDefaultBranch' | 'mergesInto' | 'firstParentsBetween'
>;

type Contents = Pick<Git, 'readFiles' | 'listFiles' | 'fileHistories' | 'findCommitTime'>;

function contents(git: SimpleGit, folder: string): Contents {
  return {
    async findCommitTime(commit) {
      return Number(await run(git, ['show', '-s', '--format=%ct', commit, '--'])) * 1000;
    },
    async fileHistories(below) {
      const isShallow = await find(git, ['rev-parse', '--is-shallow-repository']);
      if (isShallow !== 'false') return undefined;
      const text = await find(git, [...FILE_HISTORIES, 'HEAD', '--', below]);
      return text === undefined ? undefined : parseFileHistories(text);
    },
    async listFiles(commit, below) {
      const words = ['ls-tree', '-r', '-z', '--full-tree', commit, '--', below];
      return split(await run(git, words)).flatMap((row): GitEntry[] => {
        const [, mode = '', name] = /^(\d+) [^\t]*\t([\s\S]*)$/.exec(row) ?? [];
        if (name === undefined) return [];
        return [{ path: name, kind: mode.startsWith('100') ? 'file' : 'link' }];
      });
    },
    readFiles: async (commit, paths) => {
      const top = (await find(git, ['rev-parse', '--show-toplevel'])) ?? folder;
      return await readBlobs(top, commit, paths);
    },
  };
}

function history(git: SimpleGit): History {
  return {
    commitsBetween: async (from, to) => await commitsBetween(git, from, to),
    async findDefaultBranch() {
      const remote = await find(git, ['rev-parse', '--abbrev-ref', 'origin/HEAD']);
      if (remote !== undefined && remote !== 'origin/HEAD') return remote;
      for (const name of ['main', 'master'])
        if (
          (await find(git, ['rev-parse', '--verify', '--quiet', `refs/heads/${name}`])) !==
          undefined
        )
          return name;
      return await find(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
    },
    async mergesInto(branch, most) {
      const words = [
        'log',
        '-z',
        '--first-parent',
        `--max-count=${most}`,
        '--format=%H%x01%ct%x01%s',
      ];
      const end = ['--end-of-options', branch, '--'];
      const merges = split(await run(git, [...words, '--merges', ...end]));
      const rows = merges.length > 0 ? merges : split(await run(git, [...words, ...end]));
      return rows.map((row) => {
        const [commit = '', seconds = '', subject = ''] = row.split('\u0001');
        return { commit, time: Number(seconds) * 1000, subject };
      });
    },
    async filesBetween(from, to) {
      const words = ['diff-tree', '-r', '-z', '--no-renames', '--full-index', from, to, '--'];
      const parts = split(await run(git, words));
      return parts.flatMap((row, index): GitFile[] => {
        const name = parts[index + 1];
        if (!row.startsWith(':') || name === undefined || index % 2 === 1) return [];
        const [, , before = '', after = ''] = row.split(' ');
        return [{ path: name, before: nameOf(before), after: nameOf(after) }];
      });
    },
    async firstParentsBetween(from, to) {
      const words = ['rev-list', '--first-parent', '--reverse', to, `^${from}`, '--'];
      return (await run(git, words)).split('\n').filter((line) => line !== '');
    },
  };
}

function nameOf(object: string): string | undefined {
  return /^0+$/.test(object) ? undefined : object;
}

type Worktrees = Pick<
  Git,
  | 'addWorktree'
  | 'removeWorktree'
  | 'resetWorktree'
  | 'commitAll'
  | 'writeTree'
  | 'commitTree'
  | 'replay'
>;

function worktrees(git: SimpleGit, at: (folder: string) => SimpleGit): Worktrees {
  return {
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
      // Hooks are the person's, for the person's own commits; signing may ask for a passphrase.
      const own = ['commit', '--quiet', '--no-verify', '--no-gpg-sign', '--cleanup=verbatim'];
      await run(work, [...(await identityOf(work)), ...own, '-m', message]);
      return await run(work, ['rev-parse', 'HEAD']);
    },
    async writeTree(target) {
      await run(at(target), ['add', '--all', '--', '.']);
      return await run(at(target), ['write-tree']);
    },
    async commitTree(tree, parent, message) {
      const words = ['commit-tree', '--no-gpg-sign', '-p', parent, '-m', message, tree];
      return await run(git, [...(await identityOf(git)), ...words]);
    },
    async resetWorktree(target, wanted) {
      await run(at(target), ['checkout', '--quiet', '--force', '--detach', wanted, '--']);
      await run(at(target), ['clean', '--quiet', '-ffd']);
    },
    async replay(target, commits) {
      const work = at(target);
      const before = await run(work, ['rev-parse', 'HEAD']);
      const words = ['cherry-pick', '--allow-empty', '--keep-redundant-commits', '--no-gpg-sign'];
      try {
        await work.raw([...(await identityOf(work)), ...words, ...commits]);
        return await run(work, ['rev-parse', 'HEAD']);
      } catch (error) {
        if (!(error instanceof GitError)) throw error;
        await find(work, ['cherry-pick', '--abort']);
        await run(work, ['reset', '--quiet', '--hard', before]);
        return undefined;
      }
    },
  };
}

async function identityOf(work: SimpleGit): Promise<readonly string[]> {
  return (await find(work, ['config', 'user.email'])) === undefined ? IDENTITY : [];
}

async function commitsBetween(
  git: SimpleGit,
  from: string,
  to: string,
): Promise<readonly GitCommit[]> {
  const format = '--format=%H%x01%P%x01%an%x01%B';
  const text = await run(git, ['log', '-z', '--reverse', format, `${from}..${to}`]);
  const commits: GitCommit[] = [];
  for (const row of split(text)) {
    const [name = '', parents = '', author = '', message = ''] = row.split('\u0001');
    const isMerge = parents.includes(' ');
    // A combined diff has only what differs from every side.
    const shown = isMerge ? await run(git, ['show', '--cc', '--format=', name]) : '';
    commits.push({ commit: name, message, author, isMerge, isPlainMerge: isMerge && shown === '' });
  }
  return commits;
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
