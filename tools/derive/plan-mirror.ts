import type { EntityTable, EntityTables } from './entity-tables.ts';
import type { FullEntity } from '../load/catalog.ts';
import type { Step } from './find-ways.ts';
import { jsonText } from './json-text.ts';
import { firstOf, listOf } from './links.ts';
import type { Cells, Planned, Problem } from './planned-property.ts';
import { hasProperty, propertyReader } from './property-reader.ts';
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
  const taken: TakenStep[] = [];
  let end = table;
  let isMany = false;
  for (const step of steps) {
    const { relations } = end.blueprint;
    const relation = Object.hasOwn(relations, step) ? relations[step] : undefined;
    const next = relation === undefined ? undefined : tables.get(relation.target);
    if (next === undefined)
      return fail(`\`${step}\` is no relation of \`${end.blueprint.identifier}\` to a blueprint`);
    const [owner, to] = [end.blueprint.identifier, next.blueprint.identifier];
    taken.push({ from: end, relation: step, owner, to, isBackward: false });
    isMany ||= relation?.many === true;
    end = next;
  }
  if (!hasProperty(end.blueprint, property))
    return fail(`\`${property}\` is no property of \`${end.blueprint.identifier}\``);
  const way: MirrorWay = { steps: taken, end, property };
  return {
    table,
    name,
    way: taken,
    needs: [{ table: end, property }],
    asks: [],
    isWhole: false,
    dependsOn: 'entities',
    begin: (cells) => ({
      kind: 'direct',
      fill: () => (isMany ? fillLists(way, cells) : fillSingle(way, cells)),
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

interface TakenStep extends Step {
  readonly from: EntityTable;
}

interface MirrorWay {
  readonly steps: readonly TakenStep[];
  readonly end: EntityTable;
  readonly property: string;
}

function fail(message: string): Problem {
  return { kind: 'path', message };
}

/** How many rows make it worth to look at all rows of a relation first. */
const MANY = 100;

/** The rows that a row points to. */
interface Targets {
  all(row: number): ArrayLike<number> & Iterable<number>;
  first(row: number): number | undefined;
}

/** For each step. */
function targetsOfSteps({ steps }: MirrorWay, rows: number): readonly Targets[] {
  return steps.map(({ from, relation }): Targets => {
    const links = rows < MANY ? undefined : from.linksOf(relation)?.forward;
    if (links !== undefined)
      return { all: (row) => listOf(links, row), first: (row) => firstOf(links, row) };
    const all = (row: number): readonly number[] => from.targetsOf(relation, row);
    return { all, first: (row) => all(row)[0] };
  });
}

function fillSingle(way: MirrorWay, cells: Cells): undefined {
  const steps = targetsOfSteps(way, cells.rows.length);
  const read = propertyReader(way.end, way.property);
  for (const row of cells.rows) {
    const end = endOf(steps, row);
    cells.put(row, end === undefined ? undefined : read(end));
  }
}

function endOf(steps: readonly Targets[], start: number): number | undefined {
  let row: number | undefined = start;
  for (const step of steps) row = row === undefined ? undefined : step.first(row);
  return row;
}

function fillLists(way: MirrorWay, cells: Cells): Problem | undefined {
  const steps = targetsOfSteps(way, cells.rows.length);
  const read = propertyReader(way.end, way.property);
  for (const row of cells.rows) {
    const values = new Map<unknown, unknown>();
    for (const at of endsOf(steps, row, cells.bound)) addEach(values, read(at));
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
function endsOf(steps: readonly Targets[], start: number, bound: WorkBound): Iterable<number> {
  let rows: Iterable<number> = [start];
  for (const step of steps) {
    const next = new Set<number>();
    for (const row of rows) {
      const ends = step.all(row);
      if (!bound.spend(ends.length)) return [];
      for (const end of ends) next.add(end);
    }
    rows = next;
  }
  return rows;
}

function explainEnds(
  way: MirrorWay,
  start: number,
  isMany: boolean,
): readonly { readonly entity: FullEntity; readonly value: unknown }[] {
  const { end, property } = way;
  const steps = targetsOfSteps(way, 1);
  const read = propertyReader(end, property);
  const single = endOf(steps, start);
  const rows = isMany
    ? [...endsOf(steps, start, createWorkBound())]
    : single === undefined
      ? []
      : [single];
  return rows.flatMap((row) => {
    const entity = end.rows[row];
    return entity === undefined ? [] : [{ entity, value: read(row) }];
  });
}
