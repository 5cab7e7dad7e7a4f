import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryQuery, arbitraryRule } from '../testing/arbitrary-query.ts';
import { createQueryContext } from '../testing/query-world.ts';
import { compileQuery } from './compile-query.ts';
import { explainQuery } from './explain-query.ts';
import { matchQuery } from './match-query.ts';
import type { Query, QueryGroup } from './query.ts';
import type { Subject } from './subject.ts';
import { toSearchQuery } from './to-search-query.ts';
import { parseWhere } from './where/parse-where.ts';
import { renderWhere } from './where/render-where.ts';

const OPTIONS = { allowsJqValues: true, hasHistory: true };
const USER = { identifier: 'a', teams: ['a', 'b'], properties: { memory: 5 }, relations: {} };

/** What the generators make and the rules refuse, such as a number for a relation, is not looked at. */
function compiled(value: unknown): QueryGroup {
  const found = compileQuery(value, OPTIONS);
  fc.pre('query' in found);
  return 'query' in found ? found.query : { kind: 'group', combinator: 'and', rules: [] };
}

const ofRule = (rule: unknown): QueryGroup => compiled({ combinator: 'and', rules: [rule] });

const subject: fc.Arbitrary<Subject> = fc.record({
  blueprint: fc.constantFrom('service', 'team'),
  identifier: fc.constantFrom('a', 'b'),
  title: fc.option(fc.constantFrom('a', 'nodejs20.x'), { nil: undefined }),
  team: fc.subarray(['a', 'b']),
  properties: fc.dictionary(
    fc.constantFrom('runtime', 'memory', 'tags', 'title', 'a b'),
    fc.oneof(
      fc.constantFrom<unknown>(
        'nodejs20.x',
        'a',
        '',
        '2026-11-20',
        '2026-11-25T10:00:00Z',
        null,
        [],
        {},
        ['a', 5],
      ),
      fc.integer({ min: -5, max: 200 }),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  ),
  relations: fc.dictionary(
    fc.constantFrom('owner', 'needs', 'parent'),
    fc.oneof(fc.constantFrom('a', 'b', null), fc.subarray(['a', 'b'])),
  ),
});

const world = fc
  .tuple(fc.array(subject, { minLength: 1, maxLength: 4 }), fc.constantFrom('search', 'scorecard'))
  .map(([subjects, emptiness]) => ({
    subjects,
    context: createQueryContext(subjects, { emptiness, user: USER }),
  }));

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

function findings(query: Query, { subjects, context }: World): readonly boolean[] {
  return subjects.map((each) => matchQuery(query, each, context));
}

const RUNS = { numRuns: 1000 };

test("a rule and the same with `not` find each other's rest", () => {
  fc.assert(
    fc.property(arbitraryRule, world, (rule, at) => {
      fc.pre(!JSON.stringify(rule).includes('jqQuery'));
      const found = findings(ofRule(rule), at);
      const rest = findings(ofRule({ ...rule, not: rule.not !== true }), at);
      expect(rest).toEqual(found.map((each) => !each));
    }),
    RUNS,
  );
});

/** De Morgan. */
function negated(query: Query): Query {
  if (query.kind === 'rule') return { ...query, isNegated: !query.isNegated };
  const combinator = query.combinator === 'and' ? 'or' : 'and';
  return { ...query, combinator, rules: query.rules.map(negated) };
}

test('De Morgan holds, and the order of rules does not matter', () => {
  fc.assert(
    fc.property(arbitraryQuery, world, (value, at) => {
      fc.pre(!JSON.stringify(value).includes('jqQuery'));
      const query = compiled(value);
      const found = findings(query, at);
      expect(findings(negated(query), at)).toEqual(found.map((each) => !each));
      expect(findings({ ...query, rules: query.rules.toReversed() }, at)).toEqual(found);
    }),
    RUNS,
  );
});

test('an explanation agrees, and has a sentence for every rule', () => {
  fc.assert(
    fc.property(arbitraryQuery, world, (value, { subjects, context }) => {
      const query = compiled(value);
      for (const each of subjects) {
        const explained = explainQuery(query, each, context);
        expect(explained.hasPassed).toBe(matchQuery(query, each, context));
        expect(JSON.stringify(explained)).not.toContain('"sentence":""');
      }
    }),
    RUNS,
  );
});

test('a query that is written and compiled again is the same', () => {
  fc.assert(
    fc.property(arbitraryQuery, (value) => {
      const query = compiled(value);
      const written: unknown = JSON.parse(JSON.stringify(toSearchQuery(query)));
      expect(withoutMinusZero(compileQuery(written, OPTIONS))).toEqual(withoutMinusZero({ query }));
    }),
    RUNS,
  );
});

/** JSON knows no -0. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Without groups of one, which words do not have. */
function simplified(query: Query): Query {
  if (query.kind === 'rule') return query;
  const rules = query.rules.map(simplified);
  const [only] = rules;
  return only !== undefined && rules.length === 1 ? only : { ...query, rules };
}

test('what is told in words and read again is the same', () => {
  fc.assert(
    fc.property(arbitraryQuery, (value) => {
      const query = compiled(value);
      const again = parseWhere(renderWhere(query), OPTIONS);
      expect('query' in again ? simplified(again.query) : again).toEqual(simplified(query));
    }),
    { numRuns: 3000 },
  );
});

test('any text at all is a query or has a problem in it', () => {
  const word = fc.constantFrom(
    ...'a owner.team = != > ( ) , and or not in is empty has any between last 3 month " \' relation( jq( path( x*3 ) ( user( \\'.split(
      ' ',
    ),
  );
  const words = fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.oneof(
        words.map((each) => each.join(' ')),
        fc.string(),
      ),
      (text) => {
        const parsed = parseWhere(text, OPTIONS);
        const column = 'problem' in parsed ? parsed.problem.column : 1;
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual(text.length + 1);
      },
    ),
    { numRuns: 3000 },
  );
});
