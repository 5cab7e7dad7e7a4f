import { jsonText } from './json-text.ts';
import type { EntityTable } from './entity-tables.ts';
import type { JqReads } from './jq/jq-places.ts';
import { derivedNames, propertyReader } from './property-reader.ts';

/** The root of an entity as Port shapes it, but for its two maps. */
const ROOT: readonly (readonly [key: string, meta: string])[] = [
  ['identifier', '$identifier'],
  ['title', '$title'],
  ['icon', '$icon'],
  ['team', '$team'],
  ['blueprint', '$blueprint'],
];

/** The value of a root key; `team` is always a list. Undefined for a key that is none. */
export function rootReader(
  table: EntityTable,
  key: string,
): ((row: number) => unknown) | undefined {
  const meta = ROOT.find(([name]) => name === key)?.[1];
  if (meta === undefined) return undefined;
  const read = propertyReader(table, meta);
  return key === 'team' ? (row) => read(row) ?? [] : (row) => read(row) ?? null;
}

export interface Projection {
  readonly table: EntityTable;
  readonly reads: JqReads;
  /** Derived properties that the program must not see. */
  readonly hidden: ReadonlySet<string>;
}

/** What a program can read of a row, as JSON. A property that an entity does not have is left out. */
export function createProjection(projection: Projection): (row: number) => string {
  const { table, reads } = projection;
  const parts = ROOT.flatMap(([key]) => {
    const read = reads.isWhole || reads.top.has(key) ? rootReader(table, key) : undefined;
    return read === undefined ? [] : [(row: number) => `"${key}":${jsonText(read(row))}`];
  });
  if (reads.isWhole || reads.top.has('properties')) parts.push(propertiesPart(projection));
  if (reads.isWhole || reads.top.has('relations'))
    parts.push((row) => `"relations":${jsonText(relationsOf(projection, row))}`);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return (row) => `{${only(row)}}`;
  return (row) => `{${parts.map((part) => part(row)).join(',')}}`;
}

function propertiesPart({ table, reads, hidden }: Projection): (row: number) => string {
  const derived = derivedNames(table.blueprint);
  const named = reads.isEveryProperty ? derived.keys() : reads.properties;
  const members = [...named]
    .filter((name) => !hidden.has(name))
    .map((name) => {
      const read = propertyReader(table, name);
      const key = JSON.stringify(name);
      return (row: number): string | undefined => {
        const value = read(row);
        return value === undefined ? undefined : `${key}:${jsonText(value)}`;
      };
    });
  return (row) => {
    let text = reads.isEveryProperty ? storedMembers(table, row).join(',') : '';
    for (const member of members) {
      const more = member(row);
      if (more !== undefined) text = text === '' ? more : `${text},${more}`;
    }
    return `"properties":{${text}}`;
  };
}

function storedMembers({ rows, blueprint }: EntityTable, row: number): string[] {
  const derived = derivedNames(blueprint);
  return Object.entries(rows[row]?.properties ?? {}).flatMap(([name, value]) =>
    derived.has(name) || value === null ? [] : [`${JSON.stringify(name)}:${jsonText(value)}`],
  );
}

function relationsOf({ table, reads }: Omit<Projection, 'hidden'>, row: number): unknown {
  const relations = table.rows[row]?.relations ?? {};
  if (reads.isEveryRelation) return relations;
  return Object.fromEntries(
    [...reads.relations].flatMap((name) =>
      Object.hasOwn(relations, name) ? [[name, relations[name]] as const] : [],
    ),
  );
}
