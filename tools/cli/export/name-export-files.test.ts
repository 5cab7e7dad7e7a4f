import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameExportFiles } from './name-export-files.ts';

const nameOf = (identifier: string): string | undefined =>
  nameExportFiles([identifier]).get(identifier);

test.each([
  ['orders', /^orders$/],
  ['_team', /^_team$/],
  ['Orders', /^orders-[0-9a-f]{16}$/],
  ['a.b', /^a-b-[0-9a-f]{16}$/],
  ['a/../b', /^a-b-[0-9a-f]{16}$/],
  ['..', /^entity-[0-9a-f]{16}$/],
  ['con', /^con-[0-9a-f]{16}$/],
  ['größe', /^gr-e-[0-9a-f]{16}$/],
  ['-x', /^x-[0-9a-f]{16}$/],
  ['x-0123456789abcdef', /^x-0123456789abcdef-[0-9a-f]{16}$/],
  ['arn:aws:lambda:eu-west-1:111111111111:function:orders', /function-orders-[0-9a-f]{16}$/],
])('%s', (identifier, expected) => {
  expect(nameOf(identifier)).toMatch(expected);
});

/** What looks alike: letters of both cases, accents, signs, and names that are made like ours. */
const identifiers = fc.uniqueArray(
  fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', 'A', 'é', 'e\u0301', '.', '/', '-', '_', ':'),
      maxLength: 4,
    }),
    fc.string({ unit: fc.constantFrom('a', 'b', 'C', '-'), minLength: 58, maxLength: 90 }),
    fc.constantFrom(
      'con',
      'CON',
      'con.x',
      'nul',
      'lpt1',
      '',
      ' ',
      nameOf('A') ?? '',
      nameOf('a.b') ?? '',
    ),
  ),
  { maxLength: 30 },
);

test('names are safe, differ whatever a file system makes of case, and do not depend on each other', () => {
  fc.assert(
    fc.property(identifiers, (list) => {
      const names = nameExportFiles(list);
      expect(new Set(names.values()).size).toBe(list.length);
      for (const [identifier, name] of names) {
        expect(name).toMatch(/^[a-z0-9_][a-z0-9_-]{0,100}$/);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
        expect(nameOf(identifier)).toBe(name);
      }
    }),
  );
});
