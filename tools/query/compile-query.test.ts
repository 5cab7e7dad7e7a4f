import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLUEPRINTS } from '../testing/query-world.ts';
import type { CompileOptions } from './compile-options.ts';
import { compileQuery } from './compile-query.ts';
import { toSearchQuery } from './to-search-query.ts';

/** `path: message; hint` of each problem, or nothing. */
function problemsOf(value: unknown, options: CompileOptions = {}): readonly string[] {
  const compiled = compileQuery(value, options);
  if ('query' in compiled) return [];
  return compiled.problems.map(({ path, message, hint }) =>
    [`${path.join('.')}: ${message}`, ...(hint === undefined ? [] : [hint])].join('; '),
  );
}

const SERVICE = { blueprint: BLUEPRINTS.get('service'), blueprints: BLUEPRINTS };

describe('a query', () => {
  test.each<[unknown, readonly string[]]>([
    [null, [': a query is a mapping; write `combinator: and` and `rules:`']],
    [[], [': a query is a mapping; write `combinator: and` and `rules:`']],
    [{ rules: [] }, ['combinator: the combinator is missing or wrong; write `and` or `or`']],
    [{ combinator: 'and' }, ['rules: `rules` must be a list']],
    [{ combinator: 'or', rules: [] }, []],
    [{ combinator: 'or', conditions: [] }, ['conditions: there is no condition; add at least one']],
    [
      { combinator: 'or', conditions: [], rules: [] },
      ['conditions: there are `rules` and `conditions`; keep one of the two'],
    ],
    [{ combinator: 'or', rule: [], rules: [] }, ['rule: `rule` means nothing here; write `rules`']],
    [{ type: 'SEARCH', combinator: 'or', rules: [] }, []],
    [
      { type: 'JQ', combinator: 'or', rules: [] },
      ['type: this is no search; write `type: SEARCH`, or leave it out'],
    ],
    [
      { combinator: 'and', rules: ['x'] },
      ['rules.0: a rule is a mapping; write `property:`, `operator:` and `value:`'],
    ],
    [
      { combinator: 'and', rules: [{ combinator: 'or', conditions: [{ operator: 'isEmpty' }] }] },
      ['rules.0.conditions.0: the rule does not say what it looks at; add `property:`'],
    ],
  ])('%j', (value, expected) => {
    expect(problemsOf(value)).toEqual(expected);
  });
});

