import type { Git, GitCommit, GitFile } from '../../../ports/git.ts';
import { claimedContent, contentOf } from './commit-message.ts';

/** A branch of a sync, as it is on the other side. */
export interface SyncBranch {
  readonly name: string;
  readonly commit: string;
  /** What our commit on it changes; undefined where there is none, or a person changed it. */
  readonly own: OwnCommit | undefined;
  /** The commits of people, the oldest first, without merges that say nothing of their own. */
  readonly foreign: readonly GitCommit[];
}

export interface OwnCommit {
  readonly commit: string;
  readonly content: string;
  readonly files: readonly GitFile[];
}

/** Everything on the branch that is not on the base. Our own commit is the one that holds what it says it does. */
export async function readBranch(
  git: Git,
  base: string,
  { name, commit }: { readonly name: string; readonly commit: string },
): Promise<SyncBranch> {
  let own: OwnCommit | undefined;
  const foreign: GitCommit[] = [];
  for (const each of await git.commitsBetween(base, commit)) {
    const claimed = each.isMerge ? undefined : claimedContent(each.message);
    const files =
      claimed === undefined ? [] : await git.filesBetween(`${each.commit}^`, each.commit);
    if (claimed !== undefined && own === undefined && contentOf(files) === claimed)
      own = { commit: each.commit, content: claimed, files };
    else if (!each.isPlainMerge) foreign.push(each);
  }
  return { name, commit, own, foreign };
}
