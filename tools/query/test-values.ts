import { isSameValue } from '../document/is-same-value.ts';
import { isRecord } from '../load/is-record.ts';
import { parseDate, type Moment } from './parse-date.ts';
import type { Operand, Test } from './query.ts';
import { presetRange } from './preset-range.ts';

/** What a left side is compared with: each of these alone is enough. */
export type Wanted = readonly unknown[];

/** A list is looked at as a whole (`=`) and element by element: one that passes is enough. */
export function testValues(test: Test, values: readonly unknown[], wanted: Wanted): boolean {
  if (test === 'in' || test === 'containsAny' || test === 'matchAny')
    return wanted.some((each) => values.some((value) => hasShared(value, each)));
  return wanted.some((each) => values.some((value) => passes(test, value, each)));
}

function passes(test: Test, value: unknown, wanted: unknown): boolean {
  if (test === '=' && isEqual(value, wanted)) return true;
  if (Array.isArray(value)) {
    const one = test === 'contains' ? '=' : test;
    return value.some((element) => !Array.isArray(element) && passes(one, element, wanted));
  }
  switch (test) {
    case 'contains':
      return areTexts(value, wanted) && value.includes(String(wanted));
    case 'beginsWith':
      return areTexts(value, wanted) && value.startsWith(String(wanted));
    case 'endsWith':
      return areTexts(value, wanted) && value.endsWith(String(wanted));
    case '>':
    case '>=':
    case '<':
    case '<=':
      return isInOrder(test, value, wanted);
    default:
      return false;
  }
}

function areTexts(value: unknown, wanted: unknown): value is string {
  return typeof value === 'string' && typeof wanted === 'string';
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && isSameValue(a, b));
}

/** Two numbers, or two dates; nothing else has an order. */
function isInOrder(test: '>' | '>=' | '<' | '<=', value: unknown, wanted: unknown): boolean {
  const left = momentOf(value);
  const right = typeof value === typeof wanted ? momentOf(wanted) : undefined;
  if (left === undefined || right === undefined) return false;
  switch (test) {
    case '>':
      return left.from > right.to;
    case '>=':
      return left.from >= right.from;
    case '<':
      return left.from < right.from;
    case '<=':
      return left.from <= right.to;
  }
}

function momentOf(value: unknown): Moment | undefined {
  return typeof value === 'number' ? { from: value, to: value } : parseDate(value);
}

/** Whether a value is in a list, or one of its elements is. */
function hasShared(value: unknown, wanted: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return Array.isArray(value) ? value.some((each) => isMember(each, list)) : isMember(value, list);
}

/** Shorter lists are looked through as fast as a set is asked. */
const SHORT = 16;
const sets = new WeakMap<readonly unknown[], ReadonlySet<unknown>>();

function isMember(value: unknown, list: readonly unknown[]): boolean {
  if (list.length <= SHORT) return list.includes(value);
  let set = sets.get(list);
  if (set === undefined) {
    set = new Set(list);
    sets.set(list, set);
  }
  return set.has(value);
}

export function isWithin(
  values: readonly unknown[],
  operand: Operand | undefined,
  now: number,
): boolean {
  if (operand?.kind !== 'range' && operand?.kind !== 'preset') return false;
  const isOfNumbers = operand.kind === 'range' && typeof operand.from === 'number';
  const range = operand.kind === 'preset' ? presetRange(operand.preset, now) : rangeOf(operand);
  return values.flat().some((value) => {
    if (isOfNumbers !== (typeof value === 'number')) return false;
    const moment = momentOf(value);
    return moment !== undefined && moment.from >= range.from && moment.from <= range.to;
  });
}

function rangeOf({ from, to }: { from: string | number; to: string | number }): Moment {
  return { from: momentOf(from)?.from ?? Infinity, to: momentOf(to)?.to ?? -Infinity };
}

export function isExpired(values: readonly unknown[], now: number): boolean {
  return values.flat().some((value) => (parseDate(value)?.to ?? Infinity) <= now);
}

/** In a search only null is empty, and null is not among the values; in a scorecard the empty text, list and mapping are too. */
export function isEmpty(values: readonly unknown[], emptiness: 'search' | 'scorecard'): boolean {
  return values.length === 0 || (emptiness === 'scorecard' && values.every(isBlank));
}

export function isBlank(value: unknown): boolean {
  if (value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}
