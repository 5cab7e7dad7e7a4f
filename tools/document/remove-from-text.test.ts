import { expect, test } from 'vitest';
import { removeFromText } from './remove-from-text.ts';

const TWO = `# about the first
a:   'one'   # as it is
---
# about the second
b:  {x:   1}
`;

test.each<[what: string, text: string, index: number, path: number[], left: string | undefined]>([
  ['the only document', 'a: 1\n', 0, [], undefined],
  ['the only element', '- a: 1\n', 0, [0], undefined],
  ['the first of two documents', TWO, 0, [], '# about the second\nb:  {x:   1}\n'],
  ['the second of two documents', TWO, 1, [], TWO.slice(0, TWO.indexOf('---'))],
  [
    'one between two',
    "--- # one\na:  1\n---\nb: 2\n--- # three\nc:   'x'",
    1,
    [],
    "--- # one\na:  1\n--- # three\nc:   'x'",
  ],
  [
    'the first, where the next has words on its marker',
    'a: 1\n--- # b\nb:  2\n',
    0,
    [],
    '--- # b\nb:  2\n',
  ],
  ['with the line ends of Windows', 'a: 1\r\n---\r\nb:   2\r\n', 0, [], 'b:   2\r\n'],
  [
    'what looks like a marker and is text',
    'a: |\n  ---\n  x\n---\nb:   2\n',
    1,
    [],
    'a: |\n  ---\n  x\n',
  ],
  [
    'the first element',
    '# top\n-   a:   1 # one\n    t: |\n      text\n# of two\n-   a:   2\n',
    0,
    [0],
    '# top\n# of two\n-   a:   2\n',
  ],
  ['the last element', '-\n  a:  1\n-\n  # in it\n  a: 2', 0, [1], '-\n  a:  1\n'],
  [
    'an element of a nested indentation',
    '  - a: 1\n  - a:   2 # two\n  - a: 3\n',
    0,
    [1],
    '  - a: 1\n  - a: 3\n',
  ],
  [
    'an element of the second document',
    'x:   1\n---\n- a: 1\n- a:   2\n',
    1,
    [0],
    'x:   1\n---\n- a:   2\n',
  ],
  ['an element of JSON', '[\n  {"a": 1},\n  {"a": 2}\n]\n', 0, [1], '[\n  {\n    "a": 1\n  }\n]\n'],
  ['an element of flow style', '[{a: 1}, {a: 2}] # both\n', 0, [0], '[ { a: 2 } ] # both\n'],
])('%s', (_, text, index, path, left) => {
  expect(removeFromText(text, index, path)).toBe(left);
});
