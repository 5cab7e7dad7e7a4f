import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileQuery } from '../query/compile-query.ts';
import { matchQuery } from '../query/match-query.ts';
import { deriveFiles } from '../testing/derive-files.ts';
import { scoreCatalog } from './score-catalog.ts';
import type { ScoredCatalog } from './scored-catalog.ts';

const NOW = Date.UTC(2026, 10, 25, 12);

const MODEL = {
  'blueprints/lambda.yaml': `identifier: lambda
schema:
  properties:
    runtime: { type: string }
    memory: { type: number }
    tags: { type: object }
    note: { type: string }
relations:
  queue: { target: queue }
  system: { target: system }
mirrorProperties:
  queueName: { path: queue.$title }
calculationProperties:
  double: { calculation: .properties.memory * 2, type: number }
ownership: { type: Inherited, path: system }
`,
  'blueprints/queue.yaml': 'identifier: queue\nschema: { properties: {} }\n',
  'blueprints/system.yaml':
    'identifier: system\nschema: { properties: {} }\nownership: { type: Direct }\n',
  'catalog/queue/jobs.yaml': 'identifier: jobs\ntitle: Jobs\n',
  'catalog/system/shop.yaml': 'identifier: shop\nteam: checkout\n',
} as const;

const CART = `identifier: cart
title: Cart
properties:
  runtime: nodejs16.x
  memory: 128
  tags: {}
  note: ''
relations:
  queue: jobs
  system: shop
`;

interface Rule {
  readonly id?: string;
  readonly level?: string;
  readonly weight?: number;
  readonly conditions: readonly object[];
  readonly combinator?: 'and' | 'or';
}

function scorecard(rules: readonly Rule[], more: object = {}): string {
  return JSON.stringify({
    identifier: 'ready',
    blueprint: 'lambda',
    rules: rules.map(
      ({ id, level = 'Bronze', conditions, combinator = 'and', ...rest }, index) => ({
        identifier: id ?? `r${index}`,
        level,
        query: { combinator, conditions },
        ...rest,
      }),
    ),
    ...more,
  });
}

async function score(files: Readonly<Record<string, string>>): Promise<ScoredCatalog> {
  const { catalog, derived } = await deriveFiles({ ...MODEL, ...files });
  return scoreCatalog({ catalog, derived, now: NOW });
}

async function scoreCart(rules: readonly Rule[], more: object = {}) {
  const scored = await score({
    'catalog/lambda/cart.yaml': CART,
    'scorecards/ready.json': scorecard(rules, more),
  });
  const found = scored.find('ready')?.scoreOf({ blueprint: 'lambda', identifier: 'cart' });
  if (found === undefined) throw new Error('there is no score');
  return found;
}

const PASSES = { property: 'memory', operator: '=', value: 128 };
const FAILS = { property: 'memory', operator: '=', value: 1 };

describe('levels', () => {
  const rule = (level: string, condition: object, weight = 1): Rule => ({
    level,
    weight,
    conditions: [condition],
  });
  test.each<[string, readonly Rule[], string, number]>([
    ['all pass', [rule('Bronze', PASSES), rule('Gold', PASSES)], 'Gold', 100],
    ['one of the highest fails', [rule('Bronze', PASSES), rule('Gold', FAILS)], 'Silver', 50],
    [
      'all of Silver, one of Bronze fails',
      [rule('Silver', PASSES), rule('Bronze', FAILS)],
      'Basic',
      50,
    ],
    ['the lowest that fails counts', [rule('Gold', FAILS), rule('Silver', FAILS)], 'Bronze', 0],
    ['no rules', [], 'Gold', 100],
    ['weights', [rule('Gold', PASSES, 3), rule('Gold', FAILS)], 'Silver', 75],
    [
      'less than all is less than 100',
      [rule('Gold', PASSES, 1000), rule('Gold', FAILS)],
      'Silver',
      99,
    ],
    [
      'fractions',
      [rule('Gold', PASSES, 0.1), rule('Gold', PASSES, 0.2), rule('Gold', FAILS, 0.7)],
      'Silver',
      30,
    ],
  ])('%s', async (_, rules, level, percent) => {
    const found = await scoreCart(rules);
    expect([found.level?.title, found.percent]).toEqual([level, percent]);
  });
});

