import { describe, expect, test } from 'vitest';
import { BLUEPRINTS } from '../../testing/query-world.ts';
import type { CompileOptions } from '../compile-options.ts';
import { toSearchQuery } from '../to-search-query.ts';
import { parseWhere } from './parse-where.ts';
import { renderWhere } from './render-where.ts';

const SERVICE: CompileOptions = {
  blueprint: BLUEPRINTS.get('service'),
  blueprints: BLUEPRINTS,
  allowsJqValues: true,
  hasHistory: true,
};
const UNKNOWN: CompileOptions = { allowsJqValues: true, hasHistory: true };

/** The rules of the outermost group, or the problem as `column: message; hint`. */
function rulesOf(text: string, options: CompileOptions): unknown {
  const parsed = parseWhere(text, options);
  if ('query' in parsed) return toSearchQuery(parsed.query).rules;
  const { column, message, hint } = parsed.problem;
  return [`${column}: ${message}`, ...(hint === undefined ? [] : [hint])].join('; ');
}

describe('one rule', () => {
  test.each<[string, unknown]>([
    ['runtime = nodejs20.x', { property: 'runtime', operator: '=', value: 'nodejs20.x' }],
    ['runtime=nodejs20.x', { property: 'runtime', operator: '=', value: 'nodejs20.x' }],
    ["runtime != 'a b'", { property: 'runtime', operator: '!=', value: 'a b' }],
    ['runtime = "say \\"hi\\""', { property: 'runtime', operator: '=', value: 'say "hi"' }],
    ['runtime IN (a, "b c")', { property: 'runtime', operator: 'in', value: ['a', 'b c'] }],
    ['runtime not in (a)', { property: 'runtime', operator: 'notIn', value: ['a'] }],
    ['runtime contains node', { property: 'runtime', operator: 'contains', value: 'node' }],
    [
      'runtime does not contain x',
      { property: 'runtime', operator: 'doesNotContains', value: 'x' },
    ],
    ['runtime starts with node', { property: 'runtime', operator: 'beginsWith', value: 'node' }],
    ['runtime begins with node', { property: 'runtime', operator: 'beginsWith', value: 'node' }],
    [
      'runtime does not end with x',
      { property: 'runtime', operator: 'doesNotEndsWith', value: 'x' },
    ],
    ['runtime is empty', { property: 'runtime', operator: 'isEmpty' }],
    ['runtime is not empty', { property: 'runtime', operator: 'isNotEmpty' }],
    ['not runtime is empty', { property: 'runtime', operator: 'isNotEmpty' }],
    ['not not runtime is empty', { property: 'runtime', operator: 'isEmpty' }],
    ['expires is expired', { property: 'expires', operator: 'isExpired' }],
    ['tags has any (a, b)', { property: 'tags', operator: 'containsAny', value: ['a', 'b'] }],
    ['tags = (a, b)', { property: 'tags', operator: '=', value: ['a', 'b'] }],
    ['tags in ()', { property: 'tags', operator: 'in', value: [] }],
    ['memory > 128', { property: 'memory', operator: '>', value: 128 }],
    ['not memory >= 128', { property: 'memory', operator: '>=', value: 128, not: true }],
    [
      'memory between 1 and 2.5',
      { property: 'memory', operator: 'between', value: { from: 1, to: 2.5 } },
    ],
    ['isPublic = true', { property: 'isPublic', operator: '=', value: true }],
    // A value is read as the property has it.
    ['runtime = 5', { property: 'runtime', operator: '=', value: '5' }],
    ['runtime = true', { property: 'runtime', operator: '=', value: 'true' }],
    ['tags contains 5', { property: 'tags', operator: 'contains', value: '5' }],
    // Times.
    [
      'createdAt in last month',
      { property: '$createdAt', operator: 'between', value: { preset: 'lastMonth' } },
    ],
    [
      'createdAt = last 3 months',
      { property: '$createdAt', operator: 'between', value: { preset: 'last3Months' } },
    ],
    [
      'createdAt between lastWeek',
      { property: '$createdAt', operator: 'between', value: { preset: 'lastWeek' } },
    ],
    [
      'createdAt not in today',
      { property: '$createdAt', operator: 'notBetween', value: { preset: 'today' } },
    ],
    ['runtime = today', { property: 'runtime', operator: '=', value: 'today' }],
    ['runtime = last', { property: 'runtime', operator: '=', value: 'last' }],
    ['createdAt > 2026-01-31', { property: '$createdAt', operator: '>', value: '2026-01-31' }],
    // Names.
    ['team = shop', { property: '$team', operator: '=', value: 'shop' }],
    ['$team = shop', { property: '$team', operator: '=', value: 'shop' }],
    ['owner = shop', { relation: 'owner', operator: '=', value: 'shop' }],
    ['owner.team = shop', { property: 'owner.$team', operator: '=', value: 'shop' }],
    // A team has a property `title` here.
    ['owner.title = x', { property: 'owner.title', operator: '=', value: 'x' }],
    ['owner.lead.title = x', { property: 'owner.lead.$title', operator: '=', value: 'x' }],
    ['owner.lead = ana', { property: 'owner.lead.$identifier', operator: '=', value: 'ana' }],
    ['owner.size = 5', { property: 'owner.size', operator: '=', value: 5 }],
    // Functions.
    [
      'relation(owner, $title) = x',
      { relation: 'owner', targetProperty: '$title', operator: '=', value: 'x' },
    ],
    ['scorecard(ready) = Gold', { scorecard: 'ready', operator: '=', value: 'Gold' }],
    [
      'scorecard(ready, tests) = SUCCESS',
      { scorecard: 'ready', scorecardRule: 'tests', operator: '=', value: 'SUCCESS' },
    ],
    [
      'schema(string, url) contains x',
      { propertySchema: { type: 'string', format: 'url' }, operator: 'contains', value: 'x' },
    ],
    ['runtime = property(url)', { property: 'runtime', operator: '=', value: { property: 'url' } }],
    [
      'team has any userTeams($identifier)',
      {
        property: '$team',
        operator: 'containsAny',
        value: { context: 'userTeams', property: '$identifier' },
      },
    ],
    [
      'user(level) = 3',
      { property: { context: 'user', property: 'level' }, operator: '=', value: 3 },
    ],
    [
      'runtime = jq(".form.x | length")',
      { property: 'runtime', operator: '=', value: { jqQuery: '.form.x | length' } },
    ],
    [
      'path(owner, parent*3) matches shop',
      {
        property: { path: ['owner', { relation: 'parent', maxHops: 3 }] },
        operator: 'matchAny',
        value: ['shop'],
      },
    ],
    [
      'pathFrom(team, lead) matches (a, b)',
      {
        property: { path: ['lead'], fromBlueprint: 'team' },
        operator: 'matchAny',
        value: ['a', 'b'],
      },
    ],
    ['relatedTo(team, shop)', { operator: 'relatedTo', blueprint: 'team', value: ['shop'] }],
    [
      'downstreamOf(team, user(squad)) through required',
      {
        operator: 'relatedTo',
        blueprint: 'team',
        value: { context: 'user', property: 'squad' },
        direction: 'downstream',
        required: true,
      },
    ],
    [
      'not upstreamOf(team, a) through optional',
      {
        operator: 'relatedTo',
        blueprint: 'team',
        value: ['a'],
        direction: 'upstream',
        required: false,
        not: true,
      },
    ],
  ])('%s', (text, expected) => {
    expect(rulesOf(text, SERVICE)).toEqual([expected]);
    const parsed = parseWhere(text, SERVICE);
    const told = 'query' in parsed ? renderWhere(parsed.query) : '';
    expect(rulesOf(told, SERVICE)).toEqual([expected]);
    expect(rulesOf(told, UNKNOWN)).toEqual([expected]);
  });
});