describe('a rule', () => {
  const ORDER =
    'value: the value is neither a number nor a date; write a number, or a date such as 2026-01-31 or 2026-01-31T09:00:00Z';
  const RANGE_END = 'write it like 2026-01-31 or 2026-01-31T09:00:00Z';
  test.each<[unknown, readonly string[]]>([
    [
      { property: 'p' },
      ['the rule has no operator; write an operator such as `=`, `in` or `isNotEmpty`'],
    ],
    [{ property: 'p', operator: 'isEmty' }, ['operator: `isEmty` is no operator; write `isEmpty`']],
    [{ property: 'p', operator: '=' }, ['the rule has no value; add `value:`']],
    [
      { property: 'p', operator: '=', value: null },
      ['value: nothing equals null; use `isEmpty` or `isNotEmpty`'],
    ],
    [
      { property: 'p', operator: '=', value: [[1]] },
      ['value: the value is no text, number, true or false, nor a list of these'],
    ],
    [
      { property: 'p', operator: '=', value: { a: 1 } },
      ['value: the value has an unknown form; write a text, a number, true or false, or a list'],
    ],
    [
      { property: 'p', operator: 'in', value: 'x' },
      ['value: this operator takes a list; put it in brackets'],
    ],
    [
      { property: 'p', operator: 'contains', value: ['x'] },
      ['value: this operator takes one value; use `containsAny`'],
    ],
    [{ property: 'p', operator: 'beginsWith', value: 5 }, ['value: this operator takes a text']],
    [{ property: 'p', operator: '>', value: 'x' }, [ORDER]],
    [{ property: 'p', operator: '>', value: '2026-02-30' }, [ORDER]],
    [{ property: 'p', operator: '>', value: '2026-02-28' }, []],
    [
      { property: 'p', operator: 'isEmpty', value: 5 },
      ['value: this operator compares with nothing; leave the value out'],
    ],
    [{ property: 'p', operator: 'isEmpty', not: 'yes' }, ['not: `not` is neither true nor false']],
    [
      { property: 'p', operator: 'isEmpty', valeu: 1 },
      ['valeu: `valeu` means nothing here; write `value`'],
    ],
    [
      { property: 'p', relation: 'r', operator: 'isEmpty' },
      ['relation: `relation` means nothing here'],
    ],
    [
      { property: '$tean', operator: 'isEmpty' },
      ['property: `$tean` is no meta property; write `$team`'],
    ],
    [
      { property: '$updatedAt', operator: 'isEmpty' },
      [
        'property: `$updatedAt` is in no file: only git knows it; `cadastre list` asks git where all of its history is here; elsewhere ask for a property that says it',
      ],
    ],
    [
      { property: 'p', operator: '=', value: { property: 'owner.$createdBy' } },
      [
        'value.property: `$createdBy` is in no file: only git knows it; `cadastre list` asks git where all of its history is here; elsewhere ask for a property that says it',
      ],
    ],
    [
      { property: 'a..b', operator: 'isEmpty' },
      ['property: `a..b` is no name; write the identifier of a property, or `relation.property`'],
    ],
    [
      { property: 'a.'.repeat(16) + 'b', operator: 'isEmpty' },
      [
        'property: the path is too long; write the identifier of a property, or `relation.property`',
      ],
    ],
    [
      { property: 5, operator: 'isEmpty' },
      ['property: a property is a name; write its identifier, or `{path: […]}`'],
    ],
    [
      { property: 'p', operator: 'between', value: 5 },
      ['value: this operator takes a range; write `{from: …, to: …}`'],
    ],
    [
      { property: 'p', operator: 'between', value: { from: '2026-01-01' } },
      [`value: the range has no \`to\`; ${RANGE_END}`],
    ],
    [
      { property: 'p', operator: 'between', value: { from: '2026-01-01', to: 'soon' } },
      [`value.to: \`to\` is no date; ${RANGE_END}`],
    ],
    [
      { property: 'p', operator: 'between', value: { from: 1, to: '2026-01-01' } },
      [`value.from: \`from\` is no date; ${RANGE_END}`],
    ],
    [
      { property: 'p', operator: 'between', value: { from: '2026-01-02', to: '2026-01-01' } },
      ['value: the range ends before it begins; swap `from` and `to`'],
    ],
    [
      { property: 'p', operator: 'between', value: { from: 2, to: 1 } },
      ['value: the range ends before it begins; swap `from` and `to`'],
    ],
    [
      { property: 'p', operator: 'between', value: { from: '2026-01-01T23:00', to: '2026-01-01' } },
      [],
    ],
    [
      { property: 'p', operator: 'between', value: { preset: 'lastWeak' } },
      ['value.preset: the preset is not known; write `lastWeek`'],
    ],
    [
      { property: 'p', operator: '>', value: { preset: 'today' } },
      ['value: a range is compared with `=`, `between` or `notBetween`'],
    ],
    [
      { property: 'p', operator: '=', value: { jqQuery: '.x' } },
      ['value: there is nothing here that a jq program could run on; write the value itself'],
    ],
    [
      { property: 'p', operator: '=', value: { context: 'me', property: '$team' } },
      ['value.context: the context is not known; write `user` or `userTeams`'],
    ],
    [
      { property: 'p', operator: 'in', value: ['a', '{{getUserTeams()}}'] },
      [
        'value.1: `{{getUserTeams()}}` stands alone in a value; write a rule of its own, joined by `or`',
      ],
    ],
    [
      { property: 'p', operator: '!=', value: 'to {{ getUserEmail() }}' },
      [
        'value: `{{ getUserEmail() }}` stands alone in a value; write a rule of its own, joined by `or`',
      ],
    ],
    [
      { property: 'p', operator: 'containsAny', value: ['{{getUserTeam()}}'] },
      ['value.0: `getUserTeam()` is not known; write `getUserTeams()`'],
    ],
    [
      { property: '$blueprint', operator: '=', value: '{{blueprint}}' },
      ['value: `{{blueprint}}` is of a page of Port; write the identifier of the blueprint'],
    ],
    [{ property: 'p', operator: '=', value: 'a {{blueprint}} or {{ .x }}' }, []],
    [
      { property: 'p', operator: '=', value: { property: '$titel' } },
      ['value.property: `$titel` is no meta property; write `$title`'],
    ],
    [
      { scorecardRule: 'x', operator: '=', value: 'x' },
      ['scorecard: a scorecard is a name; add the identifier of a scorecard'],
    ],
    [
      { relation: 'r', targetProperty: 'size', operator: '=', value: 'x' },
      [
        'targetProperty: no other property of the target can be compared; write `$identifier` or `$title`',
      ],
    ],
    [
      { propertySchema: { type: 'date' }, operator: '=', value: 'x' },
      ['propertySchema.type: a type is one of string, number, boolean, object, array'],
    ],
    [
      { propertySchema: { type: 'string' }, operator: 'isEmpty' },
      ['operator: `propertySchema` needs an operator with a value'],
    ],
    [
      { operator: 'relatedTo', value: 'x' },
      ['blueprint: `relatedTo` needs the blueprint of its value; add `blueprint:`'],
    ],
    [
      { operator: 'relatedTo', blueprint: 'b', value: [] },
      ['value: the value is an identifier, or a list of at least one'],
    ],
    [
      { operator: 'relatedTo', blueprint: 'b', value: 'x', direction: 'up' },
      ['direction: the direction is not known; write `upstream` or `downstream`, or leave it out'],
    ],
    [
      { property: { path: ['r'] }, operator: '=', value: 'x' },
      ['operator: a path is compared with `matchAny` alone'],
    ],
    [
      { property: 'p', operator: 'matchAny', value: 'x' },
      ['operator: `matchAny` needs a path; write `property: {path: […]}`, or use `in`'],
    ],
    [
      { property: { path: [] }, operator: 'matchAny', value: 'x' },
      ['property.path: a path is a list of 1 to 15 relations'],
    ],
    [
      {
        property: { path: ['r', { relation: 'r', maxHops: 16 }] },
        operator: 'matchAny',
        value: 'x',
      },
      [
        'property.path.1: this is no step of a path; write a relation, or `{relation, maxHops}` with 1 to 15',
      ],
    ],
    [
      {
        property: {
          path: [
            { relation: 'r', maxHops: 2 },
            { relation: 'r', maxHops: 2 },
          ],
        },
        operator: 'matchAny',
        value: 'x',
      },
      ['property.path: `maxHops` is in the path more than once; keep one of them'],
    ],
  ])('%j', (rule, expected) => {
    const found = problemsOf({ combinator: 'and', rules: [rule] });
    expect(found.map((each) => each.replace(/^rules\.0(\.|: )/, ''))).toEqual(expected);
  });
});

