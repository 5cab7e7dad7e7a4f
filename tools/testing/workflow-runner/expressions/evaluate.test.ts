import { expect, test } from 'vitest';
import { WorkflowError } from '../workflow-error.ts';
import { evaluateExpression, evaluateText, type Scope } from './evaluate.ts';

const scope: Scope = {
  contexts: {
    github: { ref: 'refs/heads/main', event: { labels: [{ name: 'a' }, { name: 'b' }] } },
    inputs: { dry: true, count: 3, entity: 'Cart' },
    env: { EMPTY: '' },
  },
  functions: { always: () => true },
};

test.each([
  ["github.ref == 'refs/heads/main'", true],
  ["github.REF == 'REFS/heads/MAIN'", true],
  ['inputs.dry && 1 || 2', 1],
  ['inputs.count > 2', true],
  ["'3' == inputs.count", true],
  ['github.event.missing.deep', null],
  ["contains(github.event.labels.*.name, 'b')", true],
  ["startsWith('Hello', 'he')", true],
  ["format('{0}-{1}', inputs.entity, inputs.count)", 'Cart-3'],
  ["join(github.event.labels.*.name, '+')", 'a+b'],
  ['fromJSON(\'[1,{"a":null}]\')', [1, { a: null }]],
  ['toJSON(fromJSON(\'{"a":1}\'))', '{\n  "a": 1\n}'],
  ['always()', true],
  ["format('it''s {0}, isn''t it, ''{0}''', 1)", "it's 1, isn't it, '1'"],
  ["''''", "'"],
  ["''", ''],
  ["!env.EMPTY && 'yes'", 'yes'],
])('%s is %j', (text, expected) => {
  expect(evaluateExpression(text, scope)).toEqual(expected);
});

test.each(["fromJSON('{')", 'nobody.x', 'inputs.'])('%s fails the workflow', (text) => {
  expect(() => evaluateExpression(text, scope)).toThrow(WorkflowError);
});

test.each([
  [true, 'true'],
  [null, ''],
  [1.5, '1.5'],
  [{ expression: 'inputs' }, 'Object'],
  [{ expression: "format('run {0}', inputs.entity)" }, 'run Cart'],
])('as text %j is %j', (template, expected) => {
  expect(evaluateText(template, scope)).toBe(expected);
});
