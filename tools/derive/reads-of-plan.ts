import type { PlannedProperty } from './planned-property.ts';
import type { Reads } from './snapshot/reads.ts';

/** What a derived property is made of. What only a query reads is in no way: with one it depends on anything. */
export function readsOfPlan({ table, way, needs, isWhole, dependsOn }: PlannedProperty): Reads {
  const end = way.at(-1)?.to ?? table.blueprint.identifier;
  const read = needs.filter((need) => need.table.blueprint.identifier === end);
  const names = read.length === 0 ? [''] : read.map(({ property }) => property);
  return { reads: names.map((property) => ({ way, property })), isWhole, dependsOn };
}
