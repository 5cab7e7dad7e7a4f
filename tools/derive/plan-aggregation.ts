import type { AggregationProperty } from '../model/blueprint.ts';
import type { FullEntity } from '../load/catalog.ts';
import { createViews } from './create-views.ts';
import { blueprintsOf, type EntityTable, type EntityTables } from './entity-tables.ts';
import { findAggregationWay } from './find-aggregation-way.ts';
import { createEndsOf, type EndsOf } from './find-ends.ts';
import { renderWay, type Way } from './find-ways.ts';
import type { Matches, ReadsOf } from './matches.ts';
import type { Reads } from './snapshot/reads.ts';
import { createMeasure, renderMeasure, toMeasure, type Measure } from './aggregation-measure.ts';
import { needsOfQuery } from './needs-of-query.ts';
import type { Cells, Planned, Problem } from './planned-property.ts';
import { createWorkBound } from './work-bound.ts';

export interface AggregationContext {
  readonly tables: EntityTables;
  readonly matches: Matches;
  readonly readsOf: ReadsOf | undefined;
  readonly now: Date;
}

/** An aggregation: a number over the entities of a blueprint that is related in one way, in either direction. */
export function planAggregation(
  context: AggregationContext,
  table: EntityTable,
  name: string,
): Planned {
  const definition = table.blueprint.file.aggregationProperties?.[name];
  const target = definition === undefined ? undefined : context.tables.get(definition.target);
  if (definition === undefined || target === undefined)
    return { kind: 'path', message: `\`${definition?.target}\` is no blueprint` };
  const found = findAggregationWay(blueprintsOf(context.tables), table.blueprint, definition);
  if (found.kind !== 'way') return found;
  const measure = toMeasure(definition.calculationSpec, target.blueprint);
  if ('message' in measure) return measure;
  const aggregation: Aggregation = { context, definition, target, measure };
  const measured = [measure.property, measure.time?.property].flatMap((property) =>
    property === undefined ? [] : [{ table: target, property }],
  );
  const asked = needsOfQuery(context.tables, target, definition.query);
  const query = readsOfQuery(context, definition);
  return {
    table,
    name,
    way: found.way,
    needs: [...measured, ...asked],
    asks: query.reads.map((read) => ({ ...read, way: [...found.way, ...read.way] })),
    isWhole: false,
    dependsOn:
      measure.time !== undefined && query.dependsOn === 'entities' ? 'time' : query.dependsOn,
    begin: (cells) => ({ kind: 'direct', fill: () => fill(aggregation, found.way, cells) }),
    explain: (row) => ({
      kind: 'aggregation',
      measure: renderMeasure(measure),
      path: renderWay(found.way),
      counted: countedOf(aggregation, found.way, row),
      value: table.columns.get(name)?.at(row),
    }),
  };
}

const NOTHING: Reads = { reads: [], isWhole: false, dependsOn: 'entities' };
const UNKNOWN: Reads = { reads: [], isWhole: false, dependsOn: 'anything' };

function readsOfQuery(
  { readsOf }: AggregationContext,
  { query, target }: AggregationProperty,
): Reads {
  if (query === undefined) return NOTHING;
  const reads = readsOf?.(query, target) ?? UNKNOWN;
  // Which properties a whole entity has is not known here.
  return reads.isWhole ? UNKNOWN : reads;
}

interface Aggregation {
  readonly context: AggregationContext;
  readonly definition: AggregationProperty;
  readonly target: EntityTable;
  readonly measure: Measure;
}

function fill(aggregation: Aggregation, way: Way, cells: Cells): Problem | undefined {
  const endsOf = createEndsOf(aggregation.context.tables, way, cells.bound);
  if (endsOf === undefined) return { kind: 'path', message: 'the path leads to no blueprint' };
  try {
    fillCells(aggregation, endsOf, cells);
  } catch (error) {
    // What a person wrote as a query makes no sense to the search.
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'invalid', message: `the query: ${message}` };
  }
  return cells.bound.isSpent
    ? { kind: 'limit', message: 'the path leads to too many entities' }
    : undefined;
}

function fillCells(aggregation: Aggregation, endsOf: EndsOf, { rows, bound, put }: Cells): void {
  const isCounted = createFilter(aggregation);
  const { measure, target, context } = aggregation;
  const measureEnds = createMeasure({ measure, target, isCounted, now: context.now });
  for (const row of rows) {
    if (bound.isSpent) return;
    const ends = endsOf(row);
    // Those that share their ends share the number.
    if (ends.measured === undefined) {
      if (!bound.spend(ends.end - ends.start)) return;
      ends.measured = { value: measureEnds(ends) };
    }
    put(row, ends.measured.value);
  }
}

/** Whether a row of the target is counted: the query is asked once for each. */
function createFilter({ context, definition, target }: Aggregation): (row: number) => boolean {
  const { query } = definition;
  if (query === undefined) return () => true;
  const answers: (boolean | undefined)[] = target.rows.map(() => undefined);
  const viewOf = createViews(context.tables);
  return (row) => {
    const known = answers[row];
    if (known !== undefined) return known;
    const view = viewOf(target, row);
    const isFound = view !== undefined && context.matches(query, view);
    answers[row] = isFound;
    return isFound;
  };
}

function countedOf(aggregation: Aggregation, way: Way, row: number): readonly FullEntity[] {
  const { context, target } = aggregation;
  const ends = createEndsOf(context.tables, way, createWorkBound())?.(row);
  const isCounted = createFilter(aggregation);
  try {
    return [...(ends?.rows.subarray(ends.start, ends.end) ?? [])].flatMap((end) =>
      isCounted(end) ? (target.rows[end] ?? []) : [],
    );
  } catch {
    // The query makes no sense, as the finding says.
    return [];
  }
}
