import { expect, test } from 'vitest';
import { readFileCommand } from './read-file-command.ts';

test.each([
  [
    'a=1\nb=x=y\n',
    [
      ['a', '1'],
      ['b', 'x=y'],
    ],
  ],
  [
    'a<<END\none\n\ntwo=2\nEND\nb=',
    [
      ['a', 'one\n\ntwo=2'],
      ['b', ''],
    ],
  ],
  ['a<<END\nEND\n', [['a', '']]],
  ['a=b<<c\n', [['a', 'b<<c']]],
  ['', []],
])('%j', (text, expected) => {
  expect(readFileCommand(text)).toEqual(expected);
});

test.each([
  ['nothing', "Invalid format 'nothing'"],
  ['a<<END\none', "Matching delimiter not found 'END'"],
  ['=x', 'Name must not be empty'],
])('%j: %s', (text, message) => {
  expect(() => readFileCommand(text)).toThrow(message);
});
