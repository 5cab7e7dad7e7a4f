import type { CatalogDiff } from '../../compare/catalog-diff.ts';
import { compareCatalogs } from '../../compare/compare-catalogs.ts';
import type { CatalogSide } from '../../compare/catalog-side.ts';
import { compareScores } from '../../compare/compare-scores.ts';
import type { Catalog } from '../../load/catalog.ts';
import { FOLDERS } from '../../load/load-catalog.ts';
import { scoreStore } from '../score/score-store.ts';
import type { LoadedSide } from './load-side.ts';
import { readValues } from './read-values.ts';

/**
 * Two catalogs, with the values that are needed to compare them: those of the entities whose files differ. Where there
 * are scorecards, both catalogs are loaded as a whole, because a level may depend on any value.
 */
export async function compareSides(
  before: LoadedSide,
  after: LoadedSide,
  changedFiles: ReadonlySet<string>,
  /** Milliseconds since 1970: what dates of scorecards are compared with, on both sides. */
  now: number,
): Promise<CatalogDiff> {
  // An entity that moves is in one file here and in another one there, and both are read.
  const oldFiles = new Set([...changedFiles, ...filesOnOtherSide(after, before, changedFiles)]);
  const newFiles = new Set([...changedFiles, ...filesOnOtherSide(before, after, changedFiles)]);
  const isTold = (file: string): boolean =>
    changedFiles.has(file) || !before.unclearFiles.has(file) || !after.unclearFiles.has(file);
  const toSide = async (side: LoadedSide, files: ReadonlySet<string>): Promise<CatalogSide> => ({
    catalog: side.catalog,
    values: await readValues(side.store, side.catalog, files),
    unclearFiles: new Set([...side.unclearFiles].filter(isTold)),
  });
  const diff = compareCatalogs(await toSide(before, oldFiles), await toSide(after, newFiles));
  const hasScorecards = [before, after].some(({ catalog }) => catalog.scorecards.length > 0);
  if (!hasScorecards) return diff;
  if (![...changedFiles].some(isInCatalog)) return { ...diff, scores: [] };
  const [past, present] = [await scoreStore(before.store, now), await scoreStore(after.store, now)];
  return { ...diff, scores: compareScores(past.scored, present.scored, diff.renamed) };
}

/** Where the other side has the entities of these files, if elsewhere: the second of two that are written twice, say. */
function filesOnOtherSide(
  side: { readonly catalog: Catalog },
  other: { readonly catalog: Catalog },
  files: ReadonlySet<string>,
): readonly string[] {
  const found: string[] = [];
  for (const [blueprint, byId] of side.catalog.entitiesById) {
    for (const [identifier, { origin }] of byId) {
      if (!files.has(origin.file)) continue;
      const match = other.catalog.entitiesById.get(blueprint)?.get(identifier);
      if (match !== undefined && !files.has(match.origin.file)) found.push(match.origin.file);
    }
  }
  return found;
}

/** Whether a file may say something of a level. */
function isInCatalog(file: string): boolean {
  return FOLDERS.some((folder) => file.startsWith(`${folder}/`));
}
