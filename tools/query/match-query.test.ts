import { describe, expect, test } from 'vitest';
import type { SearchRule } from '../model/query.ts';
import { createQueryContext, createSubject } from '../testing/query-world.ts';
import { compileQuery } from './compile-query.ts';
import { matchQuery } from './match-query.ts';
import type { QueryGroup } from './query.ts';
import type { QueryContext } from './query-context.ts';
import type { Subject } from './subject.ts';

function compile(...rules: readonly Partial<SearchRule>[]): QueryGroup {
  const compiled = compileQuery({ combinator: 'and', rules }, { hasHistory: true });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.query;
}

/** What stands on the left in the tables. */
const VALUES = {
  text: 'Abc',
  digits: '5',
  number: 5,
  zero: 0,
  yes: true,
  no: false,
  list: ['Abc', 'x'],
  numbers: [1, 5],
  object: { Abc: 1 },
  day: '2026-11-20',
  instant: '2026-11-25T09:00:00+01:00',
  null: null,
  blank: '',
  none: [],
  bare: {},
} as const;

const ALL = [...Object.keys(VALUES), 'missing'];

function passing(rule: Partial<SearchRule>, emptiness: QueryContext['emptiness']): string {
  const query = compile({ property: 'p', ...rule });
  const context = createQueryContext([], { emptiness });
  return ALL.filter((name) => {
    const properties = name === 'missing' ? {} : { p: VALUES[name as keyof typeof VALUES] };
    return matchQuery(query, createSubject({ identifier: 's', properties }), context);
  }).join(' ');
}

/** Each row: a rule, and the values that pass. The rule that says "not" must pass for all others, and is not listed. */
const TABLE: readonly (readonly [Partial<SearchRule>, string])[] = [
  [{ operator: '=', value: 'Abc' }, 'text list'],
  [{ operator: '=', value: 'abc' }, ''],
  [{ operator: '=', value: '5' }, 'digits'],
  [{ operator: '=', value: 5 }, 'number numbers'],
  [{ operator: '=', value: 0 }, 'zero'],
  [{ operator: '=', value: -0 }, 'zero'],
  [{ operator: '=', value: true }, 'yes'],
  [{ operator: '=', value: false }, 'no'],
  [{ operator: '=', value: '' }, 'blank'],
  [{ operator: '=', value: ['Abc', 'x'] }, 'list'],
  [{ operator: '=', value: ['x', 'Abc'] }, ''],
  [{ operator: '=', value: [] }, 'none'],
  [{ operator: '=', value: '2026-11-20' }, 'day'],
  [{ operator: '=', value: { preset: 'today' } }, 'instant'],
  [{ operator: '=', value: { from: '2026-11-20', to: '2026-11-25' } }, 'day instant'],
  [{ operator: '>', value: 4 }, 'number numbers'],
  [{ operator: '>', value: 5 }, ''],
  [{ operator: '>=', value: 5 }, 'number numbers'],
  [{ operator: '<', value: 5 }, 'zero numbers'],
  [{ operator: '<=', value: 0 }, 'zero'],
  [{ operator: '>', value: '2026-11-20' }, 'instant'],
  [{ operator: '>=', value: '2026-11-20' }, 'day instant'],
  [{ operator: '<', value: '2026-11-25' }, 'day'],
  [{ operator: '<=', value: '2026-11-25' }, 'day instant'],
  [{ operator: '<=', value: '2026-11-25T08:00:00Z' }, 'day instant'],
  [{ operator: '<', value: '2026-11-25T08:00:00Z' }, 'day'],
  [{ operator: 'contains', value: 'b' }, 'text'],
  [{ operator: 'contains', value: 'x' }, 'list'],
  [{ operator: 'contains', value: 'Abc' }, 'text list'],
  [{ operator: 'contains', value: 5 }, 'numbers'],
  [{ operator: 'contains', value: '5' }, 'digits instant'],
  [{ operator: 'contains', value: '' }, 'text digits day instant blank'],
  [{ operator: 'containsAny', value: ['x', 'y'] }, 'list'],
  [{ operator: 'containsAny', value: ['Abc'] }, 'text list'],
  [{ operator: 'containsAny', value: [] }, ''],
  [{ operator: 'beginsWith', value: 'A' }, 'text list'],
  [{ operator: 'beginsWith', value: 'a' }, ''],
  [{ operator: 'endsWith', value: 'c' }, 'text list'],
  [{ operator: 'in', value: ['Abc', 5, true] }, 'text number yes list numbers'],
  [{ operator: 'in', value: ['5'] }, 'digits'],
  [
    { operator: 'in', value: ['Abc', ...Array.from({ length: 40 }, (_, index) => index)] },
    'text number zero list numbers',
  ],
  [{ operator: 'between', value: { from: 1, to: 5 } }, 'number numbers'],
  [{ operator: 'between', value: { from: 2, to: 4 } }, ''],
  [{ operator: 'between', value: { from: '2026-11-01', to: '2026-11-20' } }, 'day'],
  [{ operator: 'between', value: { preset: 'lastDay' } }, 'instant'],
  [{ operator: 'between', value: { preset: 'lastWeek' } }, 'day instant'],
  [{ operator: 'isExpired' }, 'day instant'],
];

