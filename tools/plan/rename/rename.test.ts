import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkCatalog } from '../../checks/check-catalog.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import { createMemoryFileStore } from '../../testing/memory-file-store.ts';
import { planRename } from './plan-rename.ts';
import type { RenameTarget } from './rename.ts';
import { toRenamedFiles } from './to-renamed-files.ts';

/** Every place that can name something, with comments, quotes and flow lists around it. */
const FILES: Readonly<Record<string, string>> = {
  'cadastre.yaml': 'version: 1\nexternal: [Service/elsewhere]\n',
  'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/system.yaml': `identifier: System # the whole
schema:
  properties:
    tier: {type: string}
aggregationProperties:
  services:
    target: Service
    calculationSpec: {calculationBy: property, func: sum, property: replicas}
    pathFilter: [{path: [system], fromBlueprint: Service}]
    query: {combinator: and, rules: [{property: $blueprint, operator: =, value: Service}]}
`,
  'blueprints/service.yaml': `identifier: Service
schema:
  properties:
    replicas: {type: number} # how many
    lead: {type: string, format: team}
  required: [replicas]
relations:
  system: {target: System}
  uses: {target: Service, many: true}
mirrorProperties:
  systemTier: {path: system.tier}
  far: {path: system.$title}
calculationProperties:
  double: {type: number, calculation: '.properties.replicas * 2 + (.properties["replicas"])'}
ownership: {type: Inherited, path: system}
`,
  'catalog/_team/shop.yaml': 'identifier: shop\n',
  'catalog/System/shop.yaml': 'identifier: shop\nteam: [shop]\nproperties: {tier: gold}\n',
  'catalog/Service/cart.yaml': `# the cart
identifier: cart
properties:
  replicas: 2   # two
  lead: shop
relations:
  system: "shop"
  uses: [orders, cart, elsewhere]
`,
  'catalog/Service/orders.yaml': `identifier: orders
blueprint: Service
team: shop
properties: {"replicas": 1}
relations:
  system: shop
  uses:
    - cart # by HTTP
edges:
  calls:
    Service/cart: {via: A} # often
  owned-by:
    _team/shop:
      via: Tags.team
  uses:
    Service/cart-arn: {via: B, external: true}
`,
  'scorecards/ready.yaml': `identifier: ready
blueprint: Service
rules:
  - identifier: two
    level: Gold
    query: {combinator: and, conditions: [{property: replicas, operator: ">", value: 1}]}
`,
  'actions/scale.yaml': `identifier: scale
trigger: {type: self-service, operation: DAY-2, blueprintIdentifier: Service}
invocationMethod: {type: GITHUB, org: shop, repo: ops, workflow: scale.yml}
`,
};

type Files = Readonly<Record<string, string>>;

async function load(files: Files): Promise<FullCatalog> {
  return (await loadFullCatalog(createMemoryFileStore(files), { kind: 'repository' })).catalog;
}

