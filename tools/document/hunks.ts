/** One change of a text, by whole lines. */
export interface Hunk {
  /** The first line that goes, from 1; where nothing goes, the line before which something comes. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What changed between two texts of nearly the same content: one hunk from the first to the last difference. */
export function toHunk(before: string, after: string): Hunk | undefined {
  if (before === after) return undefined;
  const old = before.split(/\r?\n/);
  const now = after.split(/\r?\n/);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return {
    line: start + 1,
    removed: old.slice(start, old.length - end),
    added: now.slice(start, now.length - end),
  };
}
