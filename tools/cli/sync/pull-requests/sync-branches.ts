/** All branches of syncs of AWS begin so. */
export const BRANCH_PREFIX = 'cadastre/sync/aws-';
const HELD = 'deletions--';
/** Where commits of people are kept that did not fit any more. */
export const KEPT_PREFIX = 'cadastre/kept/';
/** Where GitHub makes commits before the real branch moves to them. */
export const NEXT_PREFIX = 'cadastre/next/';

export const LABELS = {
  default: 'cadastre-sync',
  /** Commits of people do not fit any more; a person takes it away to have it tried again. */
  paused: 'cadastre-paused',
  /** Deletions beyond the limits: to merge it is to allow them. */
  deletions: 'cadastre-deletions',
} as const;

/** `kind` is whether it brings changes, or deletions that were held back. */
export function branchOf(kind: 'changes' | 'deletions', key: string): string {
  return `${BRANCH_PREFIX}${kind === 'deletions' ? HELD : ''}${key}`;
}

/** The key of a part that is under review, or undefined for a branch that is none of this kind. */
export function keyOfBranch(branch: string, kind: 'changes' | 'deletions'): string | undefined {
  if (!branch.startsWith(BRANCH_PREFIX)) return undefined;
  const key = branch.slice(BRANCH_PREFIX.length);
  const isHeld = key.startsWith(HELD);
  if (isHeld !== (kind === 'deletions')) return undefined;
  return isHeld ? key.slice(HELD.length) : key;
}
