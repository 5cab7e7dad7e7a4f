import type { EntityTable, EntityTables } from './entity-tables.ts';
import type { FullEntity } from '../load/catalog.ts';
import { jsonText } from './json-text.ts';
import { firstOf, listOf, type Links } from './links.ts';
import type { Planned, Problem } from './planned-property.ts';
import { hasProperty, propertyReader, type PropertyReader } from './property-reader.ts';
import { createWorkBound, type WorkBound } from './work-bound.ts';

/**
 * A mirror: a value of the entity at the end of a path of relations. Where a relation of the path may have many, a list of
 * the values of all ends: nulls left out, lists joined, each value once, in the order in which the relations
 * are written.
 */
export function planMirror(tables: EntityTables, table: EntityTable, name: string): Planned {
  const written: unknown = table.blueprint.file.mirrorProperties?.[name]?.path;
  const steps = typeof written === 'string' ? written.split('.') : [];
  const property = steps.pop() ?? '';
  if (steps.length === 0) return fail('the path needs a relation before the property');
  const links: Links[] = [];
  let end = table;
  let isMany = false;
  for (const step of steps) {
    const link = end.linksOf(step);
    const relation = end.blueprint.relations[step];
    const next = relation === undefined ? undefined : tables.get(relation.target);
    if (link === undefined || next === undefined)
      return fail(`\`${step}\` is no relation of \`${end.blueprint.identifier}\` to a blueprint`);
    links.push(link);
    isMany ||= relation?.many === true;
    end = next;
  }
  if (!hasProperty(end.blueprint, property))
    return fail(`\`${property}\` is no property of \`${end.blueprint.identifier}\``);
  const way: MirrorWay = { table, name, links, end, property };
  return {
    table,
    name,
    needs: [{ table: end, property }],
    isWhole: false,
    begin: () => ({ kind: 'filled', findings: isMany ? fillLists(way) : fillSingle(way) }),
    explain: (row) => ({
      kind: 'mirror',
      path: steps,
      property,
      ends: explainEnds(way, row, isMany),
      value: table.columns.get(name)?.[row],
    }),
  };
}

interface MirrorWay {
  readonly table: EntityTable;
  readonly name: string;
  readonly links: readonly Links[];
  readonly end: EntityTable;
  readonly property: string;
}

function fail(message: string): Problem {
  return { kind: 'path', message };
}

function fillSingle(way: MirrorWay): readonly Problem[] {
  const read = propertyReader(way.end, way.property);
  const column = way.table.rows.map((_, row) => readEnd(way.links, row, read));
  way.table.columns.set(way.name, column);
  return [];
}

function endOf(links: readonly Links[], start: number): number | undefined {
  let row: number | undefined = start;
  for (const link of links) row = row === undefined ? undefined : firstOf(link.forward, row);
  return row;
}

function readEnd(links: readonly Links[], start: number, read: PropertyReader): unknown {
  const row = endOf(links, start);
  return row === undefined ? undefined : read(row);
}

function fillLists(way: MirrorWay): readonly Problem[] {
  const read = propertyReader(way.end, way.property);
  const bound = createWorkBound();
  const column: unknown[] = [];
  for (let row = 0; row < way.table.rows.length; row += 1) {
    const values = new Map<unknown, unknown>();
    for (const end of endsOf(way.links, row, bound)) addEach(values, read(end));
    if (bound.isSpent) {
      way.table.columns.set(way.name, []);
      return [{ kind: 'limit', message: 'the path leads to too many entities' }];
    }
    column.push(values.size === 0 ? undefined : [...values.values()]);
  }
  way.table.columns.set(way.name, column);
  return [];
}

function addEach(values: Map<unknown, unknown>, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const each of value) addEach(values, each);
  else values.set(typeof value === 'object' ? `\0${jsonText(value)}` : value, value);
}

/** Every end once, in the order in which they are reached. */
function endsOf(links: readonly Links[], start: number, bound: WorkBound): Iterable<number> {
  let rows: Iterable<number> = [start];
  for (const link of links) {
    const next = new Set<number>();
    for (const row of rows) {
      const ends = listOf(link.forward, row);
      if (!bound.spend(ends.length)) return [];
      for (const end of ends) next.add(end);
    }
    rows = next;
  }
  return rows;
}

function explainEnds(
  { links, end, property }: MirrorWay,
  start: number,
  isMany: boolean,
): readonly { readonly entity: FullEntity; readonly value: unknown }[] {
  const read = propertyReader(end, property);
  const single = endOf(links, start);
  const rows = isMany
    ? [...endsOf(links, start, createWorkBound())]
    : single === undefined
      ? []
      : [single];
  return rows.flatMap((row) => {
    const entity = end.rows[row];
    return entity === undefined ? [] : [{ entity, value: read(row) }];
  });
}
