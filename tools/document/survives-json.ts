/** Whether a parsed value that is written as JSON and read again is what it was: infinity and the other zero are not. */
export function survivesJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint';
  return Object.values(value).every(survivesJson);
}