async function renamed(files: Files, target: RenameTarget, to: string): Promise<Files> {
  const plan = planRename(await load(files), target, to);
  const after = new Map(Object.entries(files));
  for (const { path, text } of toRenamedFiles(plan, after)) {
    if (text === undefined) after.delete(path);
    else after.set(path, text);
  }
  return Object.fromEntries([...after].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function codes(files: Files): Promise<string[]> {
  const store = createMemoryFileStore(files);
  const { found } = await checkCatalog({ store, layout: { kind: 'repository' } });
  return found.map(({ diagnostic }) => diagnostic.code).toSorted();
}

function changedLines(before: Files, after: Files): string[] {
  return Object.entries(after).flatMap(([path, text]) => {
    const old = (before[path] ?? '').split('\n');
    return text
      .split('\n')
      .filter((line, index) => line !== old[index])
      .map((line) => line.trim());
  });
}

const TARGETS: readonly (readonly [target: RenameTarget, to: string])[] = [
  [{ kind: 'entity', blueprint: 'Service', from: 'cart' }, 'basket'],
  [{ kind: 'entity', blueprint: 'System', from: 'shop' }, 'store'],
  [{ kind: 'entity', blueprint: '_team', from: 'shop' }, 'store'],
  [{ kind: 'blueprint', from: 'Service' }, 'Component'],
  [{ kind: 'blueprint', from: 'System' }, 'Product'],
  [{ kind: 'property', blueprint: 'Service', from: 'replicas' }, 'copies'],
  [{ kind: 'property', blueprint: 'System', from: 'tier' }, 'level'],
  [{ kind: 'relation', blueprint: 'Service', from: 'system' }, 'partOf'],
  [{ kind: 'relation', blueprint: 'Service', from: 'uses' }, 'dependsOn'],
];

describe.each(TARGETS)('%j → %s', (target, to) => {
  let after: Files;
  beforeAll(async () => {
    after = await renamed(FILES, target, to);
  });

  test('everything that held still holds', async () => {
    expect(await codes(FILES)).toEqual([]);
    expect(await codes(after)).toEqual(await codes(FILES));
  });

  test('there and back again is nothing', async () => {
    expect(await renamed(after, { ...target, from: to }, target.from)).toEqual(
      Object.fromEntries(Object.entries(FILES).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    );
  });
});

test.each<[RenameTarget, string, string[]]>([
  [
    { kind: 'entity', blueprint: 'Service', from: 'cart' },
    'basket',
    [
      'identifier: basket',
      'uses: [orders, basket, elsewhere]',
      '- basket # by HTTP',
      'Service/basket: {via: A} # often',
    ],
  ],
  [
    { kind: 'property', blueprint: 'Service', from: 'replicas' },
    'copies',
    [
      'calculationSpec: {calculationBy: property, func: sum, property: copies}',
      'copies: {type: number} # how many',
      'required: [copies]',
      `double: {type: number, calculation: '.properties.copies * 2 + (.properties["copies"])'}`,
      'copies: 2   # two',
      'properties: {"copies": 1}',
      'query: {combinator: and, conditions: [{property: copies, operator: ">", value: 1}]}',
    ],
  ],
  [
    { kind: 'relation', blueprint: 'Service', from: 'system' },
    'partOf',
    [
      'pathFilter: [{path: [partOf], fromBlueprint: Service}]',
      'partOf: {target: System}',
      'systemTier: {path: partOf.tier}',
      'far: {path: partOf.$title}',
      'ownership: {type: Inherited, path: partOf}',
      'partOf: "shop"',
      'partOf: shop',
    ],
  ],
])('only the names change: %j → %s', async (target, to, lines) => {
  const after = await renamed(FILES, target, to);
  expect(changedLines(FILES, after).toSorted()).toEqual(lines.toSorted());
});

test('what Port had before ownership follows a relation', async () => {
  const files = {
    ...FILES,
    'blueprints/service.yaml': (FILES['blueprints/service.yaml'] ?? '').replace(
      'ownership: {type: Inherited, path: system}',
      'teamInheritance: {path: system}',
    ),
  };
  const target = { kind: 'relation', blueprint: 'Service', from: 'system' } as const;
  expect((await renamed(files, target, 'partOf'))['blueprints/service.yaml']).toContain(
    'teamInheritance: {path: partOf}',
  );
});

test('a name that jq takes only in brackets', async () => {
  const target = { kind: 'property', blueprint: 'Service', from: 'replicas' } as const;
  const after = await renamed(FILES, target, 'odd-name');
  expect(after['blueprints/service.yaml']).toContain('.properties["odd-name"] * 2');
  expect(await codes(after)).toEqual(await codes(FILES));
});

test('the folder of a blueprint follows its name', async () => {
  const after = await renamed(FILES, { kind: 'blueprint', from: 'Service' }, 'Component');
  expect(Object.keys(after).filter((path) => path.startsWith('catalog/'))).toEqual([
    'catalog/Component/cart.yaml',
    'catalog/Component/orders.yaml',
    'catalog/System/shop.yaml',
    'catalog/_team/shop.yaml',
  ]);
  expect(after['cadastre.yaml']).toContain('[Component/elsewhere]');
  expect(after['actions/scale.yaml']).toContain('blueprintIdentifier: Component');
  expect(after['blueprints/system.yaml']).toContain('value: Component');
});

test.each<[RenameTarget, string, RegExp]>([
  [{ kind: 'entity', blueprint: 'Service', from: 'carrt' }, 'x', /no Service `carrt`/],
  [{ kind: 'entity', blueprint: 'Service', from: 'cart' }, 'orders', /there already/],
  [{ kind: 'entity', blueprint: 'Service', from: 'cart' }, 'cart', /its name already/],
  [{ kind: 'blueprint', from: 'Service' }, 'System', /there already/],
  [{ kind: 'property', blueprint: 'Service', from: 'replicas' }, 'system', /there already/],
  [{ kind: 'property', blueprint: 'Service', from: 'nothing' }, 'x', /no Service `nothing`/],
  [{ kind: 'relation', blueprint: 'Service', from: 'uses' }, 'systemTier', /there already/],
])('%j → %s is refused', async (target, to, message) => {
  await expect(renamed(FILES, target, to)).rejects.toThrow(message);
});

test('any sound name survives the way there and back', async () => {
  const name = fc
    .stringMatching(/^[A-Za-z0-9@_.+:/=-]{1,20}$/)
    .filter((text) => !/^\.{1,2}$/.test(text));
  const target = { kind: 'entity', blueprint: 'Service', from: 'cart' } as const;
  await fc.assert(
    fc.asyncProperty(name, async (to) => {
      fc.pre(!['cart', 'orders', 'elsewhere'].includes(to));
      const there = await renamed(FILES, target, to);
      expect(await codes(there)).toEqual(await codes(FILES));
      const back = await renamed(there, { ...target, from: to }, 'cart');
      const values = async (files: Files): Promise<unknown> =>
        [...(await load(files)).entities].map(({ properties, relations }) => [
          properties,
          relations,
        ]);
      expect(await values(back)).toEqual(await values(FILES));
    }),
    { numRuns: 25 },
  );
});
