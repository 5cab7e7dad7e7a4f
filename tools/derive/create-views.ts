import type { EntityTable, EntityTables } from './entity-tables.ts';
import type { EntityView } from './matches.ts';
import { propertyReader, type PropertyReader } from './property-reader.ts';

/** What queries see of the entities of a catalog, by table and row. */
export function createViews(
  tables: EntityTables,
): (table: EntityTable, row: number) => EntityView | undefined {
  const readers = new Map<EntityTable, Map<string, PropertyReader>>();
  const readersOf = (table: EntityTable): Map<string, PropertyReader> => {
    const known = readers.get(table) ?? new Map<string, PropertyReader>();
    readers.set(table, known);
    return known;
  };
  const viewOf = (table: EntityTable, row: number): EntityView | undefined => {
    const entity = table.rows[row];
    if (entity === undefined) return undefined;
    const known = readersOf(table);
    return {
      entity,
      valueOf(property) {
        const reader = known.get(property) ?? propertyReader(table, property);
        known.set(property, reader);
        return reader(row);
      },
      find(blueprint, identifier) {
        const other = tables.get(blueprint);
        const found = other?.rowOf(identifier);
        return other === undefined || found === undefined ? undefined : viewOf(other, found);
      },
    };
  };
  return viewOf;
}
