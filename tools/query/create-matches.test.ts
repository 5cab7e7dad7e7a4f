import { describe, expect, test } from 'vitest';
import { loadFullCatalog } from '../load/load-catalog.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { deriveWithQueries } from './derive-with-queries.ts';

const NOW = new Date('2026-11-25T12:00:00Z');

/** Functions of services of systems; `team` of a function is inherited from its service. */
const files = (query: string): Record<string, string> => ({
  'blueprints/_team.yaml': 'identifier: _team\nschema: {properties: {}}\n',
  'blueprints/system.yaml': `identifier: system
schema: {properties: {domain: {type: string}}}
aggregationProperties:
  found:
    target: function
    calculationSpec: {calculationBy: entities, func: count}
    query: ${query}
`,
  'blueprints/service.yaml': `identifier: service
schema: {properties: {tier: {type: string}}}
relations: {system: {target: system}}
calculationProperties:
  loud: {type: string, calculation: .properties.tier | ascii_upcase}
`,
  'blueprints/function.yaml': `identifier: function
schema: {properties: {memory: {type: number}, until: {type: string, format: date-time}}}
relations: {service: {target: service}}
mirrorProperties: {tier: {path: service.tier}}
calculationProperties:
  large: {type: boolean, calculation: .properties.memory > 500}
ownership: {type: Inherited, path: service}
`,
  'catalog/_team/pay.yaml': 'identifier: pay\n',
  'catalog/system/shop.yaml': 'identifier: shop\n',
  'catalog/service/all.yaml':
    '- {identifier: cart, team: pay, properties: {tier: gold}, relations: {system: shop}}\n- {identifier: mail, properties: {tier: iron}, relations: {system: shop}}\n',
  'catalog/function/all.yaml': `- {identifier: a, properties: {memory: 900, until: 2026-11-24T00:00:00Z}, relations: {service: cart}}
- {identifier: b, properties: {memory: 100}, relations: {service: cart}}
- {identifier: c, properties: {memory: 600}, relations: {service: mail}}
`,
});

const rule = (...rules: readonly string[]): string =>
  `{combinator: and, rules: [${rules.map((each) => `{${each}}`).join(', ')}]}`;

async function count(query: string): Promise<unknown> {
  const { catalog } = await loadFullCatalog(createMemoryFileStore(files(query)), {
    kind: 'repository',
  });
  const derived = await deriveWithQueries(catalog, NOW);
  const [finding] = derived.findings;
  return (
    derived.valueOf({ blueprint: 'system', identifier: 'shop' }, 'found') ??
    `${finding?.kind}: ${finding?.message}`
  );
}

describe('an aggregation with a query counts', () => {
  test.each([
    [
      'everything that a stored value finds',
      rule('property: memory, operator: ">", value: 100'),
      2,
    ],
    ['what a mirror finds', rule('property: tier, operator: "=", value: gold'), 2],
    ['what a calculation finds', rule('property: large, operator: "=", value: true'), 2],
    [
      'what several rules find',
      rule(
        'property: large, operator: "=", value: true',
        'property: tier, operator: "=", value: gold',
      ),
      1,
    ],
    [
      'a calculation at the end of a path',
      rule('property: service.loud, operator: "=", value: GOLD'),
      2,
    ],
    ['inherited owners', rule('property: $team, operator: contains, value: pay'), 2],
    ['by the given time', rule('property: until, operator: between, value: {preset: lastWeek}'), 1],
    [
      'any property of a type',
      rule('propertySchema: {type: boolean}, operator: "=", value: true'),
      2,
    ],
    ['what is related', rule('blueprint: service, operator: relatedTo, value: mail'), 1],
    [
      'nothing that compares with a user',
      rule(
        'property: $team, operator: containsAny, value: {context: userTeams, property: $identifier}',
      ),
      0,
    ],
  ])('%s', async (_name, query, expected) => {
    expect(await count(query)).toBe(expected);
  });

  test('nothing, with a finding, where the query makes no sense', async () => {
    expect(await count(rule('property: memroy, operator: ">", value: 1'))).toBe(
      'invalid: the query: `memroy` is no property of `function`',
    );
  });
});

test('the properties of one blueprint are the same alone', async () => {
  const query = rule('property: service.loud, operator: "=", value: GOLD');
  const { catalog } = await loadFullCatalog(createMemoryFileStore(files(query)), {
    kind: 'repository',
  });
  const whole = await deriveWithQueries(catalog, NOW);
  for (const { identifier } of catalog.blueprints) {
    const alone = await deriveWithQueries(catalog, NOW, { only: identifier });
    const entities = catalog.entities.filter(({ blueprint }) => blueprint === identifier);
    expect(entities.map((each) => alone.valuesOf(each))).toEqual(
      entities.map((each) => whole.valuesOf(each)),
    );
  }
  const function_ = await deriveWithQueries(catalog, NOW, { only: 'function' });
  const cart = { blueprint: 'service', identifier: 'cart' };
  expect([whole.valueOf(cart, 'loud'), function_.valueOf(cart, 'loud')]).toEqual([
    'GOLD',
    undefined,
  ]);
});
