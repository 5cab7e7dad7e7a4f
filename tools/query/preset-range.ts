import type { DatePreset } from '../model/query.ts';
import type { Moment } from './parse-date.ts';

const DAY_IN_MS = 86_400_000;

/** How far each preset reaches from now; `whole` counts days from the start of today. */
const REACH: Readonly<
  Record<DatePreset, { readonly unit: 'whole' | 'day' | 'month'; readonly count: number }>
> = {
  today: { unit: 'whole', count: 0 },
  yesterday: { unit: 'whole', count: -1 },
  tomorrow: { unit: 'whole', count: 1 },
  lastDay: { unit: 'day', count: -1 },
  lastWeek: { unit: 'day', count: -7 },
  last2Weeks: { unit: 'day', count: -14 },
  lastMonth: { unit: 'month', count: -1 },
  last3Months: { unit: 'month', count: -3 },
  last6Months: { unit: 'month', count: -6 },
  last12Months: { unit: 'month', count: -12 },
  last2Years: { unit: 'month', count: -24 },
  last3Years: { unit: 'month', count: -36 },
  nextWeek: { unit: 'day', count: 7 },
  next2Weeks: { unit: 'day', count: 14 },
  nextMonth: { unit: 'month', count: 1 },
  next3Months: { unit: 'month', count: 3 },
  next6Months: { unit: 'month', count: 6 },
  next12Months: { unit: 'month', count: 12 },
};

export const DATE_PRESETS: ReadonlySet<string> = new Set(Object.keys(REACH));

/**
 * What a preset covers, first and last millisecond, both included, in UTC. `today`, `yesterday`, `tomorrow`: from 00:00:00.000 to
 * 23:59:59.999. `last…`: from then to now. `next…`: from now to then. Days are 24 hours. Months are those of the calendar, at
 * the same time of the day, on the last day of the month where it is shorter.
 */
export function presetRange(preset: DatePreset, now: number): Moment {
  const { unit, count } = REACH[preset];
  if (unit === 'whole') {
    const from = Math.floor(now / DAY_IN_MS) * DAY_IN_MS + count * DAY_IN_MS;
    return { from, to: from + DAY_IN_MS - 1 };
  }
  const then = unit === 'day' ? now + count * DAY_IN_MS : addMonths(now, count);
  return count < 0 ? { from: then, to: now } : { from: now, to: then };
}

function addMonths(now: number, count: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
