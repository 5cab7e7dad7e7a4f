import type { CheckedSides, CheckRequest } from '../../checks/check-catalog.ts';
import type { CatalogDiff } from '../../compare/catalog-diff.ts';
import { compareSides } from './compare-sides.ts';
import { toLoadedSide } from './load-side.ts';

interface CheckOfChange extends Pick<CheckRequest, 'store' | 'base'> {
  /** Files that differ from the base. */
  readonly changedFiles: ReadonlySet<string> | undefined;
}

/** What a change does to a catalog, from what its check has loaded; undefined where that kept nothing. */
export async function diffOfCheck(
  { store, base, changedFiles }: CheckOfChange,
  sides: CheckedSides | undefined,
  now: number,
): Promise<CatalogDiff | undefined> {
  if (base === undefined || changedFiles === undefined || sides === undefined) return undefined;
  const before = toLoadedSide(base, sides.before);
  return await compareSides(before, toLoadedSide(store, sides.after), changedFiles, now);
}
