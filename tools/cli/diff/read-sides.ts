import type { CatalogSide } from '../../compare/catalog-side.ts';
import type { Catalog } from '../../load/catalog.ts';
import type { LoadedSide } from './load-side.ts';
import { readValues } from './read-values.ts';

export interface ReadSides {
  readonly before: CatalogSide;
  readonly after: CatalogSide;
}

/** Two catalogs, with the values that are needed to compare them: those of the entities whose files differ. */
export async function readSides(
  before: LoadedSide,
  after: LoadedSide,
  changedFiles: ReadonlySet<string>,
): Promise<ReadSides> {
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
  return { before: await toSide(before, oldFiles), after: await toSide(after, newFiles) };
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
