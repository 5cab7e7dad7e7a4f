import type { Hunk } from '../document/hunks.ts';
import { frameLine } from './frame-line.ts';

/** A fix as lines of a diff, ready to be shown, and how many more there are. */
export interface FixLines {
  readonly lines: readonly { readonly sign: '-' | '+'; readonly text: string }[];
  readonly left: number;
}

/** Long lines are cut around the first place where old and new differ, so that the change is in view. */
export function fixLines(hunks: readonly Hunk[], most: number): FixLines {
  const all = hunks.flatMap(({ removed, added }) => [
    ...pair('-', removed, added),
    ...pair('+', added, removed),
  ]);
  const lines = all.slice(0, most).map(({ sign, line, other }) => {
    const start = commonPrefix(line, other);
    return { sign, text: frameLine(line, start, start + 1).text };
  });
  return { lines, left: all.length - lines.length };
}

function pair(sign: '-' | '+', lines: readonly string[], others: readonly string[]) {
  return lines.map((line, index) => ({ sign, line, other: others[index] ?? '' }));
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