describe('a rule about a known blueprint', () => {
  test.each<[unknown, readonly string[]]>([
    [
      { property: 'runtmie', operator: 'isEmpty' },
      ['property: `runtmie` is no property of `service`; write `runtime`'],
    ],
    [
      { property: 'owner', operator: 'isEmpty' },
      ['property: `owner` is no property of `service`; it is a relation: write `relation: owner`'],
    ],
    [
      { property: 'constructor', operator: 'isEmpty' },
      ['property: `constructor` is no property of `service`'],
    ],
    [
      { property: 'runtime', operator: '=', value: { property: 'x' } },
      ['value.property: `x` is no property of `service`'],
    ],
    [
      { property: 'ownr.size', operator: 'isEmpty' },
      ['property: `ownr` is no relation of `service`; write `owner`'],
    ],
    [
      { property: 'owner.siz', operator: 'isEmpty' },
      ['property: `siz` is no property of `team`; write `size`'],
    ],
    [{ property: 'owner.lead.$title', operator: 'isEmpty' }, []],
    [
      { relation: 'ownr', operator: 'isEmpty' },
      ['relation: `ownr` is no relation of `service`; write `owner`'],
    ],
    [
      { property: { path: ['owner', 'led'] }, operator: 'matchAny', value: 'x' },
      ['property.path.1: `led` is no relation of `team`; write `lead`'],
    ],
    [
      { property: { path: ['led'], fromBlueprint: 'team' }, operator: 'matchAny', value: 'x' },
      ['property.path.0: `led` is no relation of `team`; write `lead`'],
    ],
    [
      { property: 'memory', operator: '=', value: '128' },
      ['value: `128` cannot be compared so; it is a number'],
    ],
    [{ property: 'memory', operator: 'contains', value: 1 }, ['value: `1` cannot be compared so']],
    [
      { property: 'memory', operator: 'in', value: [1, 'x'] },
      ['value: `x` cannot be compared so; it is a number'],
    ],
    [
      { property: 'memory', operator: 'isExpired' },
      ['operator: only a date expires, and this is a number'],
    ],
    [{ property: 'memory', operator: 'between', value: { preset: 'today' } }, []],
    [
      { property: 'memory', operator: '>', value: '2026-01-01' },
      ['value: `2026-01-01` cannot be compared so; it is a number'],
    ],
    [
      { property: 'isPublic', operator: '>', value: 5 },
      ['value: `5` cannot be compared so; it is a boolean'],
    ],
    [
      { property: 'config', operator: '=', value: 'x' },
      ['value: `x` cannot be compared so; it is an object'],
    ],
    [{ property: 'tags', operator: 'contains', value: 'x' }, []],
    [{ property: 'tags', operator: '=', value: ['x'] }, []],
    [
      { property: 'tags', operator: 'containsAny', value: [1] },
      ['value: `1` cannot be compared so; it is a string'],
    ],
    [
      { property: '$team', operator: '=', value: true },
      ['value: `true` cannot be compared so; it is a string'],
    ],
    [
      { relation: 'owner', operator: '=', value: 5 },
      ['value: `5` cannot be compared so; it is a string'],
    ],
  ])('%j', (rule, expected) => {
    const found = problemsOf({ combinator: 'and', rules: [rule] }, SERVICE);
    expect(found.map((each) => each.replace(/^rules\.0\./, ''))).toEqual(expected);
  });
});

