import type { Forge } from '../../ports/forge.ts';
import type { Git } from '../../ports/git.ts';
import type { Context } from '../context.ts';
import { readEventFile } from '../github/read-event-file.ts';

interface Marked {
  readonly git: Git;
  readonly forge: Forge;
  /** The last commit of the default branch. */
  readonly tip: string;
}

/**
 * The commit up to which everything was looked at, which the branch `mark` remembers; the first time, what was there before the
 * push. Undefined where it begins here: then there is nothing to look at yet.
 */
export async function findUnseen(
  mark: string,
  { git, forge, tip }: Marked,
  context: Context,
): Promise<string | undefined> {
  const known = await forge.findBranch(mark);
  const before = known ?? (await findBefore(context));
  if (before !== undefined && (await git.findCommit(before)) !== undefined) {
    // A job that dies after this is not the first one any more: the next begins where this one did.
    if (known === undefined) await forge.createBranch(mark, before);
    return before;
  }
  if (known === undefined) await forge.createBranch(mark, tip);
  else await forge.moveBranch(mark, tip);
  return undefined;
}

/** What the branch was at before the push; undefined for the first, which GitHub gives as zeros. */
async function findBefore(context: Context): Promise<string | undefined> {
  const { before } = await readEventFile(context);
  return typeof before === 'string' && /^[0-9a-f]{40}$/.test(before) && !/^0+$/.test(before)
    ? before
    : undefined;
}
