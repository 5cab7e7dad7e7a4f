import { describe, expect, test } from 'vitest';
import { CHUNK, createColumn, readColumn } from './column.ts';

const ROWS = 2 * CHUNK + 3;

/** A column in which every row has its number. */
function counted(): ReturnType<typeof createColumn> {
  const column = createColumn(ROWS);
  for (let row = 0; row < ROWS; row += 1) column.put(row, row);
  return column;
}

describe('columns', () => {
  test('a new one has no values', () => {
    expect([0, CHUNK, ROWS - 1].map((row) => createColumn(ROWS).at(row))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each<[string, unknown, unknown, boolean]>([
    ['the same number', 1, 1, false],
    ['another number', 1, 2, true],
    ['the other zero', 0, -0, true],
    ['nothing', 1, undefined, true],
    ['the same list', [1, { a: 2 }], [1, { a: 2 }], false],
    ['a longer list', [1], [1, 1], true],
    ['a list instead of a mapping', {}, [], true],
    ['another order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ])('putting %s', (_, before, after, isOther) => {
    const column = createColumn(ROWS);
    column.put(CHUNK, before);
    expect(column.put(CHUNK, after)).toBe(isOther);
    expect(column.at(CHUNK)).toEqual(after);
  });

  test('a copy and what it was taken from do not change each other', () => {
    const column = readColumn(counted().write().texts);
    const copy = column.copy();
    copy.put(CHUNK + 1, 'copy');
    expect([column.at(CHUNK + 1), copy.at(CHUNK + 1)]).toEqual([CHUNK + 1, 'copy']);
    expect([column.at(CHUNK), copy.at(CHUNK)]).toEqual([CHUNK, CHUNK]);
  });

  test('what is written is read again, and what did not change is written as it was', () => {
    const { texts } = counted().write();
    const column = readColumn(texts.map((text) => text.replace(',', ', ')));
    expect([0, CHUNK - 1, CHUNK, ROWS - 1].map(column.at)).toEqual([0, CHUNK - 1, CHUNK, ROWS - 1]);
    column.put(CHUNK, 'other');
    const written = column.write().texts;
    expect(written.map((text) => text.includes(', '))).toEqual([true, false, true]);
    expect(readColumn(written).at(CHUNK)).toBe('other');
  });

  test('what JSON cannot say is told', () => {
    const column = createColumn(ROWS);
    const values = [Infinity, -0, [1, { a: Number.NaN }], 'a', [0.5], {}];
    for (const [index, value] of values.entries()) column.put(CHUNK + index, value);
    const { texts, unsaid } = column.write();
    expect(unsaid).toEqual([CHUNK, CHUNK + 1, CHUNK + 2]);
    const read = readColumn(texts);
    expect(values.map((_, index) => read.at(CHUNK + index))).toEqual([
      undefined,
      undefined,
      undefined,
      'a',
      [0.5],
      {},
    ]);
  });
});
