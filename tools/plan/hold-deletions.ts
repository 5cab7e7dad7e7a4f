import type { DeletionLimits } from '../model/config.ts';
import type { Delete } from './change.ts';

const DEFAULT_SHARE = 0.2;
const DEFAULT_COUNT = 50;
/** In a small catalog one of three is a third; the share counts from here on. */
const SMALL = 5;

/** Deletions within the limits pass; beyond them all are held, because half a mistake is one too. */
export function holdDeletions(
  deletes: readonly Delete[],
  surveyed: number,
  limits: DeletionLimits & { readonly isOff: boolean },
): { readonly allowed: readonly Delete[]; readonly held: readonly Delete[] } {
  const { share = DEFAULT_SHARE, count = DEFAULT_COUNT, isOff } = limits;
  const isTooMany =
    deletes.length > count || (deletes.length > SMALL && deletes.length > share * surveyed);
  return isTooMany && !isOff ? { allowed: [], held: deletes } : { allowed: deletes, held: [] };
}
