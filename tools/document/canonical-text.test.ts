import fc from 'fast-check';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { canonicalText, meansTheSame } from './canonical-text.ts';

test.each<[string, string, string | undefined]>([
  ['indentation and spacing', 'a:   1\nb:\n    - x\n    -   y\n', 'a: 1\nb:\n  - x\n  - y\n'],
  [
    'comments and blank lines stay',
    '# top\n\na: 1 # side\n\n# end\n',
    '# top\n\na: 1 # side\n\n# end\n',
  ],
  ['several documents', 'a: 1\n---\nb:   2\n', 'a: 1\n---\nb: 2\n'],
  ['quotes stay where a text needs them', 'a: "012"\nb: "x"\n', 'a: "012"\nb: "x"\n'],
  ['a broken file is left alone', 'a: [\n', undefined],
])('%s', (_, text, expected) => {
  expect(canonicalText(text)).toBe(expected);
});

test('idempotent, and never another value', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,6}$/), fc.jsonValue({ maxDepth: 3 }), {
        minKeys: 1,
      }),
      fc.constantFrom(2, 4),
      (value, indent) => {
        const text = stringify(value, { indent });
        const once = canonicalText(text);
        if (once === undefined) return;
        expect(canonicalText(once)).toBe(once);
        expect(meansTheSame(text, once)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
