import { runGit, tryGit } from './run-git.ts';

/** The commit or tag of each ref whose name begins so, by full name, in the order of names. */
export async function readRefs(folder: string, prefix = ''): Promise<ReadonlyMap<string, string>> {
  const text = await runGit(folder, ['for-each-ref', '--format=%(objectname) %(refname)']);
  const rows = text
    .split('\n')
    .map((line) => [line.slice(41), line.slice(0, 40)] as const)
    .filter(([name]) => name !== '' && name.startsWith(prefix));
  return new Map(rows);
}

/** What a ref of this full name is at. */
export async function findRef(folder: string, ref: string): Promise<string | undefined> {
  const { code, output } = await tryGit(folder, ['show-ref', '--verify', '--hash', ref]);
  return code === 0 ? output.toString().trim() : undefined;
}

/** A branch, a tag, a full or short commit, or a full ref: the commit. */
export async function findCommit(folder: string, name: string): Promise<string | undefined> {
  const isAllowed = /^[^-~^:?*[\\\s@{][^~^:?*[\\\s]*$/.test(name) && !name.includes('..');
  if (!isAllowed) return undefined;
  for (const candidate of [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
    const { code, output } = await tryGit(folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      `${candidate}^{commit}`,
    ]);
    if (code === 0) return output.toString().trim();
  }
  return undefined;
}

export async function isRefName(folder: string, ref: string): Promise<boolean> {
  return (await tryGit(folder, ['check-ref-format', ref])).code === 0;
}

/** Moves, makes (`from` undefined) or removes (`to` undefined) a ref. Whether that worked. */
export async function moveRef(
  folder: string,
  ref: string,
  to: string | undefined,
  from?: string,
): Promise<boolean> {
  const args = to === undefined ? ['-d', ref] : [ref, to];
  return (
    (await tryGit(folder, ['update-ref', ...args, ...(from === undefined ? [] : [from])])).code ===
    0
  );
}

export async function isAncestor(folder: string, first: string, last: string): Promise<boolean> {
  return (await tryGit(folder, ['merge-base', '--is-ancestor', first, last])).code === 0;
}

export async function findMergeBase(
  folder: string,
  a: string,
  b: string,
): Promise<string | undefined> {
  const { code, output } = await tryGit(folder, ['merge-base', a, b]);
  return code === 0 ? output.toString().trim() : undefined;
}

/** What kind of thing has this name: `commit`, `tree`, `blob`, `tag`. */
export async function findKind(folder: string, sha: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return undefined;
  const { code, output } = await tryGit(folder, ['cat-file', '-t', sha]);
  return code === 0 ? output.toString().trim() : undefined;
}
