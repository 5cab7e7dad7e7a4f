/** Milliseconds since 1970 as GitHub writes them: no fractions of seconds. */
export function toTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** The same, or null. */
export function toTimeOrNull(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : toTime(milliseconds);
}