describe('why a rule fails', () => {
  test.each<[string, Omit<Rule, 'id'>, string, readonly (string | number)[]]>([
    [
      'a value',
      {
        conditions: [{ property: 'runtime', operator: 'in', value: ['nodejs20.x', 'nodejs22.x'] }],
      },
      'runtime is nodejs16.x, want one of nodejs20.x, nodejs22.x',
      ['properties', 'runtime'],
    ],
    [
      'an empty mapping is empty',
      { conditions: [{ property: 'tags', operator: 'isNotEmpty' }] },
      'tags is empty',
      ['properties', 'tags'],
    ],
    [
      'a relation',
      { conditions: [{ relation: 'queue', operator: '=', value: 'mail' }] },
      'queue is jobs, want mail',
      ['relations', 'queue'],
    ],
    [
      'owners are inherited',
      { conditions: [{ property: '$team', operator: 'contains', value: 'mail' }] },
      'team is checkout, want it with mail',
      ['team'],
    ],
    [
      'a path over a relation',
      { conditions: [{ property: 'queue.$title', operator: '=', value: 'Mail' }] },
      'queue.title is Jobs, want Mail',
      ['relations', 'queue'],
    ],
    [
      'what is derived',
      { conditions: [{ property: 'queueName', operator: '=', value: 'Mail' }] },
      'queueName is Jobs, want Mail',
      ['properties'],
    ],
    [
      'a calculation',
      { conditions: [{ property: 'double', operator: '>', value: 256 }] },
      'double is 256, want more than 256',
      ['properties'],
    ],
    [
      'all that fail',
      { conditions: [PASSES, FAILS, { property: 'note', operator: 'isNotEmpty' }] },
      'memory is 128, want 1; note is empty',
      ['properties', 'memory'],
    ],
    [
      'none of several',
      { combinator: 'or', conditions: [FAILS, { property: 'note', operator: 'isNotEmpty' }] },
      'memory is 128, want 1; note is empty (one of these is enough)',
      ['properties', 'memory'],
    ],
    [
      'groups in groups',
      { conditions: [PASSES, { combinator: 'or', conditions: [FAILS] }] },
      'memory is 128, want 1',
      ['properties', 'memory'],
    ],
  ])('%s', async (_, rule, sentence, path) => {
    const found = await scoreCart([rule]);
    expect(found.rules[0]?.state).toBe('FAILURE');
    const failure = found.rules[0]?.explain();
    expect([failure?.sentence, failure?.place.path]).toEqual([sentence, path]);
    expect(failure?.place.origin.file).toBe('catalog/lambda/cart.yaml');
  });

  test('what passes has no reason', async () => {
    expect((await scoreCart([{ conditions: [PASSES] }])).rules[0]?.explain()).toBeUndefined();
  });
});

test('a scorecard does not apply to what its filter leaves out', async () => {
  const filter = { combinator: 'and', conditions: [FAILS] };
  const found = await scoreCart([{ conditions: [PASSES] }], { filter });
  expect([found.level, found.percent]).toEqual([undefined, undefined]);
  expect(found.rules.map(({ state, explain }) => [state, explain()])).toEqual([
    ['NOT_APPLICABLE', undefined],
  ]);
});

test.each<[string, string]>([
  ['a level that is not there', scorecard([{ level: 'Golden', conditions: [PASSES] }])],
  [
    'a query that cannot be asked',
    scorecard([{ conditions: [{ property: 'memroy', operator: '=', value: 1 }] }]),
  ],
  ['levels that were left out', scorecard([], { levels: [{ title: 'A', color: 'no such' }] })],
  ['no blueprint', scorecard([], { blueprint: 'lamda' })],
])('%s: no scores are better than wrong ones', async (_, text) => {
  const scored = await score({ 'catalog/lambda/cart.yaml': CART, 'scorecards/ready.json': text });
  expect([scored.scorecards, scored.unscored.length]).toEqual([[], 1]);
});

