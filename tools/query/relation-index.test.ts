import { describe, expect, test } from 'vitest';
import { BLUEPRINTS, createQueryContext, createSubject } from '../testing/query-world.ts';
import { compileQuery } from './compile-query.ts';
import { matchQuery } from './match-query.ts';
import { createRelationIndex } from './relation-index.ts';
import type { Subject } from './subject.ts';

/** `a → b → c → a`, and `d` that nobody needs and that needs nothing. */
const CYCLE = [
  createSubject({ identifier: 'a', relations: { needs: ['b'] } }),
  createSubject({ identifier: 'b', relations: { needs: ['c', 'gone'] } }),
  createSubject({ identifier: 'c', relations: { needs: ['a'] } }),
  createSubject({ identifier: 'd' }),
  createSubject({ identifier: 'e', relations: { needs: ['a'], unknown: 'd' } }),
];

function find(subjects: readonly Subject[], rule: unknown): string {
  const compiled = compileQuery({ combinator: 'and', rules: [rule] });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  const context = createQueryContext(subjects);
  return subjects
    .filter((subject) => matchQuery(compiled.query, subject, context))
    .map(({ identifier }) => identifier)
    .join(' ');
}

describe('in a cycle', () => {
  const related = { operator: 'relatedTo', blueprint: 'service' };
  test.each([
    [{ ...related, value: 'a', direction: 'upstream' }, 'a b c'],
    [{ ...related, value: 'a', direction: 'downstream' }, 'a b c e'],
    [{ ...related, value: 'e' }, 'a b c'],
    [{ ...related, value: ['d', 'gone', 'nothing'] }, ''],
    [
      {
        property: { path: [{ relation: 'needs', maxHops: 15 }] },
        operator: 'matchAny',
        value: 'e',
      },
      '',
    ],
    [
      { property: { path: [{ relation: 'needs', maxHops: 2 }] }, operator: 'matchAny', value: 'c' },
      'a b',
    ],
    [
      {
        property: { path: ['needs', 'needs'], fromBlueprint: 'service' },
        operator: 'matchAny',
        value: ['a', 'e'],
      },
      'b c',
    ],
  ])('%j finds %s', (rule, expected) => {
    expect(find(CYCLE, rule)).toBe(expected);
  });
});

const COUNT = 100_000;

/** A chain of services, each with the same team, that count how often their relations are read. */
function createChain(): { readonly subjects: readonly Subject[]; reads(): number } {
  let reads = 0;
  const team = createSubject({ blueprint: 'team', identifier: 'shop' });
  const services = Array.from({ length: COUNT }, (_, index) => ({
    ...createSubject({ identifier: `s${index}` }),
    get relations(): Subject['relations'] {
      reads += 1;
      return { owner: 'shop', needs: index === 0 ? null : [`s${index - 1}`] };
    },
  }));
  return { subjects: [team, ...services], reads: () => reads };
}

test.each<[unknown, number]>([
  [{ operator: 'relatedTo', blueprint: 'team', value: 'shop', direction: 'downstream' }, COUNT],
  [{ operator: 'relatedTo', blueprint: 'service', value: 's50000' }, COUNT],
  [
    { property: { path: ['owner'], fromBlueprint: 'service' }, operator: 'matchAny', value: 's0' },
    1,
  ],
  [{ property: { path: ['needs', 'owner'] }, operator: 'matchAny', value: 'shop' }, COUNT - 1],
  [{ property: 'owner.$title', operator: 'isEmpty' }, COUNT + 1],
])('a hundred thousand subjects and %j are linear work', (rule, expected) => {
  const { subjects, reads } = createChain();
  const compiled = compileQuery({ combinator: 'and', rules: [rule] });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  const context = createQueryContext(subjects);
  const found = subjects.filter((subject) => matchQuery(compiled.query, subject, context));
  expect(found).toHaveLength(expected);
  expect(reads()).toBeLessThanOrEqual(COUNT * 2 + 10);
});

test('subjects are not read before something is asked', () => {
  const unread: Iterable<Subject> = {
    [Symbol.iterator]: () => {
      throw new Error('read');
    },
  };
  const index = createRelationIndex(unread, BLUEPRINTS);
  const compiled = compileQuery({
    combinator: 'and',
    rules: [{ property: 'p', operator: 'isEmpty' }],
  });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  const subject = createSubject({ identifier: 'a' });
  expect(matchQuery(compiled.query, subject, createQueryContext([], { index }))).toBe(true);
});
