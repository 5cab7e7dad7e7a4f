import { UserError } from '../../diagnostics/user-error.ts';
import { overlayFiles } from '../../load/overlay-files.ts';
import type { GitMerge } from '../../ports/git.ts';
import type { DeriveStoreRequest } from '../../query/derive-store.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';
import type { Context } from '../context.ts';
import { readFilesAt } from '../read-revision.ts';
import { scoreStore } from './score-store.ts';

export interface History {
  readonly branch: string;
  /** The newest first. */
  readonly merges: readonly GitMerge[];
  /** The scores as they were at a merge; dates are compared with its time. */
  scoreAt(merge: GitMerge): Promise<ScoredCatalog>;
}

/** The newest merges into the default branch. Throws UserError where there is none. */
export async function openHistory(root: string, most: number, context: Context): Promise<History> {
  const git = context.openGit(root);
  const branch = await git.findDefaultBranch();
  if (branch === undefined || (await git.findCommit(branch)) === undefined)
    throw new UserError(
      `${root} has no branch with a history`,
      'the history is that of commits: `git init`, and commit first',
    );
  const merges = await git.mergesInto(branch, most);
  const store = context.openFiles(root);
  const memory = { cache: context.openCache(root, 'values'), isKept: false };
  // From one merge to the next most of the catalog stays.
  let snapshot: DeriveStoreRequest['snapshot'];
  return {
    branch,
    merges,
    async scoreAt({ commit, time }) {
      const past = overlayFiles(store, await readFilesAt(git, commit));
      const { scored, derived } = await scoreStore({ store: past, now: time, memory, snapshot });
      snapshot = derived.takeSnapshot(true);
      return scored;
    },
  };
}