describe('of a blueprint that is not known', () => {
  test.each<[string, unknown]>([
    ['runtime = 5', { property: 'runtime', operator: '=', value: 5 }],
    ['runtime = "5"', { property: 'runtime', operator: '=', value: '5' }],
    ['runtime = true', { property: 'runtime', operator: '=', value: true }],
    ['runtime = 1e999', { property: 'runtime', operator: '=', value: '1e999' }],
    ['team = 5', { property: '$team', operator: '=', value: '5' }],
    ['"team" = x', { property: 'team', operator: '=', value: 'x' }],
    ['owner.team = shop', { property: 'owner.$team', operator: '=', value: 'shop' }],
    ['constructor = x', { property: 'constructor', operator: '=', value: 'x' }],
  ])('%s', (text, expected) => {
    expect(rulesOf(text, UNKNOWN)).toEqual([expected]);
  });
});

describe('groups', () => {
  const rule = (property: string, not = false) => ({
    property,
    operator: not ? 'isNotEmpty' : 'isEmpty',
  });
  const group = (combinator: string, ...rules: readonly unknown[]) => ({ combinator, rules });
  test.each<[string, unknown]>([
    ['a is empty and b is empty', group('and', rule('a'), rule('b'))],
    [
      'a is empty or b is empty and c is empty',
      group('or', rule('a'), group('and', rule('b'), rule('c'))),
    ],
    [
      '(a is empty or b is empty) and c is empty',
      group('and', group('or', rule('a'), rule('b')), rule('c')),
    ],
    [
      'not (a is empty and (b is empty or c is not empty))',
      group('or', rule('a', true), group('and', rule('b', true), rule('c'))),
    ],
    ['((a is empty))', group('and', rule('a'))],
    ['everything', group('and')],
    ['not everything', group('or')],
  ])('%s', (text, expected) => {
    const parsed = parseWhere(text);
    expect('query' in parsed ? toSearchQuery(parsed.query) : parsed).toEqual(expected);
  });
});

