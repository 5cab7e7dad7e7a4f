import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, Create } from '../change.ts';
import { dividePlan, type DivideRequest } from './divide-plan.ts';

const [A, B] = ['111111111111', '222222222222'];

function create(
  name: string,
  where: Partial<Create> = {},
  relations: Record<string, unknown> = {},
): Create {
  const { blueprint = 'sqs', account = A, region = 'eu-west-1' } = where;
  const aws =
    blueprint === 'region' ? 'AWS::Region' : blueprint === 'account' ? 'AWS::Account' : 'AWS::X::Y';
  const source = { aws, account, region, id: name };
  const names = { blueprint, identifier: name, title: name };
  const file = `catalog/${account}/${region}/${blueprint}/${name}.yaml`;
  return {
    action: 'create',
    ...names,
    account,
    region,
    file,
    created: { ...names, properties: {}, relations, edges: {}, source },
  };
}

const request = (changes: readonly Change[], more: Partial<DivideRequest> = {}): DivideRequest => ({
  changes,
  unlimited: changes,
  per: 'account',
  files: 250,
  present: new Set(),
  ownerOf: () => '',
  targetOf: (_, relation) =>
    ({
      region: { blueprint: 'region', isRequired: false },
      parent: { blueprint: 'sqs', isRequired: false },
      system: { blueprint: 'system', isRequired: true },
    })[relation],
  accountKey: (account) => account,
  ...more,
});

const keys = (changes: readonly Change[], more?: Partial<DivideRequest>): string[] =>
  dividePlan(request(changes, more)).map(({ key }) => key);

describe('which parts there are', () => {
  const many = Array.from({ length: 8 }, (_, index) => create(`q${index}`));
  test.each<[string, readonly Change[], Partial<DivideRequest>, string[]]>([
    ['one for each account', [create('a'), create('b', { account: B })], {}, [A, B]],
    ['one for all', [create('a'), create('b', { account: B })], { per: 'all' }, ['all']],
    [
      'by team',
      [create('a'), create('b')],
      { per: 'team', ownerOf: ({ identifier }) => (identifier === 'a' ? 'Check Out' : '') },
      ['team-check-out-4bd00a8d', 'unowned'],
    ],
    [
      'by region',
      [...many, create('x', { region: 'us-east-1' })],
      { files: 8 },
      [`${A}--eu-west-1`, `${A}--us-east-1`],
    ],
    [
      'by blueprint',
      [...many, create('x', { blueprint: 'sns' })],
      { files: 8 },
      [`${A}--eu-west-1--sns`, `${A}--eu-west-1--sqs`],
    ],
    [
      'as finely as what is open',
      [create('a'), create('b', { account: B })],
      { present: new Set([`${A}--eu-west-1--sns`]) },
      [`${A}--eu-west-1--sqs`, B],
    ],
    [
      'what is shared and nobody needs',
      [create('eu-west-1', { blueprint: 'region', account: '' })],
      {},
      ['shared'],
    ],
    [
      'masked accounts',
      [create('a')],
      { accountKey: () => 'Shop Production' },
      ['shop-production-5e2a0cb3'],
    ],
  ])('%s', (_, changes, more, expected) => {
    const found = keys(changes, more).map((key) => key.replace(/-[0-9a-f]{8}$/, '-HASH'));
    expect(found).toEqual(expected.map((key) => key.replace(/-[0-9a-f]{8}$/, '-HASH')));
  });

  test('never more files than asked for, whatever is in one folder', () => {
    const changes = Array.from({ length: 500 }, (_, index) => create(`q${index}`));
    const parts = dividePlan(request(changes, { files: 20 }));
    expect(Math.max(...parts.map((part) => part.changes.length))).toBeLessThanOrEqual(20);
    expect(parts.flatMap((part) => part.changes)).toHaveLength(500);
    // After some were merged the others keep their keys.
    const open = new Set(parts.map(({ key }) => key));
    const [first, ...rest] = parts;
    const later = dividePlan(
      request(
        rest.flatMap((part) => part.changes),
        { files: 20, present: open },
      ),
    );
    expect(later.map(({ key }) => key)).toEqual(rest.map(({ key }) => key));
    expect(first).toBeDefined();
  });
});

describe('each is sound by itself', () => {
  test('brings the region and what it must have; leaves out what another one creates', () => {
    const parts = dividePlan(
      request([
        create('eu-west-1', { blueprint: 'region', account: '' }),
        create('shop', { blueprint: 'system', account: B }),
        create('a', {}, { region: 'eu-west-1', system: 'shop', parent: 'b' }),
        create('b', { account: B }, { parent: ['a', 'c'] }),
        create('c', { account: B }),
      ]),
    );
    const rows = parts.map(({ key, changes }) => [
      key,
      ...changes.map((change) =>
        change.action === 'create'
          ? `${change.identifier} ${JSON.stringify(change.created.relations)}`
          : change.action,
      ),
    ]);
    expect(rows).toEqual([
      [A, 'a {"region":"eu-west-1","system":"shop"}', 'eu-west-1 {}', 'shop {}'],
      [B, 'shop {}', 'b {"parent":["c"]}', 'c {}'],
    ]);
  });

  test('law: no relation of a part leads to what only another part creates, and nothing is lost', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const entities = fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        account: fc.constantFrom(A, B),
        region: fc.constantFrom('eu-west-1', 'us-east-1'),
        parent: fc.subarray(names),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(entities, fc.integer({ min: 1, max: 4 }), (rows, files) => {
        const unique = [...new Map(rows.map((row) => [row.name, row])).values()];
        const changes = unique.map(({ name, account, region, parent }) =>
          create(name, { account, region }, { parent }),
        );
        const created = new Set(changes.map(({ identifier }) => identifier));
        const parts = dividePlan(request(changes, { files }));
        for (const part of parts) {
          const inside = new Set(part.changes.map(({ identifier }) => identifier));
          for (const change of part.changes) {
            if (change.action !== 'create') continue;
            for (const target of [change.created.relations['parent'] ?? []].flat())
              expect(inside.has(String(target)) || !created.has(String(target))).toBe(true);
          }
        }
        const all = parts.flatMap((part) => part.changes.map(({ identifier }) => identifier));
        expect(all.toSorted()).toEqual([...created].toSorted());
      }),
    );
  });
});
