import type { Entity } from '../load/catalog.ts';
import type { CatalogCheck } from './check.ts';
import { findCycles } from '../derive/find-cycles.ts';
import { followAll, relationsWhere } from './relation-graph.ts';

/** Entities that need each other can neither be made nor be removed one by one. */
export const entityRequiredCycle: CatalogCheck = (catalog, report) => {
  const wanted = relationsWhere(
    catalog,
    ({ required, many }) => required === true && many !== true,
  );
  const next = (entity: Entity): readonly Entity[] =>
    followAll(catalog, entity, wanted.get(entity.blueprint) ?? []);
  const starts = [...wanted.keys()].flatMap((blueprint) => [
    ...(catalog.entitiesById.get(blueprint)?.values() ?? []),
  ]);
  for (const cycle of findCycles(starts, next)) {
    const [first, second = first] = cycle;
    if (first === undefined) continue;
    const name = (wanted.get(first.blueprint) ?? []).find(([relation]) =>
      [first.relations[relation] ?? []].flat().includes(second?.identifier ?? ''),
    )?.[0];
    const way = [...cycle, first]
      .map(({ blueprint, identifier }) => `\`${blueprint}/${identifier}\``)
      .join(' → ');
    const at = {
      origin: first.origin,
      path: name === undefined ? ['relations'] : ['relations', name],
    };
    const hint = 'make one of these relations optional in its blueprint';
    report('entity/required-cycle', at, `required relations lead in a circle: ${way}`, hint);
  }
};
