import type { PlannedProperty } from './planned-property.ts';
import type { Reads } from './snapshot/reads.ts';

/** What a derived property is made of. */
export function readsOfPlan(plan: PlannedProperty): Reads {
  const { table, way, needs, asks, isWhole, dependsOn } = plan;
  const end = way.at(-1)?.to ?? table.blueprint.identifier;
  const read = needs.filter((need) => need.table.blueprint.identifier === end);
  const names = read.length === 0 ? [''] : read.map(({ property }) => property);
  return { reads: [...names.map((property) => ({ way, property })), ...asks], isWhole, dependsOn };
}
