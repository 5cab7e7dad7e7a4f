import type { Catalog, Entity } from '../load/catalog.ts';
import type { EntityPair } from './catalog-side.ts';

export interface MatchedEntities {
  readonly pairs: readonly EntityPair[];
  readonly removed: readonly Entity[];
  readonly created: readonly Entity[];
}

/** Entities by blueprint and identifier; of those that are written twice, the first. */
export function matchEntities(before: Catalog, after: Catalog): MatchedEntities {
  const pairs: EntityPair[] = [];
  const removed: Entity[] = [];
  const created: Entity[] = [];
  for (const [blueprint, byId] of before.entitiesById) {
    const now = after.entitiesById.get(blueprint);
    for (const [identifier, entity] of byId) {
      const match = now?.get(identifier);
      if (match === undefined) removed.push(entity);
      else pairs.push({ before: entity, after: match });
    }
  }
  for (const [blueprint, byId] of after.entitiesById) {
    const old = before.entitiesById.get(blueprint);
    for (const [identifier, entity] of byId)
      if (old?.has(identifier) !== true) created.push(entity);
  }
  return { pairs, removed, created };
}
