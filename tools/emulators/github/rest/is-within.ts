/** A day, or a moment. */
function startOf(text: string): number {
  return Date.parse(text);
}

const DAY = 86_400_000;

/** The last millisecond of what a text says: a day ends at midnight, a moment at once. */
function endOf(text: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? startOf(text) + DAY - 1 : startOf(text) + 999;
}

/**
 * Whether a time is in what GitHub's search calls a range: `2026-01-01`, `>=2026-01-01T12:00:00Z`, `2026-01-01..2026-01-31`,
 * `*..2026-01-31`. What says no time holds none.
 */
export function isWithin(time: number, range: string): boolean {
  const [first = '', last] = range.split('..');
  if (last !== undefined)
    return (first === '*' || time >= startOf(first)) && (last === '*' || time <= endOf(last));
  const [, sign = '', text = ''] = /^(>=|<=|>|<)?(.*)$/.exec(range) ?? [];
  if (sign === '>=') return time >= startOf(text);
  if (sign === '>') return time > endOf(text);
  if (sign === '<=') return time <= endOf(text);
  if (sign === '<') return time < startOf(text);
  return time >= startOf(text) && time <= endOf(text);
}
