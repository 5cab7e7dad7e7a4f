import type { Catalog, Entity } from '../load/catalog.ts';
import type { CatalogCheck } from './check.ts';
import { findCycles } from '../derive/find-cycles.ts';
import { followAll, relationsWhere } from './relation-graph.ts';

/** One tree for each name of a hierarchical relation, through all blueprints that have a relation of this name. */
export const entityHierarchy: CatalogCheck = (catalog, report) => {
  for (const [name, targets] of treesOf(catalog)) {
    const entities = [...targets.keys()].flatMap((blueprint) => [
      ...(catalog.entitiesById.get(blueprint)?.values() ?? []),
    ]);
    const above = (entity: Entity): readonly Entity[] => {
      const target = targets.get(entity.blueprint);
      return target === undefined ? [] : followAll(catalog, entity, [[name, target]]);
    };
    for (const cycle of findCycles(entities, above)) {
      const [first] = cycle;
      if (first === undefined) continue;
      const way = [...cycle, first].map(({ identifier }) => `\`${identifier}\``).join(' → ');
      const at = { origin: first.origin, path: ['relations', name] };
      const message = `\`${first.identifier}\` is above itself: ${way}`;
      report('entity/hierarchy-cycle', at, message, `take one \`${name}\` out`);
    }
  }
};

/** By the name of the relation, what it leads to from each blueprint. */
function treesOf(catalog: Catalog): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const trees = new Map<string, Map<string, string>>();
  for (const [blueprint, relations] of relationsWhere(
    catalog,
    (each) => each.hierarchical === true,
  ))
    for (const [name, target] of relations) {
      const tree = trees.get(name) ?? new Map<string, string>();
      trees.set(name, tree.set(blueprint, target));
    }
  return trees;
}
