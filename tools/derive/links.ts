import type { FullEntity } from '../load/catalog.ts';

/** Lists of rows, one after the other: the list of row `r` is from `starts[r]` to `starts[r + 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** A relation between the rows of two tables, in both directions. */
export interface Links {
  /** The rows that a row points to, each once, in the order in which they are written; what dangles is left out. */
  readonly forward: Lists;
  /** The rows that point to a row, in their own order. */
  readonly backward: Lists;
}

interface Target {
  readonly rows: readonly FullEntity[];
  rowOf(identifier: string): number | undefined;
}

export function createLinks(rows: readonly FullEntity[], relation: string, target: Target): Links {
  const forward = collect(rows, relation, target);
  let backward: Lists | undefined;
  return {
    forward,
    get backward() {
      return (backward ??= reverse(forward, target.rows.length));
    },
  };
}

/** The list of a row. */
export function listOf({ starts, rows }: Lists, row: number): Int32Array {
  return rows.subarray(starts[row], starts[row + 1]);
}

/** The first of the list of a row. */
export function firstOf({ starts, rows }: Lists, row: number): number | undefined {
  const start = starts[row] ?? 0;
  return start < (starts[row + 1] ?? 0) ? rows[start] : undefined;
}

/** The rows that an entity points to, each once, in the order in which they are written; what dangles is left out. */
export function findTargets(entity: FullEntity, relation: string, target: Target): number[] {
  const found: number[] = [];
  pushTargets(found, entity, relation, target);
  return found;
}

function collect(rows: readonly FullEntity[], relation: string, target: Target): Lists {
  const starts = new Int32Array(rows.length + 1);
  const found: number[] = [];
  let row = 0;
  for (const entity of rows) {
    pushTargets(found, entity, relation, target);
    row += 1;
    starts[row] = found.length;
  }
  return { starts, rows: Int32Array.from(found) };
}

function pushTargets(
  found: number[],
  { relations }: FullEntity,
  relation: string,
  target: Target,
): void {
  const written = Object.hasOwn(relations, relation) ? relations[relation] : undefined;
  if (typeof written === 'string') pushRow(found, target.rowOf(written));
  else if (written?.length === 1) pushRow(found, target.rowOf(written[0] ?? ''));
  else for (const identifier of new Set(written)) pushRow(found, target.rowOf(identifier));
}

function pushRow(found: number[], row: number | undefined): void {
  if (row !== undefined) found.push(row);
}

function reverse({ starts, rows }: Lists, targets: number): Lists {
  const counts = new Int32Array(targets + 1);
  for (const at of rows) counts[at + 1] = (counts[at + 1] ?? 0) + 1;
  for (let row = 0; row < targets; row += 1)
    counts[row + 1] = (counts[row + 1] ?? 0) + (counts[row] ?? 0);
  const reversed = new Int32Array(rows.length);
  const next = counts.slice();
  for (let from = 0; from + 1 < starts.length; from += 1) {
    for (let index = starts[from] ?? 0; index < (starts[from + 1] ?? 0); index += 1) {
      const at = rows[index] ?? 0;
      reversed[next[at] ?? 0] = from;
      next[at] = (next[at] ?? 0) + 1;
    }
  }
  return { starts: counts, rows: reversed };
}
