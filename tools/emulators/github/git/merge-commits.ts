import { findGitCommit, listCommits, type Signature } from './read-commits.ts';
import { tryGit } from './run-git.ts';
import { writeCommit } from './write-objects.ts';

/** The tree of a merge; undefined: there are conflicts. */
export async function mergeTrees(
  folder: string,
  base: string,
  head: string,
): Promise<string | undefined> {
  const { code, output } = await tryGit(folder, ['merge-tree', '--write-tree', base, head]);
  return code === 0 ? output.toString().split('\n')[0] : undefined;
}

/** The commits that `head` has and `base` has not, one after another on top of `base`: the last of them. */
export async function rebaseCommits(
  folder: string,
  range: { readonly base: string; readonly head: string },
  committer: Signature,
): Promise<string | undefined> {
  const commits = await listCommits(folder, ['--no-merges', `${range.base}..${range.head}`], {
    isReversed: true,
  });
  let top = range.base;
  for (const commit of commits) {
    const onto = await findGitCommit(folder, top);
    if (onto === undefined) return undefined;
    // What is on top so far, as if it had been made where the commit was: their merge is the commit's change.
    const { author, message } = commit;
    const stand = await writeCommit(folder, {
      tree: onto.tree,
      parents: commit.parents.slice(0, 1),
      message: 'on top',
      author,
      committer,
    });
    const tree = await mergeTrees(folder, stand, commit.sha);
    if (tree === undefined) return undefined;
    top = await writeCommit(folder, { tree, parents: [top], message, author, committer });
  }
  return top;
}
