import { expect, test } from 'vitest';
import type { EntityTable, EntityTables } from './entity-tables.ts';
import { createEndsOf } from './find-ends.ts';
import type { Way } from './find-ways.ts';
import type { Links } from './links.ts';
import { createWorkBound } from './work-bound.ts';

/** Tables of three rows in which every row points to every row. */
function tablesOf(rows: number): EntityTables {
  const all = Array.from({ length: rows }, (_, row) => row);
  const lists = {
    starts: Int32Array.from([0, ...all.map((row) => (row + 1) * rows)]),
    rows: Int32Array.from(all.flatMap(() => all)),
  };
  const links: Links = { forward: lists, backward: lists };
  const table = { rows: all, linksOf: () => links } as unknown as EntityTable;
  return new Map([['a', table]]);
}

const STEP = { relation: 'all', owner: 'a', isBackward: false, to: 'a' };
const WAY: Way = [STEP, { ...STEP, isBackward: true }, STEP];

test('each end is found once, and who shares ends shares the object', () => {
  const endsOf = createEndsOf(tablesOf(3), WAY, createWorkBound());
  const first = endsOf?.(0);
  expect([...(first?.rows.subarray(first.start, first.end) ?? [])].sort((a, b) => a - b)).toEqual([
    0, 1, 2,
  ]);
  expect(endsOf?.(1)).toBe(first);
});

test('a search that follows too many links comes to an end, and says so', () => {
  const bound = createWorkBound(1000);
  const endsOf = createEndsOf(tablesOf(200), WAY, bound);
  for (let row = 0; row < 200 && !bound.isSpent; row += 1) endsOf?.(row);
  expect(bound.isSpent).toBe(true);
});