function nested(depth: number): unknown {
  let value: unknown = { property: 'p', operator: 'isEmpty' };
  for (let index = 0; index < depth; index += 1) value = { combinator: 'and', rules: [value] };
  return value;
}

test('nested as deep as allowed, and deeper than any stack', () => {
  expect(problemsOf(nested(20))).toEqual([]);
  expect(problemsOf(nested(21))).toHaveLength(1);
  expect(problemsOf(nested(100_000))[0]).toContain('nested deeper than 20; join groups');
});

test('a value that contains itself many times ends', () => {
  let value: unknown = { property: 'p', operator: 'isEmpty' };
  for (let index = 0; index < 19; index += 1)
    value = { combinator: 'and', rules: [value, value, value] };
  expect(problemsOf(value)).toHaveLength(1);
  const rules = (length: number): unknown =>
    Array.from({ length }, () => ({ property: 'p', operator: 'isEmpty' }));
  expect(problemsOf({ combinator: 'or', rules: rules(10_000) })).toEqual([]);
  expect(problemsOf({ combinator: 'or', rules: rules(10_001) })).toEqual([
    'rules.10000: the query has more than 10000 rules; use `in` with a list',
  ]);
});

const KEYS = [
  'combinator',
  'rules',
  'conditions',
  'property',
  'operator',
  'value',
  'relation',
  'path',
  'context',
  'from',
  'to',
  'preset',
  'blueprint',
  'scorecard',
  'propertySchema',
  'type',
  'jqQuery',
  'not',
  '__proto__',
  'constructor',
];
const WORDS = [
  'and',
  '=',
  'in',
  'between',
  'isEmpty',
  'relatedTo',
  'matchAny',
  'p',
  'owner',
  'user',
  '2026-01-01',
  '$team',
  'today',
];

test('any value at all is a query or has problems', () => {
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom<unknown>(...WORDS, 5, true, null, ''),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...KEYS), tie('json'), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(fc.oneof(json, fc.jsonValue()), fc.boolean(), (value, isKnown) => {
      const compiled = compileQuery(value, isKnown ? { ...SERVICE, allowsJqValues: true } : {});
      const again =
        'query' in compiled
          ? compileQuery(toSearchQuery(compiled.query), { allowsJqValues: true })
          : compiled;
      expect(again).toEqual(compiled);
      expect('query' in compiled || compiled.problems.length > 0).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
