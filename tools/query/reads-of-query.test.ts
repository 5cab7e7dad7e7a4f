import { expect, test } from 'vitest';
import { compileQuery } from './compile-query.ts';
import type { QueryBlueprint } from './query-blueprint.ts';
import { readsOfQueries } from './reads-of-query.ts';

const blueprint = (
  identifier: string,
  relations: Readonly<Record<string, string>>,
): QueryBlueprint => ({
  identifier,
  properties: new Map([
    ['n', { type: 'number' }],
    ['when', { type: 'string', format: 'date-time' }],
  ]),
  relations: new Map(
    Object.entries(relations).map(([name, target]) => [name, { target, isRequired: false }]),
  ),
});

const BLUEPRINTS = new Map(
  [
    blueprint('low', { up: 'middle', gone: 'nothing' }),
    blueprint('middle', { top: 'top' }),
    blueprint('top', {}),
  ].map((each) => [each.identifier, each]),
);

test.each<[string, object, readonly string[], string, boolean]>([
  ['its own property', { property: 'n', operator: '>', value: 1 }, ['n'], 'entities', false],
  [
    'two of them',
    { property: 'n', operator: '=', value: { property: 'when' } },
    ['n', 'when'],
    'entities',
    false,
  ],
  [
    'over relations',
    { property: 'up.top.n', operator: 'isEmpty' },
    ['up.top.n'],
    'entities',
    false,
  ],
  [
    'over relations on the right side',
    { property: 'n', operator: '<', value: { property: 'up.n' } },
    ['n', 'up.n'],
    'entities',
    false,
  ],
  [
    'over a relation to no blueprint',
    { property: 'gone.n', operator: 'isEmpty' },
    [],
    'anything',
    false,
  ],
  ['a relation', { relation: 'up', operator: 'isNotEmpty' }, [], 'entities', false],
  [
    'a title behind a relation',
    { relation: 'up', targetProperty: '$title', operator: '=', value: 'x' },
    ['up.$title'],
    'entities',
    false,
  ],
  [
    'any property of a type',
    { propertySchema: { type: 'number' }, operator: '=', value: 1 },
    [],
    'entities',
    true,
  ],
  [
    'a preset',
    { property: 'when', operator: 'between', value: { preset: 'lastWeek' } },
    ['when'],
    'time',
    false,
  ],
  [
    'a fixed range',
    { property: 'when', operator: 'between', value: { from: '2026-01-01', to: '2026-02-01' } },
    ['when'],
    'entities',
    false,
  ],
  ['related', { operator: 'relatedTo', blueprint: 'top', value: 'a' }, [], 'anything', false],
  [
    'a way with hops',
    { property: { path: ['up', 'top'] }, operator: 'matchAny', value: 'a' },
    [],
    'anything',
    false,
  ],
  [
    'time and anything',
    {
      combinator: 'or',
      rules: [
        { operator: 'relatedTo', blueprint: 'top', value: 'a' },
        { property: 'when', operator: 'between', value: { preset: 'today' } },
      ],
    },
    ['when'],
    'anything',
    false,
  ],
])('%s', (_, rule, reads, dependsOn, isWhole) => {
  const compiled = compileQuery(
    { combinator: 'and', rules: [rule] },
    { blueprint: BLUEPRINTS.get('low'), blueprints: BLUEPRINTS },
  );
  if ('problems' in compiled) throw new Error(compiled.problems[0]?.message);
  const read = readsOfQueries([compiled.query], 'low', BLUEPRINTS);
  const names = read.reads.map(({ way, property }) =>
    [...way.map(({ relation }) => relation), property].join('.'),
  );
  expect([names.toSorted(), read.dependsOn, read.isWhole]).toEqual([reads, dependsOn, isWhole]);
});
