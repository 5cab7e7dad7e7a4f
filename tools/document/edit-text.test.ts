import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editText, type Edit } from './edit-text.ts';
import { parseDocuments } from './parse-documents.ts';

const file = `# kept at the top
identifier: a   # the id
title: "Quoted"

properties:
    arn: arn:x   # keep me
    list:
      - a
      # inner comment
      - b
    mine: 1

    memory: 128
    text: |
      one
      two
    last: yes
relations:
    queues: [x, y]
# between
source:
  aws: AWS::X
`;

/** The lines that an edit took out and put in. */
function lineDiff(before: string, after: string): string[] {
  const [old, young] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !young.includes(line)).map((line) => `-${line}`),
    ...young.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

const set = (path: string, value: unknown): Edit => ({ path: path.split('.'), value });

describe('only the named lines change', () => {
  test.each<[string, Edit[], string[]]>([
    ['a scalar', [set('properties.memory', 256)], ['-    memory: 128', '+    memory: 256']],
    ['a quoted scalar', [set('title', 'other')], ['-title: "Quoted"', '+title: other']],
    [
      'a text that needs quotes',
      [set('properties.memory', '012')],
      ['-    memory: 128', '+    memory: "012"'],
    ],
    ['a new key', [set('properties.new', true)], ['+    new: true']],
    ['a new mapping', [set('extra.deep', 1)], ['+extra:', '+  deep: 1']],
    [
      'a removed key keeps its comment',
      [set('properties.arn', undefined)],
      ['-    arn: arn:x   # keep me', '+    # keep me'],
    ],
    [
      'a list keeps the comments inside',
      [set('properties.list', ['c'])],
      ['-      - a', '-      # inner comment', '-      - b', '+    # inner comment', '+      - c'],
    ],
    [
      'a block text',
      [set('properties.text', 'new')],
      ['-    text: |', '-      one', '-      two', '+    text: new'],
    ],
    [
      'the only key takes its mapping along',
      [set('relations.queues', undefined)],
      ['-relations:', '-    queues: [x, y]'],
    ],
    [
      'the same value is no edit',
      [set('properties.memory', 128), set('properties.list', ['a', 'b'])],
      [],
    ],
    [
      'after a block text',
      [set('properties.last', undefined), set('properties.z', 1)],
      ['-    last: yes', '+    z: 1'],
    ],
  ])('%s', (_, edits, expected) => {
    expect(lineDiff(file, editText(file, 0, edits))).toEqual(expected);
  });
});

test.each<[string, string, number, Edit[], string]>([
  [
    'CRLF',
    'a: 1 # c\r\nb:\r\n  x: 1\r\n',
    0,
    [set('b.y', ['s']), set('a', 2)],
    'a: 2 # c\r\nb:\r\n  x: 1\r\n  y:\r\n    - s\r\n',
  ],
  ['no newline at the end', 'a: 1', 0, [set('b', 2)], 'a: 1\nb: 2'],
  ['an empty mapping', 'a: {}\n', 0, [set('a.b', 2)], 'a:\n  b: 2\n'],
  ['a key without a value', 'a: # why\nb: 1\n', 0, [set('a', 2)], 'a: 2 # why\nb: 1\n'],
  ['the second document', 'a: 1\n---\na: 1\n', 1, [set('a', 2)], 'a: 1\n---\na: 2\n'],
  [
    'an element of a list',
    '- a: 1\n- a: 1 # two\n',
    0,
    [{ path: [1, 'a'], value: 2 }],
    '- a: 1\n- a: 2 # two\n',
  ],
  [
    'JSON stays JSON',
    '{\n    "a": 1\n}\n',
    0,
    [set('b.c', 'x')],
    '{\n    "a": 1,\n    "b": {\n        "c": "x"\n    }\n}\n',
  ],
  ['flow style', 'a: {b: 1} # c\n', 0, [set('a.b', 2)], 'a: {b: 2} # c\n'],
])('%s', (_, text, index, edits, expected) => {
  expect(editText(text, index, edits)).toBe(expected);
});

const key = fc.constantFrom(
  'arn',
  'list',
  'memory',
  'text',
  'mine',
  'new',
  'other key',
  '1',
  'a:b',
);
const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(undefined),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.oneof(fc.string(), fc.integer()), {
    minKeys: 1,
    maxKeys: 2,
  }),
);

test('any edits: the values are as asked, and every comment and authored line is still there', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 6 }), (pairs) => {
      const edits = pairs.map(([name, wanted]) => ({ path: ['properties', name], value: wanted }));
      const edited = editText(file, 0, edits);
      const { documents, diagnostics } = parseDocuments('a.yaml', new TextEncoder().encode(edited));
      expect(diagnostics).toEqual([]);
      const { properties } = Object(documents[0]?.value);
      for (const [name, wanted] of new Map(pairs)) expect(properties?.[name]).toEqual(wanted);
      for (const line of [
        '# kept at the top',
        'identifier: a   # the id',
        '# between',
        'source:',
      ]) {
        expect(edited).toContain(line);
      }
      for (const comment of ['# keep me', '# inner comment']) expect(edited).toContain(comment);
    }),
    { numRuns: 300 },
  );
});
