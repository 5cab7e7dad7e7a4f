import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from './display-width.ts';
import { frameLine } from './frame-line.ts';

function show(line: string, start: number, end: number): string {
  const { text, markStart, markWidth } = frameLine(line, start, end);
  return `\n${text}\n${' '.repeat(markStart)}${'^'.repeat(markWidth)}\n`;
}

test('plain text, tabs, a carriage return at the end', () => {
  expect(show('team: shoping', 6, 13)).toMatchInlineSnapshot(`
    "
    team: shoping
          ^^^^^^^
    "
  `);
  expect(show('\tteam:\tx\r', 7, 8)).toMatchInlineSnapshot(`
    "
        team:    x
                 ^
    "
  `);
});

test.each([
  ['wide', '名前: x', 4, 6],
  ['emoji', '\u{1F600}: x', 4, 4],
  ['family', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}: x', 10, 4],
  ['flag', '\u{1F1E9}\u{1F1EA}: x', 6, 4],
  ['skin tone', '\u{1F44D}\u{1F3FD}: x', 6, 4],
  ['combining', 'e\u0301: x', 4, 3],
  ['zero width', 'a\u200B: x', 4, 3],
  ['full width', 'Ａ: x', 3, 4],
  ['Hangul', '한\u1112\u1161\u11AB: x', 6, 6],
  ['control', '\u001B: x', 3, 8],
])('the mark stands under the character after %s', (_, line, start, column) => {
  expect(frameLine(line, start, start + 1)).toMatchObject({ markStart: column, markWidth: 1 });
});

test.each([
  ['an empty span', 'abc', 1, 1, [1, 1]],
  ['after the end', 'abc', 9, 12, [3, 1]],
  ['before the start', 'abc', -4, -2, [0, 1]],
  ['backwards', 'abc', 2, 1, [2, 1]],
  ['in the middle of a pair', '\u{1F600}x', 1, 2, [0, 2]],
  ['an empty line', '', 0, 1, [0, 1]],
])('%s', (_, line, start, end, expected) => {
  const { markStart, markWidth } = frameLine(line, start, end);
  expect([markStart, markWidth]).toEqual(expected);
});

test('a long line is cut to a window around the span', () => {
  const line = `${'a'.repeat(300)}HERE${'b'.repeat(300)}`;
  expect(show(line, 300, 304)).toMatchInlineSnapshot(`
    "
    …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaHEREbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
                                   ^^^^
    "
  `);
  expect(show(line, 0, 4)).toMatchInlineSnapshot(`
    "
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
    ^^^^
    "
  `);
  expect(show(line, 600, 604)).toMatchInlineSnapshot(`
    "
    …bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
                                                                                                     ^^^^
    "
  `);
  expect(show(line, 10, 600)).toMatchInlineSnapshot(`
    "
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "
  `);
});

test('a line of megabytes costs no more than its window', () => {
  const line = 'x'.repeat(8_000_000);
  const start = performance.now();
  for (let index = 0; index < 100; index += 1) frameLine(line, 4_000_000, 4_000_003);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('the mark lies within the text, and the text within its bounds', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(text, fc.integer({ min: -5, max: 420 }), fc.nat(420), (line, start, length) => {
      const framed = frameLine(line, start, start + length);
      const width = displayWidth(framed.text);
      expect(width).toBeLessThanOrEqual(160);
      expect(framed.markStart).toBeLessThanOrEqual(width);
      expect(framed.markWidth).toBeLessThanOrEqual(Math.max(1, width));
      // oxlint-disable-next-line no-control-regex -- none may be left
      expect(framed.text).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
    }),
  );
});
