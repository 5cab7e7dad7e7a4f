import type { Entity, FullEntity } from '../load/catalog.ts';
import { shareList } from '../load/share-list.ts';

/** An entity without its values. Lists that many entities share are kept once. */
export function keepSummary({
  identifier,
  blueprint,
  title,
  team,
  relations,
  edges,
  source,
  propertyNames,
  references,
  origin,
}: FullEntity): Entity {
  return {
    identifier,
    blueprint,
    title,
    team,
    relations,
    edges,
    source,
    propertyNames: shareList(propertyNames),
    references,
    origin,
  };
}
