import type { CatalogCheck } from './check.ts';
import { findCycles } from './find-cycles.ts';
import { followAll, relationsWhere } from './relation-graph.ts';

/** One tree for each hierarchical relation of a blueprint to itself; other targets cannot lead back. */
export const entityHierarchy: CatalogCheck = (catalog, report) => {
  const wanted = relationsWhere(catalog, ({ hierarchical }) => hierarchical === true);
  const own = [...wanted].flatMap(([blueprint, relations]) =>
    relations
      .filter(([, target]) => target === blueprint)
      .map((relation) => ({ blueprint, relation })),
  );
  for (const { blueprint, relation } of own) {
    const [name] = relation;
    const entities = catalog.entitiesById.get(blueprint)?.values() ?? [];
    for (const cycle of findCycles(entities, (entity) => followAll(catalog, entity, [relation]))) {
      const [first] = cycle;
      if (first === undefined) continue;
      const way = [...cycle, first].map(({ identifier }) => `\`${identifier}\``).join(' → ');
      const at = { origin: first.origin, path: ['relations', name] };
      const message = `\`${first.identifier}\` is above itself: ${way}`;
      report('entity/hierarchy-cycle', at, message, `take one \`${name}\` out`);
    }
  }
};
