import { expect, test } from 'vitest';
import { createQueryContext, createSubject } from '../testing/query-world.ts';
import { compileQuery } from './compile-query.ts';
import { fillJqValues, jqProgramsOf } from './jq-values.ts';
import { matchQuery } from './match-query.ts';
import type { QueryGroup } from './query.ts';
import type { QueryContext } from './query-context.ts';

function compile(...rules: readonly unknown[]): QueryGroup {
  const compiled = compileQuery({ combinator: 'and', rules }, { allowsJqValues: true });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.query;
}

const RULE = { property: 'stage', operator: '=', value: { jqQuery: '.form.stage' } };
const subject = createSubject({ identifier: 'a', properties: { stage: 'prod' } });
const USER = { identifier: 'prod', teams: [], properties: {}, relations: {} };

test('each program once, wherever it is', () => {
  const nested = { combinator: 'or', rules: [RULE, { ...RULE, value: { jqQuery: '.x' } }] };
  expect(jqProgramsOf(compile(RULE, nested))).toEqual(['.form.stage', '.x']);
});

test.each<[unknown, boolean, boolean]>([
  ['prod', true, false],
  ['test', false, true],
  [null, false, true],
  [undefined, false, true],
  // What a form says is a value, and never a question about the user.
  [{ context: 'user', property: '$identifier' }, false, true],
  [{ property: 'stage' }, false, true],
  [[{ a: 1 }], false, true],
])('filled with %j: = passes %s, != passes %s', (value, isEqual, isOther) => {
  const values = new Map([['.form.stage', value]]);
  const context: QueryContext = createQueryContext([], { user: USER });
  const other = { ...RULE, operator: '!=' };
  expect(matchQuery(fillJqValues(compile(RULE), values), subject, context)).toBe(isEqual);
  expect(matchQuery(fillJqValues(compile(other), values), subject, context)).toBe(isOther);
});

test('what is not filled passes neither way', () => {
  const context = createQueryContext();
  expect(matchQuery(compile(RULE), subject, context)).toBe(false);
  expect(matchQuery(compile({ ...RULE, operator: '!=' }), subject, context)).toBe(false);
});