const NEGATED: Readonly<Record<string, SearchRule['operator']>> = {
  '=': '!=',
  contains: 'doesNotContains',
  beginsWith: 'doesNotBeginsWith',
  endsWith: 'doesNotEndsWith',
  in: 'notIn',
  between: 'notBetween',
  isEmpty: 'isNotEmpty',
  isExpired: 'isNotExpired',
};

/** What passes with the rule turned around, in every way that there is, and what passes with it turned around twice. */
function turnedAround(
  rule: Partial<SearchRule>,
  emptiness: QueryContext['emptiness'],
): {
  readonly once: readonly string[];
  readonly twice: readonly string[];
} {
  const operator = NEGATED[rule.operator ?? ''];
  const once = [passing({ ...rule, not: true }, emptiness)];
  if (operator === undefined) return { once, twice: [] };
  return {
    once: [...once, passing({ ...rule, operator }, emptiness)],
    twice: [passing({ ...rule, operator, not: true }, emptiness)],
  };
}

const othersThan = (names: string): string =>
  ALL.filter((name) => !names.split(' ').includes(name)).join(' ');

describe.each(['search', 'scorecard'] as const)('in a %s', (emptiness) => {
  test.each(TABLE)('%j: %s', (rule, expected) => {
    expect(passing(rule, emptiness)).toBe(expected);
    const { once, twice } = turnedAround(rule, emptiness);
    expect(new Set(once)).toEqual(new Set([othersThan(expected)]));
    for (const each of twice) expect(each).toBe(expected);
  });
});

test.each([
  ['search', 'null missing'],
  ['scorecard', 'null blank none bare missing'],
] as const)('empty in a %s: %s', (emptiness, expected) => {
  expect(passing({ operator: 'isEmpty' }, emptiness)).toBe(expected);
  expect(passing({ operator: 'isNotEmpty' }, emptiness)).toBe(othersThan(expected));
  expect(passing({ operator: 'isNotEmpty', not: true }, emptiness)).toBe(expected);
});

const ana = createSubject({
  blueprint: 'person',
  identifier: 'ana',
  properties: { email: 'ana@x' },
});
const shop = createSubject({
  blueprint: 'team',
  identifier: 'shop',
  title: 'The shop',
  team: ['shop'],
  properties: { size: 4 },
  relations: { lead: 'ana', parent: 'all' },
});
const all = createSubject({ blueprint: 'team', identifier: 'all', properties: { size: 90 } });
const cart = createSubject({
  identifier: 'cart',
  properties: {
    runtime: 'nodejs20.x',
    wanted: 'nodejs20.x',
    memory: 128,
    url: 'https://x',
    tags: ['a'],
  },
  relations: { owner: 'shop', needs: ['pay', 'gone'] },
  createdAt: '2026-11-24T10:00:00.000Z',
  scorecards: new Map([['ready', { level: 'Gold', rules: new Map([['has-owner', 'SUCCESS']]) }]]),
});
const pay = createSubject({
  identifier: 'pay',
  title: 'Payments',
  team: ['shop', 'money'],
  icon: null,
  relations: { owner: 'all', needs: null },
});
const WORLD = [ana, shop, all, cart, pay];
const USER = {
  identifier: 'ana',
  title: 'Payments',
  teams: ['shop'],
  properties: { level: 3, nothing: null, email: 'ana@x' },
  relations: { squad: ['shop', 'x'] },
};

