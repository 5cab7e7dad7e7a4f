import { expect, test } from 'vitest';
import type { SearchRule } from '../model/query.ts';
import { createQueryContext, createSubject } from '../testing/query-world.ts';
import { compileQuery } from './compile-query.ts';
import { explainQuery } from './explain-query.ts';
import type { QueryContext } from './query-context.ts';

const shop = createSubject({ blueprint: 'team', identifier: 'shop', title: 'The shop' });
const cart = createSubject({
  identifier: 'cart',
  properties: {
    runtime: 'nodejs16.x',
    memory: 128,
    tags: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    text: 'x'.repeat(200),
    blank: '',
    config: { a: [1] },
    expires: '2026-11-20',
    wanted: 'nodejs20.x',
  },
  relations: { owner: 'shop', needs: ['pay'] },
  scorecards: new Map([['ready', { level: 'Gold', rules: new Map([['tests', 'FAILURE']]) }]]),
});

function explain(value: unknown, parts: Partial<QueryContext> = {}) {
  const compiled = compileQuery(value, { allowsJqValues: true });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return explainQuery(compiled.query, cart, createQueryContext([shop, cart], parts));
}

test.each<[Partial<SearchRule>, string]>([
  [
    { property: 'runtime', operator: 'in', value: ['nodejs20.x', 'nodejs22.x'] },
    'runtime is nodejs16.x, want one of nodejs20.x, nodejs22.x',
  ],
  [
    { property: 'runtime', operator: 'notIn', value: ['nodejs16.x', 'b'] },
    'runtime is nodejs16.x, want none of nodejs16.x, b',
  ],
  [
    { property: 'runtime', operator: '=', value: 'nodejs20.x' },
    'runtime is nodejs16.x, want nodejs20.x',
  ],
  [{ property: 'runtime', operator: '=', value: 'nodejs16.x' }, 'runtime is nodejs16.x'],
  [
    { property: 'runtime', operator: '!=', value: 'nodejs16.x' },
    'runtime is nodejs16.x, want anything but nodejs16.x',
  ],
  [
    { property: 'runtime', operator: 'contains', value: 'java' },
    'runtime is nodejs16.x, want it with java',
  ],
  [
    { property: 'runtime', operator: 'doesNotContains', value: 'node' },
    'runtime is nodejs16.x, want it without node',
  ],
  [
    { property: 'runtime', operator: 'beginsWith', value: 'java' },
    'runtime is nodejs16.x, want it to begin with java',
  ],
  [
    { property: 'runtime', operator: 'doesNotEndsWith', value: 'x' },
    'runtime is nodejs16.x, want it not to end with x',
  ],
  [{ property: 'memory', operator: '>=', value: 512 }, 'memory is 128, want at least 512'],
  [
    { property: 'memory', operator: '<', value: 512, not: true },
    'memory is 128, want it not less than 512',
  ],
  [
    { property: 'memory', operator: 'between', value: { from: 1, to: 2 } },
    'memory is 128, want it between 1 and 2',
  ],
  [
    { property: 'expires', operator: '>', value: '2026-11-20' },
    'expires is 2026-11-20, want after 2026-11-20',
  ],
  [
    { property: 'expires', operator: 'between', value: { preset: 'last2Years' }, not: true },
    'expires is 2026-11-20, want it not in last 2 years',
  ],
  [
    { property: 'expires', operator: '=', value: { preset: 'nextMonth' } },
    'expires is 2026-11-20, want it in next month',
  ],
  [{ property: 'expires', operator: 'isNotExpired' }, 'expires is 2026-11-20, want it not expired'],
  [{ property: '$team', operator: 'isNotEmpty' }, 'team is empty'],
  [{ property: '$team', operator: '=', value: 'shop' }, 'team is empty, want shop'],
  [{ property: 'runtime', operator: 'isEmpty' }, 'runtime is nodejs16.x, want it empty'],
  [{ property: 'blank', operator: '=', value: 'x' }, 'blank is empty, want x'],
  [{ property: 'runtime', operator: '=', value: '' }, 'runtime is nodejs16.x, want ""'],
  [
    { property: 'tags', operator: 'contains', value: 'h' },
    'tags is a, b, c, d, e and 2 more, want it with h',
  ],
  [{ property: 'config', operator: '=', value: 'x' }, 'config is {"a":[1]}, want x'],
  [{ property: 'text', operator: '=', value: 'x' }, `text is ${'x'.repeat(79)}…, want x`],
  [
    { property: 'runtime', operator: '=', value: { property: 'wanted' } },
    'runtime is nodejs16.x, want nodejs20.x',
  ],
  [
    { property: 'runtime', operator: '=', value: { property: 'owner.$icon' } },
    'runtime is nodejs16.x, want owner.icon, which is empty',
  ],
  [{ property: 'owner.$title', operator: '=', value: 'x' }, 'owner.title is The shop, want x'],
  [{ relation: 'needs', operator: 'isEmpty' }, 'needs is pay, want it empty'],
  [
    { relation: 'owner', targetProperty: '$title', operator: '=', value: 'x' },
    'owner.title is The shop, want x',
  ],
  [
    { scorecard: 'ready', operator: '=', value: 'Bronze' },
    'the level in ready is Gold, want Bronze',
  ],
  [
    { scorecard: 'ready', scorecardRule: 'tests', operator: '=', value: 'SUCCESS' },
    'the rule tests of ready is FAILURE, want SUCCESS',
  ],
  [
    { propertySchema: { type: 'number' }, operator: '=', value: 5 },
    'any number property is 128, want 5',
  ],
  [
    { property: { path: ['owner'] }, operator: 'matchAny', value: 'x' },
    'the end of owner is shop, want x',
  ],
  [
    { property: { path: ['owner'], fromBlueprint: 'team' }, operator: 'matchAny', value: 'x' },
    'the end of owner of team x does not lead here',
  ],
  [{ operator: 'relatedTo', blueprint: 'team', value: ['shop'] }, 'it is related to team shop'],
  [
    { operator: 'relatedTo', blueprint: 'team', value: ['shop'], not: true },
    'it is related to team shop',
  ],
  [
    { operator: 'relatedTo', blueprint: 'team', value: ['a', 'b'], direction: 'upstream' },
    'it is not upstream of team a, b',
  ],
  [
    { property: '$team', operator: 'in', value: { context: 'user', property: '$team' } },
    'there is no user to compare with',
  ],
  [
    { property: 'runtime', operator: '=', value: { jqQuery: '.x' } },
    'the value to compare with is not known yet',
  ],
])('%j: %s', (rule, expected) => {
  const explained = explain({ combinator: 'and', rules: [rule] });
  expect(explained.kind === 'group' ? explained.rules[0] : undefined).toMatchObject({
    sentence: expected,
  });
});

test('a tree says of every rule what was there and what was wanted', () => {
  const explained = explain({
    combinator: 'or',
    rules: [
      { property: 'memory', operator: '>', value: 500 },
      { combinator: 'and', conditions: [{ property: 'tags', operator: 'isNotEmpty' }] },
      { property: 'runtime', operator: '=', value: { property: 'wanted' } },
    ],
  });
  expect(explained).toMatchObject({
    kind: 'group',
    hasPassed: true,
    combinator: 'or',
    rules: [
      {
        kind: 'rule',
        hasPassed: false,
        rule: { property: 'memory', operator: '>', value: 500 },
        actual: 128,
        wanted: 500,
      },
      { kind: 'group', hasPassed: true, rules: [{ hasPassed: true, wanted: null }] },
      { hasPassed: false, actual: 'nodejs16.x', wanted: 'nodejs20.x' },
    ],
  });
});
