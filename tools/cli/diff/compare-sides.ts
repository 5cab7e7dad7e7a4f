import type { CatalogDiff } from '../../compare/catalog-diff.ts';
import { compareCatalogs } from '../../compare/compare-catalogs.ts';
import { compareScores } from '../../compare/compare-scores.ts';
import { FOLDERS } from '../../load/load-catalog.ts';
import { scoreStore } from '../score/score-store.ts';
import type { LoadedSide } from './load-side.ts';
import { readSides } from './read-sides.ts';

/**
 * What differs between two catalogs, of which these files differ. Where there are scorecards, both catalogs are loaded as
 * a whole, because a level may depend on any value.
 */
export async function compareSides(
  before: LoadedSide,
  after: LoadedSide,
  changedFiles: ReadonlySet<string>,
  /** Milliseconds since 1970: what dates of scorecards are compared with, on both sides. */
  now: number,
): Promise<CatalogDiff> {
  const sides = await readSides(before, after, changedFiles);
  const diff = compareCatalogs(sides.before, sides.after);
  const hasScorecards = [before, after].some(({ catalog }) => catalog.scorecards.length > 0);
  if (!hasScorecards) return diff;
  if (![...changedFiles].some(isInCatalog)) return { ...diff, scores: [] };
  const [past, present] = [await scoreStore(before.store, now), await scoreStore(after.store, now)];
  return { ...diff, scores: compareScores(past.scored, present.scored, diff.renamed) };
}

/** Whether a file may say something of a level. */
function isInCatalog(file: string): boolean {
  return FOLDERS.some((folder) => file.startsWith(`${folder}/`));
}
