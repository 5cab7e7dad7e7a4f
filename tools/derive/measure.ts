import type { CalculationSpec } from '../model/blueprint.ts';

export type Period = 'hour' | 'day' | 'week' | 'month';

const HOUR_MS = 3_600_000;
const LENGTHS: Readonly<Record<Period, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  // A twelfth of a year of 365.25 days.
  month: 730.5 * HOUR_MS,
};

export function isPeriod(word: unknown): word is Period {
  return typeof word === 'string' && Object.hasOwn(LENGTHS, word);
}

/** What a list of numbers comes to. Nothing counts and sums up to 0; it has no average, and no smallest number. */
export function measureNumbers(
  func: CalculationSpec['func'],
  numbers: readonly number[],
): number | undefined {
  if (func === 'count') return numbers.length;
  if (func === 'sum') return sum(numbers);
  if (numbers.length === 0) return undefined;
  switch (func) {
    case 'average':
      return sum(numbers) / numbers.length;
    case 'min':
      return numbers.reduce((least, number) => Math.min(least, number));
    case 'max':
      return numbers.reduce((most, number) => Math.max(most, number));
    case 'median':
      return median(numbers);
    default:
      return undefined;
  }
}

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function median(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** How many periods lie between the earliest of some times (milliseconds) and now: at least one. */
export function countPeriods(period: Period, times: readonly number[], now: Date): number {
  const earliest = times.reduce((least, time) => Math.min(least, time), now.getTime());
  return Math.max(1, (now.getTime() - earliest) / LENGTHS[period]);
}
