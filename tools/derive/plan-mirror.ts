import type { EntityTable, EntityTables } from './entity-tables.ts';
import type { FullEntity } from '../load/catalog.ts';
import type { Step } from './find-ways.ts';
import { jsonText } from './json-text.ts';
import { firstOf, listOf, type Links } from './links.ts';
import type { Cells, Planned, Problem } from './planned-property.ts';
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
  const stepsTaken: Step[] = [];
  let end = table;
  let isMany = false;
  for (const step of steps) {
    const link = end.linksOf(step);
    const relation = end.blueprint.relations[step];
    const next = relation === undefined ? undefined : tables.get(relation.target);
    if (link === undefined || next === undefined)
      return fail(`\`${step}\` is no relation of \`${end.blueprint.identifier}\` to a blueprint`);
    links.push(link);
    stepsTaken.push({
      relation: step,
      owner: end.blueprint.identifier,
      isBackward: false,
      to: next.blueprint.identifier,
    });
    isMany ||= relation?.many === true;
    end = next;
  }
  if (!hasProperty(end.blueprint, property))
    return fail(`\`${property}\` is no property of \`${end.blueprint.identifier}\``);
  const way: MirrorWay = { links, end, property };
  return {
    table,
    name,
    way: stepsTaken,
    needs: [{ table: end, property }],
    isWhole: false,
    dependsOn: 'entities',
    begin: (cells) => ({
      kind: 'filled',
      problem: isMany ? fillLists(way, cells) : fillSingle(way, cells),
    }),
    explain: (row) => ({
      kind: 'mirror',
      path: steps,
      property,
      ends: explainEnds(way, row, isMany),
      value: table.columns.get(name)?.at(row),
    }),
  };
}

interface MirrorWay {
  readonly links: readonly Links[];
  readonly end: EntityTable;
  readonly property: string;
}

function fail(message: string): Problem {
  return { kind: 'path', message };
}

function fillSingle({ links, end, property }: MirrorWay, cells: Cells): undefined {
  const read = propertyReader(end, property);
  for (const row of cells.rows) cells.put(row, readEnd(links, row, read));
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

function fillLists({ links, end, property }: MirrorWay, cells: Cells): Problem | undefined {
  const read = propertyReader(end, property);
  for (const row of cells.rows) {
    const values = new Map<unknown, unknown>();
    for (const at of endsOf(links, row, cells.bound)) addEach(values, read(at));
    if (cells.bound.isSpent)
      return { kind: 'limit', message: 'the path leads to too many entities' };
    cells.put(row, values.size === 0 ? undefined : [...values.values()]);
  }
  return undefined;
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
