import { findOwners, ownershipPath } from '../derive/find-owners.ts';
import { derivedNames } from '../derive/property-reader.ts';
import { describeDerived } from '../graph/describe-derived.ts';
import type { Derivations } from '../graph/describe-entity.ts';
import type { Catalog, Entity } from '../load/catalog.ts';
import type { Context } from './context.ts';
import { loadDerived } from './load-derived.ts';

export interface EntityOf {
  readonly catalog: Catalog;
  readonly entity: Entity;
}

/**
 * What is derived of one entity. The values of the catalog, which take a while to read, are read only where its blueprint derives
 * something; owners can be told without.
 */
export async function deriveEntity(
  context: Context,
  { catalog, entity }: EntityOf,
  isExplained: (property: string) => boolean,
): Promise<Derivations> {
  const blueprint = catalog.blueprintsById.get(entity.blueprint);
  const path = blueprint === undefined ? undefined : ownershipPath(blueprint);
  const ownersOver = entity.team.length === 0 ? path : undefined;
  const owners =
    ownersOver === undefined ? entity.team : (findOwners(catalog).get(entity) ?? entity.team);
  if (blueprint === undefined || derivedNames(blueprint).size === 0)
    return { owners, ownersOver, derived: undefined };
  const { derived } = await loadDerived(context, { only: blueprint.identifier });
  return {
    owners,
    ownersOver,
    derived: describeDerived(derived, { blueprint, entity }, isExplained),
  };
}
