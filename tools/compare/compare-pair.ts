import type { ChangedEntity, ValueDiff } from './catalog-diff.ts';
import type { CatalogSide, EntityPair } from './catalog-side.ts';
import { compareEdges, countEdges } from './compare-edges.ts';
import { compareValues } from './compare-values.ts';
import { toEntityName } from './entity-name.ts';
import { followRenames } from './follow-renames.ts';
import type { Renames } from './renames.ts';
import { toMembers } from './to-members.ts';

export interface Surroundings {
  readonly before: CatalogSide;
  readonly after: CatalogSide;
  readonly renames: Renames;
}

/** What an entity says otherwise than before, if anything. */
export function comparePair(pair: EntityPair, surroundings: Surroundings): ChangedEntity {
  return {
    ...toEntityName(pair.after),
    fileBefore: pair.before.origin.file,
    values: valuesOf(pair, surroundings),
    edges: compareEdges(pair.before, pair.after, surroundings.renames),
  };
}

export function isOtherwise({ values, edges }: ChangedEntity): boolean {
  return values.length > 0 || countEdges(edges) > 0;
}

function valuesOf(pair: EntityPair, { before, after, renames }: Surroundings): ValueDiff[] {
  const old = before.values.get(pair.before);
  const now = after.values.get(pair.after);
  if (old === undefined || now === undefined) return [];
  const blueprint = before.catalog.blueprintsById.get(pair.before.blueprint);
  return compareValues(toMembers(old), toMembers(now)).map((value) => ({
    ...value,
    isFollowing: followRenames(value, blueprint, renames) !== undefined,
  }));
}
