import { ForgeFailure } from '../../../ports/forge.ts';
import type { ApplyRequest } from './apply-proposal.ts';
import type { Proposal } from './proposal.ts';
import { NEXT_PREFIX } from './sync-branches.ts';

/**
 * The same commit, made and signed by GitHub: on a branch of its own first, because a branch that is as old as its base
 * for a moment has its pull request closed.
 */
export async function commitOnForge(
  { forge, remote, base, prefix }: ApplyRequest,
  { key, branch, message, files }: Proposal,
  before: string | undefined,
): Promise<'pushed' | 'stale'> {
  const next = `${NEXT_PREFIX}${key}`;
  try {
    await forge.createBranch(next, base);
  } catch (error) {
    if (!(error instanceof ForgeFailure) || error.kind !== 'exists') throw error;
    // An earlier run ended in between.
    await forge.moveBranch(next, base);
  }
  try {
    const commit = await forge.commitFiles({
      branch: next,
      parent: base,
      message,
      files: files.map(({ path, text }) => ({ path: `${prefix}${path}`, text })),
    });
    if (before === undefined) {
      await forge.createBranch(branch, commit);
      return 'pushed';
    }
    // GitHub moves a branch from wherever it is: the last look is right before.
    if ((await remote.fetchBranches(branch)).get(branch) !== before) return 'stale';
    await forge.moveBranch(branch, commit);
    return 'pushed';
  } catch (error) {
    const kind = error instanceof ForgeFailure ? error.kind : undefined;
    if (kind === 'stale' || kind === 'exists') return 'stale';
    throw error;
  } finally {
    await forge.deleteBranch(next);
  }
}
