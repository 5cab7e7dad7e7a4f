import type { DerivedSnapshot } from '../../derive/snapshot/derived-snapshot.ts';
import type { EntityName } from '../../derive/derived-catalog.ts';
import type { EntityState } from '../../automations/catalog-state.ts';
import { overlayFiles } from '../../load/overlay-files.ts';
import { NO_CACHE } from '../../load/no-cache.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Git } from '../../ports/git.ts';
import { plainScores } from '../../score/plain-scores.ts';
import { scoreStore } from '../score/score-store.ts';
import { readFilesAt } from '../read-revision.ts';

export interface LoadedState {
  readonly catalog: FullCatalog;
  find(entity: EntityName): EntityState | undefined;
  /** The entities that may be otherwise than the snapshot has them; undefined: nobody knows. */
  readonly changed: readonly EntityName[] | undefined;
  readonly snapshot: DerivedSnapshot;
}

export interface StateOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of a state that is nearly the same. */
  readonly snapshot?: DerivedSnapshot | undefined;
}

/**
 * A catalog as it was in a commit, with derived values and scores as of a time (milliseconds since 1970). Two states that
 * are compared have one time, so that nothing differs only because time passed.
 */
export async function loadState(
  { files, git }: { readonly files: FileStore; readonly git: Git },
  commit: string,
  { now, snapshot }: StateOptions,
): Promise<LoadedState> {
  const store = overlayFiles(files, await readFilesAt(git, commit));
  const { catalog, derived, scored } = await scoreStore({
    store,
    now,
    memory: { cache: NO_CACHE, isKept: false },
    snapshot,
  });
  return {
    catalog,
    changed: derived.findChanged(),
    snapshot: derived.takeSnapshot(true),
    find({ blueprint, identifier }) {
      const entity = catalog.entitiesById.get(blueprint)?.get(identifier);
      if (entity === undefined) return undefined;
      const { title, relations } = entity;
      return {
        identifier,
        blueprint,
        title: title ?? identifier,
        team: derived.ownersOf(entity),
        properties: { ...entity.properties, ...derived.valuesOf(entity) },
        relations,
        scorecards: plainScores(entity, scored.scorecards),
      };
    },
  };
}
