import type { Entity, FullEntity } from '../load/catalog.ts';

/** An entity without its values. */
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
    propertyNames,
    references,
    origin,
  };
}