const finds = (rule: Partial<SearchRule>, parts: Partial<QueryContext> = {}): string =>
  WORLD.filter((each) => matchQuery(compile(rule), each, createQueryContext(WORLD, parts)))
    .map(({ identifier }) => identifier)
    .join(' ');

test.each<[Partial<SearchRule>, string]>([
  [{ property: '$identifier', operator: 'beginsWith', value: 'a' }, 'ana all'],
  [{ property: '$blueprint', operator: '=', value: 'team' }, 'shop all'],
  [{ property: '$title', operator: 'contains', value: 'shop' }, 'shop'],
  [{ property: '$team', operator: '=', value: 'money' }, 'pay'],
  [{ property: '$team', operator: 'isEmpty' }, 'ana all cart'],
  [{ property: '$icon', operator: 'isNotEmpty' }, ''],
  [{ property: '$createdAt', operator: 'between', value: { preset: 'yesterday' } }, 'cart'],
  [{ property: 'constructor', operator: 'isNotEmpty' }, ''],
  [{ property: '__proto__.toString', operator: 'isNotEmpty' }, ''],
  [{ property: 'owner.$title', operator: '=', value: 'The shop' }, 'cart'],
  [{ property: 'owner.lead.email', operator: '=', value: 'ana@x' }, 'cart'],
  [{ property: 'needs.$identifier', operator: '=', value: 'gone' }, 'cart'],
  [{ property: 'needs.$team', operator: 'containsAny', value: ['money'] }, 'cart'],
  [{ property: 'needs.$team', operator: 'isEmpty' }, 'ana shop all pay'],
  [{ property: 'parent.size', operator: '>', value: 10 }, 'shop'],
  [{ property: 'runtime', operator: '=', value: { property: 'wanted' } }, 'cart'],
  [{ property: 'runtime', operator: '!=', value: { property: 'wanted' } }, 'ana shop all pay'],
  [{ propertySchema: { type: 'string' }, operator: 'contains', value: 'x' }, 'ana cart'],
  [
    { propertySchema: { type: 'string', format: 'url' }, operator: '=', value: 'https://x' },
    'cart',
  ],
  [
    {
      propertySchema: { type: 'array', items: { type: 'string' } },
      operator: 'contains',
      value: 'a',
    },
    'cart',
  ],
  [{ propertySchema: { type: 'array', items: { type: 'number' } }, operator: '=', value: 'a' }, ''],
  [{ relation: 'owner', operator: '=', value: 'shop' }, 'cart'],
  [{ relation: 'owner', operator: 'isEmpty' }, 'ana shop all'],
  [{ relation: 'owner', targetProperty: '$title', operator: '=', value: 'The shop' }, 'cart'],
  [{ relation: 'needs', operator: 'in', value: ['pay'] }, 'cart'],
  [{ scorecard: 'ready', operator: '=', value: 'Gold' }, 'cart'],
  [{ scorecard: 'ready', scorecardRule: 'has-owner', operator: '=', value: 'SUCCESS' }, 'cart'],
  [{ scorecard: 'ready', scorecardRule: 'x', operator: 'isEmpty' }, 'ana shop all cart pay'],
  [{ property: { path: ['owner', 'lead'] }, operator: 'matchAny', value: 'ana' }, 'cart'],
  [
    { property: { path: ['lead'], fromBlueprint: 'team' }, operator: 'matchAny', value: 'shop' },
    'ana',
  ],
  [
    {
      property: { path: ['owner', { relation: 'parent', maxHops: 3 }] },
      operator: 'matchAny',
      value: ['all'],
    },
    'cart',
  ],
  [{ operator: 'relatedTo', blueprint: 'team', value: 'shop', direction: 'downstream' }, 'cart'],
  [{ operator: 'relatedTo', blueprint: 'team', value: 'shop', direction: 'upstream' }, 'ana all'],
  [{ operator: 'relatedTo', blueprint: 'team', value: 'shop' }, 'ana all cart'],
  [{ operator: 'relatedTo', blueprint: 'team', value: 'shop', required: true }, 'ana cart'],
  [{ operator: 'relatedTo', blueprint: 'team', value: 'shop', required: false }, 'all'],
  [{ operator: 'relatedTo', blueprint: 'team', value: 'shop', not: true }, 'shop pay'],
])('%j finds %s', (rule, expected) => {
  expect(finds(rule)).toBe(expected);
});

