import type { Catalog, Entity } from '../load/catalog.ts';
import type { RelationDefinition } from '../model/blueprint.ts';

/** For each blueprint, the relations that a graph is made of. Blueprints without any are left out. */
export function relationsWhere(
  catalog: Catalog,
  wants: (relation: RelationDefinition) => boolean,
): ReadonlyMap<string, readonly (readonly [name: string, target: string])[]> {
  const wanted = new Map<string, (readonly [string, string])[]>();
  for (const { identifier, relations } of catalog.blueprintsById.values()) {
    const rows = Object.entries(relations)
      .filter(([, relation]) => wants(relation))
      .map(([name, { target }]) => [name, target] as const);
    if (rows.length > 0) wanted.set(identifier, rows);
  }
  return wanted;
}

/** The entities that these relations of an entity lead to. */
export function followAll(
  catalog: Catalog,
  entity: Entity,
  relations: readonly (readonly [name: string, target: string])[],
): readonly Entity[] {
  return relations.flatMap(([name, target]) => {
    const targets = catalog.entitiesById.get(target);
    return [entity.relations[name] ?? []].flat().flatMap((id) => targets?.get(id) ?? []);
  });
}
