import { tryGit } from './run-git.ts';

export interface GitEntry {
  /** From the tree that was read. */
  readonly path: string;
  /** Such as `100644`. */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** In bytes; undefined for what is no file. */
  readonly size: number | undefined;
}

/** What is in a tree, in git's order; with `isRecursive` all that is below it. Undefined: it is no tree. */
export async function readTree(
  folder: string,
  tree: string,
  isRecursive = false,
): Promise<readonly GitEntry[] | undefined> {
  const depth = isRecursive ? ['-r', '-t'] : [];
  const args = ['ls-tree', '-z', '-l', '--full-tree', ...depth, tree];
  const { code, output } = await tryGit(folder, args);
  return code === 0 ? decodeEntries(output.toString()) : undefined;
}

/** What stands at a path of a commit, without slashes at its ends; undefined: nothing. */
export async function findEntry(
  folder: string,
  commit: string,
  path: string,
): Promise<GitEntry | undefined> {
  const args = ['ls-tree', '-z', '-l', '--full-tree', commit, '--', path];
  const { code, output } = await tryGit(folder, args);
  return code === 0
    ? decodeEntries(output.toString()).find((each) => each.path === path)
    : undefined;
}

function decodeEntries(text: string): GitEntry[] {
  const rows = text.split('\0').filter((row) => row !== '');
  return rows.map((row) => {
    const cut = row.indexOf('\t');
    const [mode = '', type = '', sha = '', size = ''] = row.slice(0, cut).split(/ +/);
    return {
      path: row.slice(cut + 1),
      mode,
      type: type as GitEntry['type'],
      sha,
      size: size === '-' ? undefined : Number(size),
    };
  });
}

/** The bytes of a file. Undefined: there is no file of this name. */
export async function readBlob(folder: string, sha: string): Promise<Buffer | undefined> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return undefined;
  const { code, output } = await tryGit(folder, ['cat-file', 'blob', sha]);
  return code === 0 ? output : undefined;
}
