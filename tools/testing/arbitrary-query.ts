import fc from 'fast-check';
import type { SearchQuery, SearchRule } from '../model/query.ts';
import { DATE_PRESETS } from '../query/preset-range.ts';

const NAMES = [
  'runtime',
  'memory',
  'tags',
  'owner',
  'team',
  'title',
  'a b',
  'not',
  'in',
  '5',
  'user',
  'it"s',
  '\\',
  'x*3',
];
const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ minLength: 1, unit: 'binary', maxLength: 8 }),
);
const property = fc.oneof(
  name.filter((text) => !text.includes('.') && !text.startsWith('$')),
  fc.constantFrom(
    '$team',
    '$title',
    '$identifier',
    '$createdAt',
    'owner.$team',
    'owner.lead.email',
    'needs.title',
  ),
);
const text = fc.oneof(
  fc.constantFrom('nodejs20.x', 'true', '5', '', 'and', 'last', 'today', '2026-11-20', 'a', 'b'),
  fc.string(),
);
const number = fc.oneof(
  fc.integer({ min: -5, max: 200 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const scalar = fc.oneof(text, number, fc.boolean());
const date = fc.constantFrom(
  '2026-01-01',
  '2026-11-20',
  '2026-11-25T10:00:00Z',
  '2026-11-24 10:00Z',
);
const preset = fc.record({ preset: fc.constantFrom(...DATE_PRESETS) });
const dynamic = fc.oneof(
  fc.record({ context: fc.constantFrom('user', 'userTeams'), property }),
  fc.record({ jqQuery: fc.string({ minLength: 1 }) }),
);
const own = fc.record({ property });

const schema = fc.record(
  {
    type: fc.constantFrom('string', 'number', 'array'),
    format: fc.constantFrom('url', 'a b'),
    items: fc.record({ type: fc.constantFrom('string', 'number') }),
  },
  { requiredKeys: ['type'] },
);

const side = fc.oneof(
  { weight: 5, arbitrary: fc.record({ property }) },
  fc.record({ property: fc.record({ context: fc.constantFrom('user', 'userTeams'), property }) }),
  fc.record({ propertySchema: schema }),
  fc.record(
    { relation: name, targetProperty: fc.constantFrom('$identifier', '$title') },
    { requiredKeys: ['relation'] },
  ),
  fc.record({ scorecard: name, scorecardRule: name }, { requiredKeys: ['scorecard'] }),
);

const operand = fc.oneof(
  fc.record({
    operator: fc.constantFrom('=', '!='),
    value: fc.oneof(scalar, fc.array(scalar), preset, own, dynamic),
  }),
  fc.record({
    operator: fc.constantFrom('in', 'notIn', 'containsAny'),
    value: fc.oneof(fc.array(scalar), own, dynamic),
  }),
  fc.record({
    operator: fc.constantFrom('contains', 'doesNotContains'),
    value: fc.oneof(scalar, own, dynamic),
  }),
  fc.record({
    operator: fc.constantFrom('beginsWith', 'doesNotBeginsWith', 'endsWith', 'doesNotEndsWith'),
    value: fc.oneof(text, own, dynamic),
  }),
  fc.record({
    operator: fc.constantFrom('>', '>=', '<', '<='),
    value: fc.oneof(number, date, own, dynamic),
  }),
  fc.record({
    operator: fc.constantFrom('between', 'notBetween'),
    value: fc.oneof(
      preset,
      fc.tuple(number, number).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
      fc.record({ from: fc.constant('2026-01-01'), to: date }),
    ),
  }),
  fc.record({ operator: fc.constantFrom('isEmpty', 'isNotEmpty', 'isExpired', 'isNotExpired') }),
);

const identifiers = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }), dynamic);

const related = fc.record(
  {
    operator: fc.constant('relatedTo'),
    blueprint: name,
    value: identifiers,
    direction: fc.constantFrom('upstream', 'downstream'),
    required: fc.boolean(),
  },
  { requiredKeys: ['operator', 'blueprint', 'value'] },
);

const path = fc.record({
  operator: fc.constant('matchAny'),
  property: fc.record(
    {
      path: fc
        .tuple(
          fc.array(name, { maxLength: 3 }),
          fc.record({ relation: name, maxHops: fc.integer({ min: 1, max: 15 }) }),
        )
        .map(([steps, repeated]) => [...steps, repeated]),
      fromBlueprint: name,
    },
    { requiredKeys: ['path'] },
  ),
  value: identifiers,
});

/** Nearly always a rule that compiles, where the blueprint is not known. */
export const arbitraryRule: fc.Arbitrary<SearchRule> = fc
  .tuple(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(side, operand).map(([left, right]) => ({ ...left, ...right })),
      },
      related,
      path,
    ),
    fc.option(fc.boolean(), { nil: undefined }),
  )
  .map(([rule, not]) => ({ ...rule, ...(not === undefined ? {} : { not }) }) as SearchRule);

export const arbitraryQuery: fc.Arbitrary<SearchQuery> = fc.letrec<{
  readonly query: SearchQuery;
  readonly each: SearchRule | SearchQuery;
}>((tie) => ({
  query: fc.record({
    combinator: fc.constantFrom('and', 'or'),
    rules: fc.array(tie('each'), { maxLength: 4 }),
  }),
  each: fc.oneof({ maxDepth: 3 }, arbitraryRule, tie('query')),
})).query;
