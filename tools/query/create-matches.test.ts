import { expect, test } from 'vitest';
import { loadFullCatalog } from '../load/load-catalog.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { deriveCatalog } from '../derive/derive-catalog.ts';
import { createMatches } from './create-matches.ts';

const NOW = Date.UTC(2026, 10, 25);

const FILES = {
  'blueprints/team.yaml': 'identifier: _team\nschema: { properties: {} }\n',
  'blueprints/queue.yaml': `identifier: queue
schema: { properties: { depth: { type: number }, seen: { type: string } } }
relations: { service: { target: service } }
calculationProperties:
  double: { calculation: .properties.depth * 2, type: number }
ownership: { type: Inherited, path: service }
`,
  'catalog/service/cart.yaml': 'identifier: cart\nteam: shop\ntitle: The cart\n',
  'catalog/queue/all.yaml': `- { identifier: a, properties: { depth: 1, seen: '2026-11-20' }, relations: { service: cart } }
- { identifier: b, properties: { depth: 2 }, relations: { service: cart } }
`,
};

test.each<[string, string, number | undefined]>([
  ['a stored value', '{ property: depth, operator: ">", value: 1 }', 1],
  ['a derived value', '{ property: double, operator: ">=", value: 2 }', 2],
  ['owners that are inherited', '{ property: $team, operator: contains, value: shop }', 2],
  ['a path', '{ property: service.$title, operator: "=", value: The cart }', 2],
  [
    'a date, at the time that is said',
    '{ property: seen, operator: between, value: { preset: lastWeek } }',
    1,
  ],
  ['only null is empty in a search', '{ property: seen, operator: isEmpty }', 1],
  ['a query that cannot be read', '{ property: depth, operator: "~", value: 1 }', undefined],
])('an aggregation over %s', async (_, rule, expected) => {
  const service = `identifier: service
schema: { properties: {} }
aggregationProperties:
  queues:
    title: Queues
    type: number
    target: queue
    calculationSpec: { calculationBy: entities, func: count }
    query: { combinator: and, rules: [${rule}] }
ownership: { type: Direct }
`;
  const store = createMemoryFileStore({ ...FILES, 'blueprints/service.yaml': service });
  const { catalog } = await loadFullCatalog(store, { kind: 'repository' });
  const matches = createMatches(catalog, NOW);
  const derived = await deriveCatalog({ ...catalog, now: new Date(NOW), matches });
  expect(derived.valueOf({ blueprint: 'service', identifier: 'cart' }, 'queues')).toBe(expected);
  expect(derived.findings.length).toBe(expected === undefined ? 1 : 0);
});