test.each<[Partial<SearchRule>, string]>([
  [
    { property: '$identifier', operator: '=', value: { context: 'user', property: '$identifier' } },
    'ana',
  ],
  [
    { property: '$team', operator: 'containsAny', value: { context: 'user', property: '$team' } },
    'shop pay',
  ],
  [
    {
      property: '$team',
      operator: 'containsAny',
      value: { context: 'userTeams', property: '$identifier' },
    },
    'shop pay',
  ],
  [{ property: 'size', operator: '>=', value: { context: 'user', property: 'level' } }, 'shop all'],
  [{ relation: 'owner', operator: 'in', value: { context: 'user', property: 'squad' } }, 'cart'],
  [
    {
      property: { context: 'userTeams', property: '$identifier' },
      operator: 'containsAny',
      value: ['shop'],
    },
    'ana shop all cart pay',
  ],
  [{ property: { context: 'user', property: 'nothing' }, operator: 'isNotEmpty' }, ''],
  [{ property: '$team', operator: 'containsAny', value: ['{{getUserTeams()}}'] }, 'shop pay'],
  [{ property: '$team', operator: 'contains', value: '{{ getUserTeams() }}' }, 'shop pay'],
  [{ property: { path: ['owner'] }, operator: 'matchAny', value: ['{{getUserTeams()}}'] }, 'cart'],
  [{ operator: 'relatedTo', blueprint: 'team', value: ['{{getUserTeams()}}'] }, 'ana all cart'],
  [{ property: '$title', operator: '=', value: '{{getUserFullName()}}' }, 'pay'],
  [{ property: 'email', operator: '=', value: ['{{getUserEmail()}}'] }, 'ana'],
  [
    {
      operator: 'relatedTo',
      blueprint: 'person',
      value: { context: 'user', property: '$identifier' },
    },
    'shop cart',
  ],
])('for a user, %j finds %s', (rule, expected) => {
  expect(finds(rule, { user: USER })).toBe(expected);
  expect(finds(rule)).toBe('');
  expect(finds({ ...rule, not: true })).toBe('');
});

test('where the identifier of a user is the address, that is the address', () => {
  const rule: Partial<SearchRule> = {
    property: 'email',
    operator: '=',
    value: '{{getUserEmail()}}',
  };
  const user = { ...USER, identifier: 'ana@x', properties: {} };
  expect(finds(rule, { user })).toBe('ana');
  expect(finds(rule, { user: { ...user, identifier: 'ana' } })).toBe('');
});

test.each<[string, readonly Partial<SearchRule>[], Subject]>([
  ['no rules at all', [], cart],
  ['all rules', [{ property: 'memory', operator: '=', value: 128 }], cart],
])('%s pass', (_, rules, subject) => {
  expect(matchQuery(compile(...rules), subject, createQueryContext())).toBe(true);
});

test('`or` of nothing finds nothing', () => {
  const query: QueryGroup = { kind: 'group', combinator: 'or', rules: [] };
  expect(matchQuery(query, cart, createQueryContext())).toBe(false);
});
