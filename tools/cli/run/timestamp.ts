/** A time (milliseconds since 1970) as programs of jq read it, too: ISO 8601, UTC, whole seconds. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
