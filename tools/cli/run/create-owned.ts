import { findOwners, ownershipPath, type Owners } from '../../derive/find-owners.ts';
import type { FullCatalog, FullEntity } from '../../load/catalog.ts';

/** An entity with the teams that it inherits, as `$team` is read; worked out when first asked for. */
export function createOwned(catalog: FullCatalog): (entity: FullEntity) => FullEntity {
  const { blueprintsById } = catalog;
  let owners: Owners | undefined;
  return (entity) => {
    const blueprint = blueprintsById.get(entity.blueprint);
    const isHeir = blueprint !== undefined && ownershipPath(blueprint) !== undefined;
    if (entity.team.length > 0 || !isHeir) return entity;
    owners ??= findOwners(catalog);
    const team = owners.get(entity);
    return team === undefined ? entity : { ...entity, team };
  };
}
