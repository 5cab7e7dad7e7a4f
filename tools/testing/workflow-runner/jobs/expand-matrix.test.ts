import { expect, test } from 'vitest';
import type { Json } from '../expressions/json.ts';
import { expandMatrix } from './expand-matrix.ts';

test.each<[string, Json, Json]>([
  ['one list', { a: [1, 2] }, [{ a: 1 }, { a: 2 }]],
  [
    'two lists',
    { a: [1, 2], b: ['x', 'y'] },
    [
      { a: 1, b: 'x' },
      { a: 1, b: 'y' },
      { a: 2, b: 'x' },
      { a: 2, b: 'y' },
    ],
  ],
  ['excluded', { a: [1, 2], b: ['x', 'y'], exclude: [{ a: 1 }, { b: 'y' }] }, [{ a: 2, b: 'x' }]],
  ['included alone', { include: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
  [
    // The example of GitHub's documentation.
    'included',
    {
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    },
    [
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ],
  ],
])('%s', (_name, matrix, expected) => {
  expect(expandMatrix(matrix)).toEqual(expected);
});

test.each<[Json, string]>([
  [{ a: [] }, "Matrix vector 'a' does not contain any values"],
  [{ include: [] }, 'at least one combination'],
  [{ a: Array.from({ length: 257 }, (_, index) => index) }, 'more than 256'],
])('%j: %s', (matrix, message) => {
  expect(() => expandMatrix(matrix)).toThrow(message);
});
