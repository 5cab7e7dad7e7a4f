import { describe, expect, test } from 'vitest';
import type { UserInputs } from '../../model/action.ts';
import { checkInputs, type CatalogQuestions } from './check-inputs.ts';

const FORM: UserInputs = {
  properties: {
    name: { type: 'string', pattern: '^[a-z-]+$' },
    count: { type: 'number', minimum: 1, maximum: 9 },
    fast: { type: 'boolean', default: false },
    tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
    config: { type: 'object' },
    tier: { type: 'string', enum: ['gold', 'silver'] },
    team: { type: 'string', format: 'team' },
    queue: { type: 'string', format: 'entity', blueprint: 'sqs' },
    mail: { type: 'string', format: 'email' },
    limit: {
      type: 'number',
      visible: { jqQuery: '.form.fast' },
      default: { jqQuery: 'if .form.fast then 5 else null end' },
      dependsOn: ['fast'],
    },
    size: { type: 'string', enum: { jqQuery: '.entity.properties.sizes' } },
    note: { type: 'string' },
    after: { type: 'string', dependsOn: ['note'] },
  },
  required: { jqQuery: 'if .form.fast then ["name", "note"] else ["name"] end' },
};

const QUESTIONS: CatalogQuestions = {
  findEntity: async ({ identifier }) => (identifier === 'orders' ? 'found' : 'unknown'),
  suggestEntity: () => 'orders',
};

const CONTEXT = { entity: { properties: { sizes: ['s', 'm'] } }, user: {} };

describe('what a form makes of what comes in', () => {
  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ name: 'cart' }, { name: 'cart', fast: false }],
    [
      { name: 'cart', count: '3' },
      { name: 'cart', count: 3, fast: false },
    ],
    [
      { name: 'cart', count: ' 3 ' },
      { name: 'cart', count: 3, fast: false },
    ],
    [
      { name: 'cart', count: 3 },
      { name: 'cart', count: 3, fast: false },
    ],
    [
      { name: 'cart', count: '' },
      { name: 'cart', fast: false },
    ],
    [
      { name: 'cart', fast: 'true', note: 'x' },
      { name: 'cart', fast: true, note: 'x', limit: 5 },
    ],
    [
      { name: 'cart', fast: 'true', note: 'x', limit: '7' },
      { name: 'cart', fast: true, note: 'x', limit: 7 },
    ],
    [
      { name: 'cart', tags: 'a, b' },
      { name: 'cart', tags: ['a', 'b'], fast: false },
    ],
    [
      { name: 'cart', tags: '["a"]' },
      { name: 'cart', tags: ['a'], fast: false },
    ],
    [
      { name: 'cart', config: '{"a":1}' },
      { name: 'cart', config: { a: 1 }, fast: false },
    ],
    [
      { name: 'cart', queue: 'orders' },
      { name: 'cart', queue: 'orders', fast: false },
    ],
    [
      { name: 'cart', size: 'm' },
      { name: 'cart', size: 'm', fast: false },
    ],
    [
      { name: 'cart', note: 'n', after: 'x' },
      { name: 'cart', note: 'n', after: 'x', fast: false },
    ],
  ])('%j', async (given, values) => {
    expect(await checkInputs(FORM, given, CONTEXT, QUESTIONS)).toEqual({ kind: 'values', values });
  });
});

test.each<[Record<string, unknown>, Record<string, unknown>]>([
  [{ name: 'cart' }, { name: 'cart', origin: 'from cart' }],
  // What a first look filled in is given to the second, when the approval comes.
  [
    { name: 'cart', origin: 'from cart' },
    { name: 'cart', origin: 'from cart' },
  ],
  // GitHub's form sends a box that nobody ticked.
  [
    { name: 'cart', hidden: 'false', later: 'false' },
    { name: 'cart', origin: 'from cart', hidden: false, later: false },
  ],
])('of what is not asked for, %j is no answer of a person', async (given, values) => {
  const form: UserInputs = {
    properties: {
      name: { type: 'string' },
      origin: { type: 'string', visible: false, default: { jqQuery: '"from " + .form.name' } },
      hidden: { type: 'boolean', visible: { jqQuery: '.form.name == "mail"' } },
      note: { type: 'string' },
      later: { type: 'boolean', dependsOn: ['note'] },
    },
  };
  expect(await checkInputs(form, given, CONTEXT, QUESTIONS)).toEqual({ kind: 'values', values });
  const ticked = await checkInputs(form, { ...given, hidden: 'true' }, CONTEXT, QUESTIONS);
  const other = await checkInputs(form, { ...given, origin: 'other' }, CONTEXT, QUESTIONS);
  expect([ticked.kind, other.kind]).toEqual(['problems', 'problems']);
});

describe('what it refuses', () => {
  test.each<[Record<string, unknown>, string]>([
    [{}, 'name must be given'],
    [{ name: '' }, 'name must be given'],
    [{ name: 'Cart' }, 'name must match ^[a-z-]+$; "Cart" does not'],
    [{ name: 'cart', count: 'three' }, 'count must be a number; this is `three`'],
    [{ name: 'cart', count: '0x10' }, 'count must be a number; this is `0x10`'],
    [{ name: 'cart', count: '1e999' }, 'count must be a number; this is `1e999`'],
    [{ name: 'cart', count: '12' }, 'count must be <= 9'],
    [{ name: 'cart', fast: 'yes' }, 'fast must be `true` or `false`; this is `yes`'],
    [{ name: 'cart', fast: 'true' }, 'note must be given'],
    [{ name: 'cart', tags: 'a, c' }, 'tags'],
    [{ name: 'cart', config: '[1]' }, 'config must be a mapping'],
    [{ name: 'cart', tier: 'Gold' }, 'tier must be one of gold, silver'],
    [{ name: 'cart', mail: 'nobody' }, 'mail must be an e-mail address'],
    [{ name: 'cart', queue: 'order' }, 'queue there is no sqs `order` → write `orders`'],
    [{ name: 'cart', team: 'nobody' }, 'team there is no _team `nobody`'],
    [{ name: 'cart', size: 'xl' }, 'size must be one of s, m'],
    [{ name: 'cart', limit: '3' }, 'limit is not asked for with these inputs → leave it out'],
    [{ name: 'cart', after: 'x' }, 'after depends on `note`, which is not given'],
    [{ nmae: 'cart' }, 'nmae is no input of this action → write `name`'],
    [{ name: 'cart', constructor: 'x' }, 'constructor is no input of this action'],
  ])('%j', async (given, expected) => {
    const checked = await checkInputs(FORM, given, CONTEXT, QUESTIONS);
    const lines =
      checked.kind === 'values'
        ? []
        : checked.problems.map(
            ({ input, message, hint }) =>
              `${input} ${message}${hint === undefined ? '' : ` → ${hint}`}`,
          );
    expect(lines.join('\n')).toContain(expected);
  });
});

test('a program that fails is a problem of its input', async () => {
  const form: UserInputs = {
    properties: { a: { type: 'string', default: { jqQuery: 'error("broken")' } } },
  };
  expect(await checkInputs(form, {}, CONTEXT, QUESTIONS)).toEqual({
    kind: 'problems',
    problems: [{ input: 'a', message: '`error("broken")` fails: broken' }],
  });
});
