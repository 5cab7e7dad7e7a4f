/**
 * A path from the top of the repository as CODEOWNERS wants it. It splits at spaces, which are escaped, and has no way to
 * write what means something to it (`#`, `[`, `*`, a backslash): `?`, which is any one character, stands for that.
 */
export function escapePattern(path: string): string {
  return `/${path}`.replaceAll(/[[\]#*?!\\]|[^\S ]|\p{Cc}/gu, '?').replaceAll(' ', String.raw`\ `);
}

/** Whether a pattern may be for more than its path. */
export function isWide(pattern: string): boolean {
  return pattern.includes('?');
}
