import type { CatalogState, EntityState } from '../../automations/catalog-state.ts';
import { overlayFiles } from '../../load/overlay-files.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Git } from '../../ports/git.ts';
import { deriveWithQueries } from '../../query/derive-with-queries.ts';
import { plainScores } from '../../score/plain-scores.ts';
import { scoreCatalog } from '../../score/score-catalog.ts';
import { readFilesAt } from '../read-revision.ts';

export interface LoadedState {
  readonly catalog: FullCatalog;
  readonly state: CatalogState;
}

/**
 * A catalog as it was in a commit, with derived values and scores as of a time (milliseconds since 1970). Two states that
 * are compared have one time, so that nothing differs only because time passed.
 */
export async function loadState(
  { files, git }: { readonly files: FileStore; readonly git: Git },
  commit: string,
  now: number,
): Promise<LoadedState> {
  const store = overlayFiles(files, await readFilesAt(git, commit));
  const { catalog } = await loadFullCatalog(store, { kind: 'repository' });
  const derived = await deriveWithQueries(catalog, new Date(now));
  const scored = scoreCatalog({ catalog, derived, now });
  const state = new Map<string, EntityState>();
  for (const entity of [...catalog.entitiesById.values()].flatMap((byId) => [...byId.values()])) {
    const { identifier, blueprint, title, relations } = entity;
    state.set(`${blueprint}/${identifier}`, {
      identifier,
      blueprint,
      title: title ?? identifier,
      team: derived.ownersOf(entity),
      properties: { ...entity.properties, ...derived.valuesOf(entity) },
      relations,
      scorecards: plainScores(entity, scored.scorecards),
    });
  }
  return { catalog, state };
}
