import { NO_CACHE } from '../../load/no-cache.ts';
import type { CheckedSides, CheckRequest } from '../../checks/check-catalog.ts';
import type { CatalogDiff } from '../../compare/catalog-diff.ts';
import { compareSides } from './compare-sides.ts';
import { toLoadedSide } from './load-side.ts';

interface CheckOfChange extends Pick<CheckRequest, 'base' | 'memory' | 'store'> {
  /** Files that differ from the base. */
  readonly changedFiles: ReadonlySet<string> | undefined;
}

/** What a change does to a catalog, from what its check has loaded; undefined where that kept nothing. */
export async function diffOfCheck(
  { store, base, changedFiles, memory }: CheckOfChange,
  sides: CheckedSides | undefined,
  now: number,
): Promise<CatalogDiff | undefined> {
  const cache = memory?.cache ?? NO_CACHE;
  if (base === undefined || changedFiles === undefined || sides === undefined) return undefined;
  const before = toLoadedSide(base, sides.before);
  const after = toLoadedSide(store, sides.after);
  return await compareSides(before, after, { changedFiles, now, cache, isNow: true });
}
