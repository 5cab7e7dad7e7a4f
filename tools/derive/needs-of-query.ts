import type { EntityTable, EntityTables } from './entity-tables.ts';
import type { PropertyOf } from './planned-property.ts';
import { derivedNames } from './property-reader.ts';

/**
 * What a query over the entities of a table reads: what stands under a key `property`, at any depth, of the entity itself or of
 * what a path of relations leads to. A query for any property of a type (`propertySchema`) reads all of them.
 */
export function needsOfQuery(
  tables: EntityTables,
  table: EntityTable,
  query: unknown,
): readonly PropertyOf[] {
  const found: PropertyOf[] = [];
  const rest: unknown[] = [query];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (key === 'property' && typeof member === 'string')
        found.push(...endOf(tables, table, member));
      if (key === 'propertySchema') found.push(...everyDerived(table));
      rest.push(member);
    }
  }
  return found;
}

function everyDerived(table: EntityTable): readonly PropertyOf[] {
  return [...derivedNames(table.blueprint).keys()].map((property) => ({ table, property }));
}

function endOf(tables: EntityTables, start: EntityTable, path: string): readonly PropertyOf[] {
  const steps = path.split('.');
  const property = steps.pop() ?? '';
  let table: EntityTable | undefined = start;
  for (const step of steps) {
    const { relations }: EntityTable['blueprint'] = table.blueprint;
    const target: string | undefined = Object.hasOwn(relations, step)
      ? relations[step]?.target
      : undefined;
    table = target === undefined ? undefined : tables.get(target);
    if (table === undefined) return [];
  }
  return [{ table, property }];
}
