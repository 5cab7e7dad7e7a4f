import type { CalculationSpec } from '../model/blueprint.ts';
import type { Blueprint } from '../load/catalog.ts';
import type { EntityTable } from './entity-tables.ts';
import { countPeriods, isPeriod, measureNumbers, sum, type Period } from './measure.ts';
import type { Problem } from './planned-property.ts';
import type { Ends } from './find-ends.ts';
import { hasProperty, propertyReader } from './property-reader.ts';

/** What is done with the entities that an aggregation finds. */
export interface Measure {
  readonly func: CalculationSpec['func'];
  /** What is measured; undefined where entities are counted. */
  readonly property: string | undefined;
  /** For an average over time: by which date, and of which length. */
  readonly time: { readonly property: string; readonly period: Period } | undefined;
}

/** A specification → what is to be done, or why it makes no sense. */
export function toMeasure(
  written: CalculationSpec | undefined,
  target: Blueprint,
): Measure | Problem {
  const spec: Partial<CalculationSpec> = written ?? {};
  const { func, calculationBy, averageOf } = spec;
  if (func === undefined) return invalid('`func` is missing');
  const isByEntities = calculationBy === 'entities';
  if (isByEntities && func !== 'count' && func !== 'average')
    return invalid(`entities can be counted or averaged, not \`${func}\``);
  const property = isByEntities ? undefined : spec.property;
  if (!isByEntities && property === undefined) return invalid('`property` is missing');
  const period = isByEntities ? (averageOf ?? 'day') : averageOf;
  if (func !== 'average' || !isPeriod(period))
    return check({ func, property, time: undefined }, target);
  const date = spec.measureTimeBy ?? '$createdAt';
  return check({ func, property, time: { property: date, period } }, target);
}

function invalid(message: string): Problem {
  return { kind: 'invalid', message };
}

function check(measure: Measure, target: Blueprint): Measure | Problem {
  const date = measure.time?.property;
  if (date === '$createdAt' || date === '$updatedAt')
    return invalid(
      `\`${date}\` is in no file; name a date of \`${target.identifier}\` in \`measureTimeBy\``,
    );
  for (const property of [measure.property, date]) {
    if (property !== undefined && !hasProperty(target, property))
      return invalid(`\`${property}\` is no property of \`${target.identifier}\``);
  }
  return measure;
}

/** Such as `average of price by month`. */
export function renderMeasure({ func, property, time }: Measure): string {
  const what = property === undefined ? '' : ` of ${property}`;
  return `${func}${what}${time === undefined ? '' : ` by ${time.period}`}`;
}

interface MeasureRequest {
  readonly measure: Measure;
  readonly target: EntityTable;
  isCounted(row: number): boolean;
  readonly now: Date;
}

/** From rows of the target to a number; undefined where there is none to give. */
export function createMeasure({
  measure: { func, property, time },
  target,
  isCounted,
  now,
}: MeasureRequest): (ends: Ends) => number | undefined {
  const readTime = time === undefined ? undefined : propertyReader(target, time.property);
  const readNumber = property === undefined ? undefined : propertyReader(target, property);
  // Of entities the average in total is how many there are.
  const measured = property === undefined ? 'count' : func;
  return ({ rows, start, end }) => {
    const numbers: number[] = [];
    const times: number[] = [];
    for (let index = start; index < end; index += 1) {
      const row = rows[index] ?? 0;
      if (!isCounted(row)) continue;
      const value = readNumber === undefined ? 1 : readNumber(row);
      if (typeof value !== 'number' || !Number.isFinite(value)) continue;
      const at = readTime === undefined ? 0 : toTime(readTime(row));
      if (at === undefined) continue;
      numbers.push(value);
      if (readTime !== undefined) times.push(at);
    }
    if (time === undefined) return measureNumbers(measured, numbers);
    if (numbers.length === 0) return undefined;
    return sum(numbers) / countPeriods(time.period, times, now);
  };
}

function toTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
