import type { EntityTable } from './entity-tables.ts';
import type { Column } from './snapshot/column.ts';

/** The value of a property in a row: derived, stored or meta; undefined where it has none, and never null. */
export type PropertyReader = (row: number) => unknown;

/** What git knows and a file does not is absent: `$createdAt` and the like. */
const META: Readonly<Record<string, (table: EntityTable, row: number) => unknown>> = {
  $identifier: ({ rows }, row) => rows[row]?.identifier,
  $title: ({ rows }, row) => rows[row]?.title,
  $icon: ({ rows }, row) => rows[row]?.icon,
  $blueprint: ({ blueprint }) => blueprint.identifier,
  $team: ({ columns }, row) => columns.get('$team')?.at(row),
};

/** A reader of a property, whichever it is; made once for many rows. */
export function propertyReader(table: EntityTable, property: string): PropertyReader {
  const meta = Object.hasOwn(META, property) ? META[property] : undefined;
  if (meta !== undefined) return (row) => meta(table, row);
  if (!derivedNames(table.blueprint).has(property)) return storedReader(table, property);
  // It may be filled, or emptied, only after this.
  let column: Column | undefined;
  return (row) => (column ??= table.columns.get(property))?.at(row);
}

/** What was not taken yet. */
const UNREAD = Symbol('unread');

/** Each value is taken once: a hundred thousand entities are spread over the whole memory. */
function storedReader({ rows, stored }: EntityTable, property: string): PropertyReader {
  const column = stored.get(property) ?? rows.map(() => UNREAD);
  stored.set(property, column);
  return (row) => {
    const known = column[row];
    if (known !== UNREAD) return known;
    const properties = rows[row]?.properties ?? {};
    const value = Object.hasOwn(properties, property)
      ? (properties[property] ?? undefined)
      : undefined;
    column[row] = value;
    return value;
  };
}

/** How a property of a blueprint is derived. Of one name with several definitions the first of this order counts. */
export type DerivedKind = 'calculation' | 'mirror' | 'aggregation';

const names = new WeakMap<object, ReadonlyMap<string, DerivedKind>>();

export function derivedNames(
  blueprint: EntityTable['blueprint'],
): ReadonlyMap<string, DerivedKind> {
  const known = names.get(blueprint);
  if (known !== undefined) return known;
  const { aggregationProperties, mirrorProperties, calculationProperties } = blueprint.file;
  const made = new Map<string, DerivedKind>();
  for (const name of Object.keys(aggregationProperties ?? {})) made.set(name, 'aggregation');
  for (const name of Object.keys(mirrorProperties ?? {})) made.set(name, 'mirror');
  for (const name of Object.keys(calculationProperties ?? {})) made.set(name, 'calculation');
  names.set(blueprint, made);
  return made;
}

/** Of these no file says anything: only git does. */
export const HISTORY_PROPERTIES: ReadonlySet<string> = new Set([
  '$createdAt',
  '$updatedAt',
  '$createdBy',
  '$updatedBy',
]);

/** Whether entities of a blueprint may have it: stored, derived or meta. */
export function hasProperty(blueprint: EntityTable['blueprint'], property: string): boolean {
  return (
    Object.hasOwn(blueprint.properties, property) ||
    derivedNames(blueprint).has(property) ||
    Object.hasOwn(META, property) ||
    HISTORY_PROPERTIES.has(property)
  );
}
