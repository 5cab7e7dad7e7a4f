import type { EntityTable, EntityTables } from './entity-tables.ts';
import type { Way } from './find-ways.ts';
import type { Lists } from './links.ts';
import type { WorkBound } from './work-bound.ts';

/** Some rows, each once: what stands in an array from `start` up to `end`. */
export interface Ends {
  readonly rows: Int32Array;
  readonly start: number;
  readonly end: number;
  /** What somebody worked out of them. */
  measured?: { readonly value: number | undefined };
}

/** The rows at the end of a way from a row. Whoever shares them gets the same object. */
export type EndsOf = (row: number) => Ends;

/**
 * Follows a way over relations. What is behind an entity in the middle is worked out once, so that a hundred thousand
 * entities of one account, asked for their neighbours, share one list. Undefined where a step is no relation.
 */
export function createEndsOf(tables: EntityTables, way: Way, bound: WorkBound): EndsOf | undefined {
  const lists: Lists[] = [];
  let end: EntityTable | undefined;
  for (const { owner, relation, to, isBackward } of way) {
    const links = tables.get(owner)?.linksOf(relation);
    end = tables.get(to);
    if (links === undefined || end === undefined) return undefined;
    lists.push(isBackward ? links.backward : links.forward);
  }
  const [only] = lists;
  if (end === undefined || only === undefined) return undefined;
  if (lists.length === 1) return (row) => rangeOf(only, row);
  const search: Search = {
    lists,
    known: way.map(() => new Map()),
    merged: way.map(() => new Map()),
    marks: new Int32Array(end.rows.length),
    generation: 0,
    bound,
  };
  return (row) => endsFrom(search, 0, row);
}

interface Search {
  /** By depth. */
  readonly lists: readonly Lists[];
  /** By depth: what is at the end behind a row. */
  readonly known: readonly Map<number, Ends>[];
  /** By depth: what is at the end behind several rows. */
  readonly merged: readonly Map<string, Ends>[];
  /** By row at the end: in which generation it was last found. */
  readonly marks: Int32Array;
  generation: number;
  readonly bound: WorkBound;
}

const EMPTY: Readonly<Ends> = { rows: new Int32Array(0), start: 0, end: 0 };

function rangeOf({ starts, rows }: Lists, row: number): Ends {
  return { rows, start: starts[row] ?? 0, end: starts[row + 1] ?? 0 };
}

/** Longer lists are hardly ever the same. */
const MOST_IN_KEY = 64;

function endsFrom(search: Search, depth: number, row: number): Ends {
  const known = search.known[depth]?.get(row);
  if (known !== undefined) return known;
  const lists = search.lists[depth];
  const next = lists === undefined ? EMPTY : rangeOf(lists, row);
  if (!search.bound.spend(next.end - next.start + 1)) return { ...EMPTY };
  const isLast = depth === search.lists.length - 1;
  const ends = isLast ? next : endsBehind(search, depth + 1, next);
  if (depth > 0) search.known[depth]?.set(row, ends);
  return ends;
}

function endsBehind(search: Search, depth: number, { rows, start, end }: Ends): Ends {
  const first = rows[start];
  if (first === undefined || start === end) return { ...EMPTY };
  if (end - start === 1) return endsFrom(search, depth, first);
  const between = rows.subarray(start, end);
  const key = between.length > MOST_IN_KEY ? undefined : between.join(',');
  const known = key === undefined ? undefined : search.merged[depth]?.get(key);
  if (known !== undefined) return known;
  const merged = merge(
    search,
    [...between].map((row) => endsFrom(search, depth, row)),
  );
  if (key !== undefined) search.merged[depth]?.set(key, merged);
  return merged;
}

function merge(search: Search, lists: readonly Ends[]): Ends {
  search.generation += 1;
  const { marks, generation, bound } = search;
  const found: number[] = [];
  for (const { rows, start, end } of lists) {
    if (!bound.spend(end - start)) return { ...EMPTY };
    for (let index = start; index < end; index += 1) {
      const row = rows[index] ?? 0;
      if (marks[row] === generation) continue;
      marks[row] = generation;
      found.push(row);
    }
  }
  return { rows: Int32Array.from(found), start: 0, end: found.length };
}
