import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameFiles } from './name-files.ts';
import type { ObservedEntity } from './plan-sync.ts';

const entity = (identifier: string, blueprint = 'sqs'): ObservedEntity => ({
  blueprint,
  identifier,
  title: undefined,
  properties: {},
  relations: {},
  source: { aws: 'AWS::SQS::Queue', account: '111111111111', region: 'eu-west-1', id: 'x' },
});

const FOLDER = 'catalog/aws/111111111111/eu-west-1';

/** Names by identifier, without the folder that all share. */
function namesOf(
  entities: readonly ObservedEntity[],
  files: ReadonlySet<string> = new Set(),
): Readonly<Record<string, string>> {
  const rows = [...nameFiles(files, entities)];
  return Object.fromEntries(
    rows.map(([{ identifier }, file]) => [identifier, file.slice(FOLDER.length + 1)]),
  );
}

test.each([
  ['arn:aws:sqs:eu-west-1:111111111111:orders', /^sqs\/orders\.yaml$/],
  ['arn:aws:sqs:eu-west-1:111111111111:Orders', /^sqs\/orders-[0-9a-f]{8}\.yaml$/],
  ['arn:aws:sqs:eu-west-1:111111111111:con', /^sqs\/con-[0-9a-f]{8}\.yaml$/],
  ['arn:aws:sqs:eu-west-1:111111111111:con.fifo', /^sqs\/con-fifo-[0-9a-f]{8}\.yaml$/],
  ['../../etc/passwd', /^sqs\/etc-passwd-[0-9a-f]{8}\.yaml$/],
  ['…', /^sqs\/entity-[0-9a-f]{8}\.yaml$/],
  ['a'.repeat(300), /^sqs\/a{80}-[0-9a-f]{8}\.yaml$/],
])('%s', (identifier, expected) => {
  expect(namesOf([entity(identifier)])[identifier]).toMatch(expected);
});

test.each([
  ['nul', /^nul-[0-9a-f]{8}\/a\.yaml$/],
  ['a/../b', /^a-..-b-[0-9a-f]{8}\/a\.yaml$/],
  ['lambda_v2', /^lambda_v2\/a\.yaml$/],
])('a blueprint called %s', (blueprint, expected) => {
  expect(namesOf([entity('a', blueprint)])['a']).toMatch(expected);
});

test('a file that is there is never named, whatever its case', () => {
  const names = namesOf([entity('orders')], new Set([`${FOLDER}/sqs/ORDERS.yaml`]));
  expect(names['orders']).toMatch(/orders-[0-9a-f]{8}\.yaml$/);
});

test('of two with one name none has it, so that the next run says the same', () => {
  const [a, b] = ['arn:aws:x:r:1:t/cart', 'arn:aws:x:r:1:cart'];
  const both = Object.values(namesOf([entity(a), entity(b)]));
  for (const name of both) expect(name).toMatch(/^sqs\/cart-[0-9a-f]{8}\.yaml$/);
  expect(namesOf([entity(b), entity(a)])).toEqual(namesOf([entity(a), entity(b)]));
});

/** How many entries each folder has, folders included. */
function entryCounts(files: Iterable<string>): readonly number[] {
  const entries = new Map<string, Set<string>>();
  for (const file of files) {
    const steps = file.split('/');
    for (let depth = 1; depth < steps.length; depth += 1) {
      const folder = steps.slice(0, depth).join('/');
      entries.set(folder, (entries.get(folder) ?? new Set()).add(steps[depth] ?? ''));
    }
  }
  return [...entries.values()].map(({ size }) => size);
}

const numbered = (from: number, to: number): ObservedEntity[] =>
  Array.from({ length: to - from }, (_, index) => entity(`queue-${from + index}`));

describe('folders', () => {
  test.each([900, 901, 20_000])('of %i new files none is over the limit', (count) => {
    const files = nameFiles(new Set(), numbered(0, count)).values();
    expect(Math.max(...entryCounts(files))).toBeLessThanOrEqual(916);
  });

  test('that are full take no more, and what is there stays', () => {
    let files: ReadonlySet<string> = new Set();
    for (let count = 0; count < 3_000; count += 150) {
      const added = nameFiles(files, numbered(count, count + 150)).values();
      files = new Set([...files, ...added]);
    }
    expect([files.size, Math.max(...entryCounts(files))]).toEqual([3_000, 916]);
  });

  test('that are full do not depend on an order', () => {
    const entities = numbered(0, 2_000);
    expect(namesOf(entities.toReversed())).toEqual(namesOf(entities));
  });
});

test('different identifiers, different files; every name is safe everywhere', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', 'A', ':') }),
    fc.constantFrom('con', 'AUX', 'nul.txt', 'com1', 'lpt9.', 'con..', ' ', '\u0000', '..', '-'),
    fc.string({ minLength: 70, maxLength: 2_000 }),
  );
  const segment = String.raw`(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$))[\w][\w.-]{0,99}`;
  const safe = new RegExp(`^catalog/aws/111111111111/eu-west-1/${segment}/${segment}$`, 'i');
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 20 }), text, (identifiers, blueprint) => {
      const entities = identifiers.map((identifier) => entity(identifier, blueprint));
      const files = [...nameFiles(new Set(), entities).values()];
      expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(identifiers.length);
      for (const file of files) {
        expect(file).toMatch(safe);
        for (const each of file.split('/')) expect(each).not.toMatch(/[. ]$/);
      }
      expect([...nameFiles(new Set(), entities.toReversed()).values()].toSorted()).toEqual(
        files.toSorted(),
      );
    }),
  );
});
