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

  const queues = (count: number, from = 0): Change[] =>
    Array.from({ length: count }, (_, index) => create(`q${from + index}`));
  const sqs = `${A}--eu-west-1--sqs`;
  const names = (index: number, of: number): string => `${sqs}--${index}-of-${of}`;

  test.each<[number, number, number]>([
    [251, 250, 2],
    [450, 250, 2],
    [600, 250, 3],
    [900, 250, 4],
    [1000, 250, 6],
    [2500, 250, 12],
    [20_000, 250, 96],
    [500, 20, 48],
    [3, 1, 3],
  ])('%i files, at most %i: %i pieces', (count, files, expected) => {
    const parts = dividePlan(request(queues(count), { files }));
    expect(new Set(parts.map(({ scope }) => scope.pieces?.[0]?.of))).toEqual(new Set([expected]));
    expect(parts.length).toBeLessThanOrEqual(expected);
    expect(Math.max(...parts.map((part) => part.changes.length))).toBeLessThanOrEqual(files);
    const all = parts.flatMap((part) => part.changes.map(({ identifier }) => identifier));
    expect(new Set(all).size).toBe(count);
    expect(all).toHaveLength(count);
  });

  /** The key of the part that each file is in. */
  const places = (changes: readonly Change[], more: Partial<DivideRequest>) =>
    new Map(
      dividePlan(request(changes, more)).flatMap((part) =>
        part.changes.map(({ file }) => [file, part.key] as const),
      ),
    );
  const keysOf = (where: ReadonlyMap<string, string>) => [...new Set(where.values())].toSorted();

  test('a few more or less: every file stays where it is', () => {
    const before = places(queues(1100), {});
    for (const [count, from] of [
      [1150, 0],
      [1050, 0],
      [1100, 50],
    ] as const) {
      const after = places(queues(count, from), {});
      const moved = [...after].filter(([file, key]) => (before.get(file) ?? key) !== key);
      expect(moved).toEqual([]);
    }
  });

  test('while some are open the others keep their keys, however many are left', () => {
    const before = places(queues(1000), {});
    const [merged, ...open] = keysOf(before);
    expect(merged).toBe(names(1, 6));
    const present = new Set(open.slice(0, 1));
    const left = queues(1000).filter(({ file }) => open[0] === before.get(file));
    expect(keysOf(places(left, { present }))).toEqual([open[0]]);
  });

  test('much more comes while they are open: what is too large is divided, and nothing else moves', () => {
    const before = places(queues(1000), {});
    const present = new Set(before.values());
    const after = places(queues(1500), { present });
    const large = keysOf(after).filter((key) => !present.has(key));
    expect(large.length).toBeGreaterThan(0);
    expect(large.every((key) => /--\d-of-6--[12]-of-2$/.test(key))).toBe(true);
    for (const [file, key] of before) expect(after.get(file)?.startsWith(key)).toBe(true);
  });

  test.each<[string, number]>([
    ['1-of-1', 2],
    ['1-of-0', 2],
    ['1-of-99999999', 2],
    ['a', 2],
    ['1-of-3', 3],
    ['1-of-3--2-of-2', 3],
  ])('a branch that is called %s', (level, expected) => {
    const present = new Set([`${sqs}--${level}`]);
    const parts = dividePlan(request(queues(300), { present }));
    expect(new Set(parts.map(({ scope }) => scope.pieces?.[0]?.of))).toEqual(new Set([expected]));
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
