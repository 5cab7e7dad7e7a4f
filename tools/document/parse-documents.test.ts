import { describe, expect, test } from 'vitest';
import { parseDocuments } from './parse-documents.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string | Uint8Array) =>
  parseDocuments('a.yaml', typeof text === 'string' ? bytes(text) : text);

/** `line:column code` of every diagnostic. */
function places(text: string | Uint8Array): string[] {
  return parse(text).diagnostics.map(
    ({ code, location }) => `${location.line}:${location.column} ${code}`,
  );
}

const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]
c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]
d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]
e: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]
f: [*d,*d]
`;

describe('hostile and broken files are diagnostics', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['syntax', 'a: [1\n', ['1:5 document/invalid-yaml']],
    ['text with a colon', 'title: a: b\n', ['1:8 document/invalid-yaml']],
    ['tab', 'a:\n\tb: 1\n', ['2:1 document/tab']],
    ['duplicate key', 'a: 1\nb: 2\na: 3\n', ['3:1 document/duplicate-key']],
    ['alias bomb', bomb, ['5:26 document/too-many-aliases']],
    ['alias to its own parent', 'a: &a\n  b: *a\n', ['2:6 document/too-deep']],
    ['alias to nothing', 'a: *b\n', ['1:4 document/invalid-yaml']],
    [
      'unknown tags',
      'a: !env X\nb: !!js/function x\n',
      ['1:4 document/unknown-tag', '2:4 document/unknown-tag'],
    ],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0]), ['1:1 document/not-utf-8']],
    ['Latin-1', new Uint8Array([...bytes('a: 1\nb: caf'), 0xe9, 0x0a]), ['2:7 document/not-utf-8']],
    ['byte order mark', '\uFEFFa: 1\n', ['1:1 document/byte-order-mark']],
    ['CRLF', 'a: 1\r\nb: [\r\n', ['2:4 document/invalid-yaml']],
    ['empty', '', ['1:1 document/empty']],
    ['only a comment', '# nothing\n', ['1:1 document/empty']],
    ['too large', `a: ${'x'.repeat(8 * 1024 * 1024)}`, ['1:1 file/too-large']],
    ['__proto__', 'x: {__proto__: {admin: true}}\n', ['1:5 document/forbidden-key']],
    ['a list as key', '? [a]\n: 1\n', ['1:3 document/forbidden-key']],
    [
      'imprecise numbers',
      'a: 12345678901234567890\nb: 1e400\nc: .nan\nd: 0.12345678901234567890\n',
      ['1:4', '2:4', '3:4', '4:4'].map((place) => `${place} document/imprecise-number`),
    ],
    ['YAML 1.1', '%YAML 1.1\n---\na: no\n', ['1:1 document/unsupported-version']],
    ['a hundred thousand brackets', '['.repeat(100_000), ['1:1 document/too-deep']],
    ['brackets of both kinds', '[{a: '.repeat(60), ['1:1 document/too-deep']],
    ['ten thousand dashes', '- '.repeat(10_000), ['1:1 document/too-deep']],
    [
      'deep indentation',
      Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      ['1:1 document/too-deep'],
    ],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  test('brackets and long indents inside of texts are not depth', () => {
    const text = `a: "${'['.repeat(500)}"\nb: |\n${' '.repeat(300)}deep\nc: x${' ['.repeat(300)}\n`;
    expect(places(text)).toEqual([]);
  });
});

test.each<[string, string, unknown]>([
  ['words that YAML 1.1 took for booleans', 'a: no\nb: on\nc: y\n', { a: 'no', b: 'on', c: 'y' }],
  ['a date is text', 'a: 2026-01-31\n', { a: '2026-01-31' }],
  ['numbers', 'a: 012\nb: 1e3\nc: 0x1F\nd: -1.5\n', { a: 12, b: 1000, c: 31, d: -1.5 }],
  [
    'constructor and toString are keys',
    'constructor: 1\ntoString: 2\n',
    { constructor: 1, toString: 2 },
  ],
  ['keys become text', '1: a\ntrue: b\nnull: c\n', { 1: 'a', true: 'b', null: 'c' }],
  ['aliases', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
  ['JSON with tabs', '{\n\t"a": [\n\t\t1\n\t]\n}\n', { a: [1] }],
])('%s', (_, text, expected) => {
  const { documents, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  expect(JSON.parse(JSON.stringify(documents[0]?.value))).toEqual(
    JSON.parse(JSON.stringify(expected)),
  );
});

test('several documents, and an empty one between them', () => {
  const { documents } = parse('a: 1\n---\n---\nb: 2\n');
  expect(documents.map(({ index, value }) => [index, Object.keys(Object(value))])).toEqual([
    [0, ['a']],
    [2, ['b']],
  ]);
});

test('typographic quotes are named once, and the rest is read as meant, at its own place', () => {
  const { documents, diagnostics } = parse('{\n “identifier”: “Resource”,\n “x”: 1\n}\n');
  expect(diagnostics.map(({ code, location }) => [code, location.line, location.column])).toEqual([
    ['document/typographic-quotes', 2, 2],
  ]);
  expect({ ...Object(documents[0]?.value) }).toEqual({ identifier: 'Resource', x: 1 });
  expect(documents[0]?.locate(['x'], 'value')).toMatchObject({ line: 3, column: 7 });
});

const sample = 'identifier: web\nproperties:\n  tier: 9\n  list:\n    - a\n    - {b: c}\n';

test.each([
  { path: ['properties', 'tier'], part: 'value', line: 3, column: 9 },
  { path: ['properties', 'tier'], part: 'key', line: 3, column: 3 },
  { path: ['properties', 'list', 1, 'b'], part: 'value', line: 6, column: 11 },
  { path: ['properties', 'list', 0], part: 'value', line: 5, column: 7 },
  { path: ['properties'], part: 'value', line: 2, column: 1 },
  { path: ['properties', 'missing'], part: 'value', line: 2, column: 1 },
  { path: ['nothing'], part: 'value', line: 1, column: 1 },
] as const)('locates $part of $path', ({ path, part, line, column }) => {
  expect(parse(sample).documents[0]?.locate(path, part)).toMatchObject({
    file: 'a.yaml',
    line,
    column,
  });
});
