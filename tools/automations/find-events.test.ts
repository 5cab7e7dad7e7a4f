import { describe, expect, test } from 'vitest';
import type { CatalogState, EntityState, ScoreState } from './catalog-state.ts';
import { findEvents } from './find-events.ts';

const CART: EntityState = {
  identifier: 'cart',
  blueprint: 'service',
  title: 'Cart',
  team: ['checkout'],
  properties: { tier: 'gold', copies: 2, settings: { a: 1, b: [1, 2] } },
  relations: { system: 'shop', uses: ['mail', 'pay'] },
  scorecards: {},
};

const scored = (level: string, rules: ScoreState['rules'] = {}): EntityState => ({
  ...CART,
  scorecards: { ready: { level, rules } },
});

function stateOf(...entities: readonly EntityState[]): CatalogState {
  return new Map(entities.map((each) => [`${each.blueprint}/${each.identifier}`, each]));
}

/** One line an event: its type, the entity, and the scorecard and the rule where it has them. */
function linesBetween(before: CatalogState, after: CatalogState): readonly string[] {
  return findEvents(before, after).map(({ type, blueprint, identifier, scorecard, rule }) =>
    [type, `${blueprint}/${identifier}`, scorecard, rule]
      .filter((word) => word !== undefined)
      .join(' '),
  );
}

const UPDATED = ['ENTITY_UPDATED service/cart'];

describe('what happened to one entity', () => {
  test.each<[string, EntityState | undefined, EntityState | undefined, readonly string[]]>([
    ['nothing', CART, CART, []],
    ['never there', undefined, undefined, []],
    ['created', undefined, CART, ['ENTITY_CREATED service/cart']],
    ['deleted', CART, undefined, ['ENTITY_DELETED service/cart']],
    [
      'created with scores: that is no move',
      undefined,
      scored('Gold', { a: 'SUCCESS' }),
      ['ENTITY_CREATED service/cart'],
    ],
    [
      'deleted with scores: that is no move',
      scored('Gold', { a: 'SUCCESS' }),
      undefined,
      ['ENTITY_DELETED service/cart'],
    ],
    ['a value', CART, { ...CART, properties: { ...CART.properties, copies: 3 } }, UPDATED],
    ['another type', CART, { ...CART, properties: { ...CART.properties, copies: '2' } }, UPDATED],
    ['a value that came', CART, { ...CART, properties: { ...CART.properties, x: 1 } }, UPDATED],
    ['a value that went', CART, { ...CART, properties: {} }, UPDATED],
    [
      'a name of every object that came',
      { ...CART, properties: {} },
      { ...CART, properties: Object.fromEntries([['__proto__', 1]]) },
      UPDATED,
    ],
    ['a relation', CART, { ...CART, relations: { ...CART.relations, system: 'pay' } }, UPDATED],
    [
      'the order of a list',
      CART,
      { ...CART, relations: { ...CART.relations, uses: ['pay', 'mail'] } },
      UPDATED,
    ],
    ['the title', CART, { ...CART, title: 'The cart' }, UPDATED],
    ['the owner', CART, { ...CART, team: ['platform'] }, UPDATED],
    [
      'the order of keys, at every depth',
      CART,
      {
        ...CART,
        properties: { settings: { b: [1, 2], a: 1 }, copies: 2, tier: 'gold' },
        relations: { uses: ['mail', 'pay'], system: 'shop' },
      },
      [],
    ],
    ['a level', scored('Silver'), scored('Gold'), ['SCORECARD_LEVEL_CHANGED service/cart ready']],
    [
      'a rule, at the same level',
      scored('Silver', { a: 'FAILURE', b: 'SUCCESS' }),
      scored('Silver', { a: 'SUCCESS', b: 'SUCCESS' }),
      ['RULE_RESULT_CHANGED service/cart ready a'],
    ],
    [
      'a rule that came, and one that went',
      scored('Silver', { a: 'FAILURE' }),
      scored('Silver', { b: 'FAILURE' }),
      [],
    ],
    [
      'rules are named in order, behind their level',
      scored('Silver', { b: 'FAILURE', a: 'FAILURE' }),
      scored('Gold', { b: 'SUCCESS', a: 'SUCCESS' }),
      [
        'SCORECARD_LEVEL_CHANGED service/cart ready',
        'RULE_RESULT_CHANGED service/cart ready a',
        'RULE_RESULT_CHANGED service/cart ready b',
      ],
    ],
    [
      'a value and what it did to a level',
      scored('Silver', { a: 'FAILURE' }),
      { ...scored('Gold', { a: 'SUCCESS' }), title: 'The cart' },
      [
        ...UPDATED,
        'SCORECARD_LEVEL_CHANGED service/cart ready',
        'RULE_RESULT_CHANGED service/cart ready a',
      ],
    ],
    ['a scorecard that came', CART, scored('Gold', { a: 'SUCCESS' }), []],
    ['a scorecard that went', scored('Gold', { a: 'SUCCESS' }), CART, []],
    [
      'a scorecard with a name of every object that came',
      CART,
      { ...CART, scorecards: { toString: { level: 'Gold', rules: {} } } },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    const [past, present] = [before, after].map((each) => stateOf(...(each ? [each] : [])));
    expect(linesBetween(past ?? new Map(), present ?? new Map())).toEqual(expected);
  });
});

test('another blueprint is another entity', () => {
  const moved = { ...CART, blueprint: 'Component' };
  expect(linesBetween(stateOf(CART), stateOf(moved))).toEqual([
    'ENTITY_CREATED Component/cart',
    'ENTITY_DELETED service/cart',
  ]);
});

test('by blueprint and identifier, however the files are ordered', () => {
  const names = ['b', 'a', 'c'].map((identifier) => ({ ...CART, identifier }));
  const forwards = linesBetween(stateOf(), stateOf(...names));
  expect(forwards).toEqual(['a', 'b', 'c'].map((name) => `ENTITY_CREATED service/${name}`));
  expect(linesBetween(stateOf(), stateOf(...names.toReversed()))).toEqual(forwards);
});

test('both sides are told, and null where there is none', () => {
  const after = { ...CART, title: 'The cart' };
  expect(findEvents(stateOf(CART), stateOf(after))).toEqual([
    {
      type: 'ENTITY_UPDATED',
      blueprint: 'service',
      identifier: 'cart',
      diff: { before: CART, after },
    },
  ]);
  expect(findEvents(stateOf(), stateOf(CART))[0]?.diff).toEqual({ before: null, after: CART });
  expect(findEvents(stateOf(CART), stateOf())[0]?.diff).toEqual({ before: CART, after: null });
});