describe('problems', () => {
  test.each<[string, string]>([
    ['', '1: a name is missing before the end; write a property'],
    [
      'runtime',
      '8: the end is no operator; write `=`, `!=`, `>`, `in (a, b)`, `contains`, `starts with`, `has any (a, b)`, `between a and b` or `is empty`',
    ],
    ['runtime =', '10: a value is missing before the end'],
    [
      'runtime = a b',
      '13: `b` is not expected here; write `and` or `or` between rules, and quotes around a value of several words',
    ],
    ['runtime = a and', '16: a name is missing before the end; write a property'],
    ['(runtime = a', '13: `)` is missing before the end'],
    ['runtime = "a', '11: the quote does not end; add " at its end'],
    ['runtime ! a', '9: `!` stands alone; write `!=` or `not`'],
    ['runtime in a', '12: a list is missing; write `(a, b)`, or a time such as `last month`'],
    ['runtime in (a b)', '15: `,` is missing before `b`'],
    ['memory = 5 and runtmie = a', '16: `runtmie` is no property of `service`; write `runtime`'],
    ['memory = 5 or memory = x', '24: `x` cannot be compared so; it is a number'],
    [
      'memory > x',
      '10: the value is neither a number nor a date; write a number, or a date such as 2026-01-31 or 2026-01-31T09:00:00Z',
    ],
    ['memory between 5', '17: `and` is missing; write `between a and b`'],
    ['memory between 5 and 1', '16: the range ends before it begins; swap `from` and `to`'],
    ['createdAt in last moth', '14: `last moth` is no time that is known; write `last month`'],
    [
      'owners(x) = 5',
      '1: `owners(…)` means nothing here; known: relation, scorecard, schema, user, userTeams, path, pathFrom, relatedTo, upstreamOf, downstreamOf',
    ],
    ['runtime = lower(x)', '11: `lower(…)` is no value; known: property, user, userTeams, jq'],
    ['relation(a, b, c) = x', '1: `relation(…)` has more in its parentheses than it takes'],
    ['relatedTo(team, a, user(x))', '1: `relatedTo(…)` has more in its parentheses than it takes'],
    ['relatedTo(team)', '1: the value is an identifier, or a list of at least one'],
    ['path(owner) = x', '13: a path is compared with `matchAny` alone'],
  ])('%s', (text, expected) => {
    expect(rulesOf(text, SERVICE)).toBe(expected);
  });

  test('deeper than any stack', () => {
    expect(rulesOf('('.repeat(100_000), SERVICE)).toBe('31: the parentheses are nested too deep');
    expect(rulesOf('not '.repeat(100_000), SERVICE)).toContain('a name is missing');
    const deep = `${'(a = 1 or (b = 2 and '.repeat(15)}c = 3${'))'.repeat(15)}`;
    expect(rulesOf(deep, UNKNOWN)).toContain('nested deeper than 20');
  });

  test('a jq value where nothing could run it', () => {
    expect(rulesOf('runtime = jq(.x)', { ...SERVICE, allowsJqValues: false })).toBe(
      '11: there is nothing here that a jq program could run on; write the value itself',
    );
  });
});

test.each<[string, string]>([
  ['runtime   =   "nodejs20.x"', 'runtime = nodejs20.x'],
  ['a in ("b c", 5, "5", true, and)', 'a in ("b c", 5, "5", true, "and")'],
  ['owner.team = x', 'owner.$team = x'],
  ['"owner.team" = x', '"owner.team" = x'],
  ['not (a is empty or b in last month)', 'a is not empty and b not in last month'],
  ['not a > 5', 'not a > 5'],
  ['a = 1 or (b = 2 and (c = 3 or nothing))', 'a = 1 or (b = 2 and (c = 3 or nothing))'],
  ['path("a*3"*2) matches x', 'path("a*3"*2) matches (x)'],
  ['relatedTo("a b", x, "y z") through optional', 'relatedTo("a b", x, "y z") through optional'],
])('%s is told as %s', (text, expected) => {
  const parsed = parseWhere(text);
  expect('query' in parsed ? renderWhere(parsed.query) : parsed).toBe(expected);
});
