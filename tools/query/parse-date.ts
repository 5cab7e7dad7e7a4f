/** The first and the last millisecond since 1970 that a date may mean. */
export interface Moment {
  readonly from: number;
  readonly to: number;
}

const DAY_IN_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]([^ ]+))?$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:[Zz]|([+-])(\d{2}):?(\d{2}))?$/;

/**
 * An ISO 8601 date, or undefined. Without a time it is the whole day; without a zone it is in UTC, whatever the machine
 * thinks. The 30th of February is no date.
 */
export function parseDate(value: unknown): Moment | undefined {
  // Nearly all strings are no dates, and are not looked at twice.
  if (typeof value !== 'string' || value.length < 10 || value.length > 40) return undefined;
  const found = DATE.exec(value);
  if (found === null) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  // `Date` takes the year 26 for 1926, and the 30th of February for the 2nd of March.
  if (year < 100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (found[4] === undefined) return { from: midnight, to: midnight + DAY_IN_MS - 1 };
  const time = parseTime(found[4]);
  return time === undefined ? undefined : { from: midnight + time, to: midnight + time };
}

/** Milliseconds since midnight in UTC. */
function parseTime(text: string): number | undefined {
  const found = TIME.exec(text);
  if (found === null) return undefined;
  const number = (index: number): number => Number(found[index] ?? 0);
  const [hour, minute, second] = [number(1), number(2), number(3)];
  const [zoneHour, zoneMinute] = [number(6), number(7)];
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59) return undefined;
  const fraction = Number((found[4] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = (found[5] === '-' ? -1 : 1) * (zoneHour * 60 + zoneMinute);
  return ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction;
}
