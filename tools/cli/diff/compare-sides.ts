import type { CatalogDiff } from '../../compare/catalog-diff.ts';
import { compareCatalogs } from '../../compare/compare-catalogs.ts';
import { compareScores } from '../../compare/compare-scores.ts';
import { FOLDERS } from '../../load/load-catalog.ts';
import type { Cache } from '../../ports/cache.ts';
import { scoreStore } from '../score/score-store.ts';
import type { LoadedSide } from './load-side.ts';
import { readSides } from './read-sides.ts';

export interface SidesRequest {
  readonly changedFiles: ReadonlySet<string>;
  /** Milliseconds since 1970: what dates of scorecards are compared with, on both sides. */
  readonly now: number;
  /** Of the values of what is checked out. */
  readonly cache: Cache;
  /** Whether the side after the change is what is checked out. */
  readonly isNow: boolean;
}

/**
 * What differs between two catalogs, of which these files differ. Where there are scorecards, both catalogs are loaded as
 * a whole, because a level may depend on any value.
 */
export async function compareSides(
  before: LoadedSide,
  after: LoadedSide,
  { changedFiles, now, cache, isNow }: SidesRequest,
): Promise<CatalogDiff> {
  const sides = await readSides(before, after, changedFiles);
  const diff = compareCatalogs(sides.before, sides.after);
  const hasScorecards = [before, after].some(({ catalog }) => catalog.scorecards.length > 0);
  if (!hasScorecards) return diff;
  if (![...changedFiles].some(isInCatalog)) return { ...diff, scores: [] };
  const present = await scoreStore({
    store: after.store,
    now,
    memory: { cache, isKept: isNow },
  });
  // Nearly everything is the same on the other side.
  const snapshot = present.derived.takeSnapshot(true);
  const past = await scoreStore({
    store: before.store,
    now,
    memory: { cache, isKept: false },
    snapshot,
  });
  return { ...diff, scores: compareScores(past.scored, present.scored, diff.renamed) };
}

/** Whether a file may say something of a level. */
function isInCatalog(file: string): boolean {
  return FOLDERS.some((folder) => file.startsWith(`${folder}/`));
}
