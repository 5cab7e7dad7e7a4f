import type { CatalogDiff } from '../../compare/catalog-diff.ts';
import { compareCatalogs } from '../../compare/compare-catalogs.ts';
import type { LoadedSide } from './load-side.ts';
import { readSides } from './read-sides.ts';

/** What differs between two catalogs, of which these files differ. */
export async function compareSides(
  ...sides: readonly [before: LoadedSide, after: LoadedSide, changedFiles: ReadonlySet<string>]
): Promise<CatalogDiff> {
  const { before, after } = await readSides(...sides);
  return compareCatalogs(before, after);
}