test.each<[string, object, boolean]>([
  ['a level', { scorecard: 'ready', operator: '=', value: 'Silver' }, true],
  ['another level', { scorecard: 'ready', operator: '=', value: 'Gold' }, false],
  ['a rule', { scorecard: 'ready', scorecardRule: 'r1', operator: '=', value: 'FAILURE' }, true],
  ['where it does not apply', { scorecard: 'other', operator: 'isEmpty' }, true],
  [
    'a rule of what does not apply',
    { scorecard: 'other', scorecardRule: 'r0', operator: '=', value: 'NOT_APPLICABLE' },
    true,
  ],
  ['no such scorecard', { scorecard: 'redy', operator: 'isEmpty' }, true],
])('a search sees %s', async (_, rule, isFound) => {
  const filter = { combinator: 'and', conditions: [FAILS] };
  const scored = await score({
    'catalog/lambda/cart.yaml': CART,
    'scorecards/ready.json': scorecard([
      { conditions: [PASSES] },
      { level: 'Gold', conditions: [FAILS] },
    ]),
    'scorecards/other.json': scorecard([{ conditions: [PASSES] }], { identifier: 'other', filter }),
  });
  const [entity] = scored.find('ready')?.entities ?? [];
  const compiled = compileQuery({ combinator: 'and', rules: [rule] });
  if (entity === undefined || 'problems' in compiled) throw new Error('the query is wrong');
  expect(matchQuery(compiled.query, scored.subjectOf(entity), scored.search)).toBe(isFound);
});

const arbitraryRule = fc.record({
  level: fc.constantFrom('Bronze', 'Silver', 'Gold'),
  conditions: fc.tuple(
    fc.record({
      property: fc.constant('memory'),
      operator: fc.constantFrom('<', '>=', '=', '!='),
      value: fc.integer({ min: 0, max: 3 }),
    }),
  ),
});
const arbitraryMemories = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 });

async function levelsOf(rules: readonly Rule[], entities: readonly (readonly [string, number])[]) {
  const scored = await score({
    'catalog/lambda/all.json': JSON.stringify(
      entities.map(([identifier, memory]) => ({ identifier, properties: { memory } })),
    ),
    'scorecards/ready.json': scorecard(rules),
  });
  const found = scored.find('ready');
  return (found?.entities ?? []).map(({ identifier }, row) => ({
    identifier,
    level: found?.levelAt(row) ?? -1,
    percent: found?.scoreAt(row).percent,
  }));
}

test('the order of rules and of entities does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryRule, { maxLength: 5 }),
      arbitraryMemories,
      async (rules, memories) => {
        const named = rules.map((rule, index) => ({ ...rule, id: `r${index}`, weight: index + 1 }));
        const entities = memories.map((memory, index) => [`e${index}`, memory] as const);
        const once = await levelsOf(named, entities);
        expect(once).toHaveLength(memories.length);
        expect(await levelsOf(named.toReversed(), entities.toReversed())).toEqual(once);
      },
    ),
    { numRuns: 40 },
  );
});

test('a rule more that passes lowers no level, one that fails raises none', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryRule, { maxLength: 5 }),
      arbitraryMemories,
      fc.constantFrom('Bronze', 'Silver', 'Gold'),
      async (rules, memories, level) => {
        const entities = memories.map((memory, index) => [`e${index}`, memory] as const);
        const more = (operator: string): Rule => ({
          level,
          conditions: [{ property: 'memory', operator, value: 9 }],
        });
        const before = await levelsOf(rules, entities);
        const passing = await levelsOf([...rules, more('<')], entities);
        const failing = await levelsOf([...rules, more('>')], entities);
        for (const [index, each] of before.entries()) {
          expect(passing[index]?.level).toBeGreaterThanOrEqual(each.level);
          expect(failing[index]?.level).toBeLessThanOrEqual(each.level);
        }
      },
    ),
    { numRuns: 40 },
  );
});
