import { describe, expect, test } from 'vitest';
import { checkFiles, SMALL_MODEL } from '../testing/check-files.ts';

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}

const SERVICE = 'identifier: cart\nproperties:\n  tier: gold\nrelations:\n  system: shop\n';

const entityCases: readonly Case[] = [
  { name: 'a sound entity', files: { 'catalog/Service/cart.yaml': SERVICE }, expected: [] },
  {
    name: 'null is absent',
    files: {
      'catalog/Service/cart.yaml': SERVICE.replace('tier: gold', 'tier: gold\n  site: null'),
    },
    expected: [],
  },
  {
    name: 'unknown key',
    files: { 'catalog/Service/cart.yaml': `${SERVICE}titel: Cart\n` },
    expected: ['catalog/Service/cart.yaml:6:1 entity/unknown-key → write `title`'],
  },
  {
    name: 'unknown property',
    files: {
      'catalog/Service/cart.yaml': SERVICE.replace('tier: gold', 'tier: gold\n  replica: 2'),
    },
    expected: ['catalog/Service/cart.yaml:4:3 entity/unknown-property → write `replicas`'],
  },
  {
    name: 'a property that is a relation',
    files: {
      'catalog/Service/cart.yaml': SERVICE.replace('tier: gold', 'tier: gold\n  uses: [cart]'),
    },
    expected: ['catalog/Service/cart.yaml:4:3 entity/unknown-property → move it below `relations`'],
  },
  {
    name: 'value outside the enum',
    files: { 'catalog/Service/cart.yaml': SERVICE.replace('gold', 'Silver') },
    expected: ['catalog/Service/cart.yaml:3:9 entity/invalid-property → write `silver`'],
  },
  {
    name: 'wrong type, below the minimum, no URL, wrong element',
    files: {
      'catalog/Service/cart.yaml': SERVICE.replace(
        'tier: gold',
        'tier: gold\n  replicas: 0\n  site: nowhere\n  flags: [a, 1]',
      ),
    },
    expected: [
      'catalog/Service/cart.yaml:4:13 entity/invalid-property',
      'catalog/Service/cart.yaml:5:9 entity/invalid-property',
      'catalog/Service/cart.yaml:6:14 entity/invalid-property → write "1" in quotes',
    ],
  },
  {
    name: 'missing property and missing relation',
    files: { 'catalog/Service/cart.yaml': 'identifier: cart\n' },
    expected: [
      'catalog/Service/cart.yaml:1:1 entity/missing-property → add `tier:`',
      'catalog/Service/cart.yaml:1:1 entity/missing-relation → add the identifier of a `System`',
    ],
  },
  {
    name: 'unknown relation',
    files: {
      'catalog/Service/cart.yaml': SERVICE.replace('relations:', 'relations:\n  use: [cart]'),
    },
    expected: ['catalog/Service/cart.yaml:5:3 entity/unknown-relation → write `uses`'],
  },
  {
    name: 'relation to nothing, in a value and in a list',
    files: {
      'catalog/Service/cart.yaml': SERVICE.replace(
        'system: shop',
        'system: shopp\n  uses: [cart, crat]',
      ),
    },
    expected: [
      'catalog/Service/cart.yaml:5:11 entity/relation-to-nothing → write `shop`',
      'catalog/Service/cart.yaml:6:16 entity/relation-to-nothing → write `cart`',
    ],
  },
  {
    name: 'relation to an entity of another blueprint',
    files: {
      'catalog/Service/cart.yaml': SERVICE.replace('system: shop', 'system: orders-service'),
      'catalog/Service/o.yaml': SERVICE.replace('cart', 'orders-service'),
    },
    expected: ['catalog/Service/cart.yaml:5:11 entity/wrong-target → known here: shop'],
  },
  {
    name: 'cardinality both ways',
    files: {
      'catalog/Service/cart.yaml': SERVICE.replace('system: shop', 'system: [shop]\n  uses: cart'),
    },
    expected: [
      'catalog/Service/cart.yaml:5:3 entity/relation-cardinality → keep one of them, without the brackets',
      'catalog/Service/cart.yaml:6:9 entity/relation-cardinality → write `[cart]`',
    ].map((line) => line.replace('5:3', '5:11')),
  },
  {
    name: 'exceptions for places that are not held back',
    files: {
      'cadastre.yaml':
        'version: 1\naws:\n  allowSecretPaths:\n    - AWS::Lambda::Functio Environment.Variables.A\n    - AWS::SSM::Parameter Name\n    - AWS::SSM::Parameter Value\n    - nonsense\n',
    },
    expected: [
      'cadastre.yaml:4:7 config/unknown-secret-path → write `AWS::Lambda::Function`',
      'cadastre.yaml:5:7 config/unknown-secret-path → held back there: `Value`',
      'cadastre.yaml:7:7 config/unknown-secret-path',
    ],
  },
  {
    name: 'duplicate identifier',
    files: { 'catalog/Service/a.yaml': SERVICE, 'catalog/Service/b.yaml': SERVICE },
    expected: [
      'catalog/Service/b.yaml:1:13 entity/duplicate → delete one of the two, or give it another identifier',
    ],
  },
  {
    name: 'the same identifier under another blueprint is another entity',
    files: { 'catalog/Service/a.yaml': SERVICE.replace('identifier: cart', 'identifier: shop') },
    expected: [],
  },
  {
    name: 'unknown blueprint',
    files: { 'catalog/x.yaml': 'identifier: x\nblueprint: Servce\n' },
    expected: ['catalog/x.yaml:2:12 entity/unknown-blueprint → write `Service`'],
  },
  {
    name: 'folder of another blueprint',
    files: { 'catalog/System/cart.yaml': `${SERVICE}blueprint: Service\n` },
    expected: [
      'catalog/System/cart.yaml:6:12 entity/wrong-folder → move it to catalog/Service/, or change `blueprint`',
    ],
  },
  {
    name: 'no blueprint: the only one that fits',
    files: { 'catalog/cart.yaml': SERVICE },
    expected: [
      'catalog/cart.yaml:1:13 entity/missing-blueprint → it fits only `Service`: add `blueprint: Service`',
    ],
  },
  {
    name: 'unknown team',
    files: {
      'catalog/Service/cart.yaml': `${SERVICE}team: [checkout, chekout]\n`,
      'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
      'catalog/_team/checkout.yaml': 'identifier: checkout\n',
    },
    expected: ['catalog/Service/cart.yaml:6:18 entity/unknown-team → write `checkout`'],
  },
  {
    name: 'a number as identifier keeps its source text',
    files: { 'catalog/System/n.yaml': 'identifier: 012\n' },
    expected: ['catalog/System/n.yaml:1:13 entity/invalid → write "012" in quotes'],
  },
  {
    name: 'second document and list element have their own lines',
    files: {
      'catalog/System/two.yaml': 'identifier: a\n---\nidentifier: a b\n',
      'catalog/System/list.yaml': '- identifier: c\n- identifier: c\n',
    },
    expected: [
      'catalog/System/list.yaml:2:15 entity/duplicate → delete one of the two, or give it another identifier',
      'catalog/System/two.yaml:3:13 entity/invalid → take out " "',
    ],
  },
  {
    name: 'a blueprint in catalog/',
    files: { 'catalog/b.yaml': 'identifier: Extra\nschema: {properties: {}}\n' },
    expected: [
      'catalog/b.yaml:1:1 file/wrong-folder → move it to blueprints/',
      'catalog/b.yaml:1:13 blueprint/unused → delete it, or add an entity',
    ],
  },
];

describe('entities', () => {
  test.each(entityCases)('$name', async ({ files, expected }) => {
    const found = await checkFiles({ ...SMALL_MODEL, ...files });
    const unused = 'blueprints/service.yaml:1:13 blueprint/unused → delete it, or add an entity';
    expect(found.filter((line) => line !== unused)).toEqual(expected);
  });
});

test('what is right in cadastre.yaml holds beside what is wrong', async () => {
  const found = await checkFiles({
    ...thing(''),
    'catalog/Thing/two.yaml': 'identifier: two\nrelations: {service: far}\n',
    'cadastre.yaml': "version: 1\nexternal: ['Service/far']\nextra: 1\n",
  });
  expect(found).toEqual([
    'cadastre.yaml:3:1 config/unknown-key → known here: version, aws, checks, external, access, events',
  ]);
});

test('a property that is no schema does not hide what the others find', async () => {
  const found = await checkFiles({
    ...thing(''),
    'blueprints/other.yaml':
      "identifier: Other\nschema:\n  properties: {bad: {type: string, pattern: '('}, size: {type: number}}\n",
    'catalog/Other/one.yaml': 'identifier: one\nproperties: {bad: a, size: big}\n',
  });
  expect(found).toEqual([
    expect.stringContaining('blueprints/other.yaml:3:21 blueprint/invalid-schema'),
    expect.stringContaining('catalog/Other/one.yaml:2:28 entity/invalid-property'),
  ]);
});

test('a team without a blueprint of teams is not taken for something else', async () => {
  const found = await checkFiles({ ...thing(''), 'catalog/_team/shop.yaml': 'identifier: shop\n' });
  expect(found).toEqual([
    'catalog/_team/shop.yaml:1:13 entity/missing-blueprint → add blueprints/_team.yaml',
  ]);
});

test('what a pattern of a blueprint wants is not told by letters of ours', async () => {
  const found = await checkFiles({
    ...thing(''),
    'blueprints/other.yaml':
      "identifier: Other\nschema: {properties: {phone: {type: string, pattern: '^[0-9]+ [0-9]+$'}}}\n",
    'catalog/Other/one.yaml': 'identifier: one\nproperties: {phone: 12 3 4}\n',
  });
  expect(found).toEqual(['catalog/Other/one.yaml:2:21 entity/invalid-property']);
});

test('behind a relation to no blueprint nothing more is reported', async () => {
  const text =
    'identifier: Thing\nschema: {properties: {}}\nrelations:\n  up: {target: Nothing}\nmirrorProperties:\n  a: {path: up.tier}\nownership: {type: Inherited, path: up}\n';
  const found = await checkFiles({ ...SMALL_MODEL, 'blueprints/thing.yaml': text });
  expect(found.filter((line) => line.startsWith('blueprints/thing.yaml'))).toEqual([
    expect.stringContaining('1:13 blueprint/unused'),
    expect.stringContaining('4:16 blueprint/unknown-target'),
  ]);
});

/** A blueprint `Thing` with these lines, and one entity so that it is used. */
function thing(lines: string): Readonly<Record<string, string>> {
  return {
    ...SMALL_MODEL,
    'catalog/Service/cart.yaml': SERVICE,
    'blueprints/thing.yaml': `identifier: Thing\ntitle: Thing\nschema:\n  properties:\n    size: {type: number}\nrelations:\n  service: {target: Service}\n  services: {target: Service, many: true}\n${lines}`,
    'catalog/Thing/one.yaml': 'identifier: one\n',
  };
}

const blueprintCases: readonly { name: string; lines: string; expected: readonly string[] }[] = [
  {
    name: 'a sound blueprint',
    lines:
      'mirrorProperties:\n  tier: {path: service.tier}\n  name: {path: service.system.$title}\n',
    expected: [],
  },
  {
    name: 'unknown key',
    lines: 'relation: {}\n',
    expected: ['9:1 blueprint/unknown-key → write `relations`'],
  },
  {
    name: 'mirror of no relation',
    lines: 'mirrorProperties:\n  a: {path: servce.tier}\n',
    expected: ['10:13 blueprint/mirror-path → write `service`'],
  },
  {
    name: 'mirror of no property',
    lines: 'mirrorProperties:\n  a: {path: service.teir}\n',
    expected: ['10:13 blueprint/mirror-path → write `tier`'],
  },
  {
    name: 'mirror through many',
    lines: 'mirrorProperties:\n  a: {path: services.tier}\n',
    expected: [],
  },
  {
    name: 'mirror of no property of many',
    lines: 'mirrorProperties:\n  a: {path: services.teir}\n',
    expected: ['10:13 blueprint/mirror-path → write `tier`'],
  },
  {
    name: 'a calculation that reads another',
    lines:
      'calculationProperties:\n  a: {type: number, calculation: .properties.size}\n  b: {type: number, calculation: .properties.a}\n',
    expected: [],
  },
  {
    name: 'a calculation that reads itself over another',
    lines:
      'calculationProperties:\n  a: {type: number, calculation: .properties.b}\n  b: {type: number, calculation: .properties.a}\n',
    expected: ['10:6 blueprint/derived-cycle → let one of them do without the others'],
  },
  {
    name: 'a query that cannot be read',
    lines:
      'aggregationProperties:\n  n: {title: N, target: Service, pathFilter: [{path: [service]}], calculationSpec: {calculationBy: entities, func: count}, query: {combinator: and, rules: [{property: teir, operator: "=", value: gold}]}}\n',
    expected: ['10:168 blueprint/aggregation-query → write `tier`'],
  },
  {
    name: 'a query for a level',
    lines:
      'aggregationProperties:\n  n: {title: N, target: Service, pathFilter: [{path: [service]}], calculationSpec: {calculationBy: entities, func: count}, query: {combinator: and, rules: [{combinator: or, rules: [{scorecard: ready, operator: "=", value: Gold}]}]}}\n',
    expected: [
      '10:131 blueprint/aggregation-query → ask for what the rule of the scorecard asks for',
    ],
  },
  {
    name: 'an average by the date of creation',
    lines:
      'aggregationProperties:\n  n: {title: N, target: Service, pathFilter: [{path: [service]}], calculationSpec: {calculationBy: entities, func: average, averageOf: week}}\n',
    expected: ['10:84 blueprint/aggregation-time → name a date of `Service` in `measureTimeBy`'],
  },
  {
    name: 'a total average needs no date',
    lines:
      'aggregationProperties:\n  n: {title: N, target: Service, pathFilter: [{path: [service]}], calculationSpec: {calculationBy: entities, func: average, averageOf: total}}\n',
    expected: [],
  },
  {
    name: 'a path filter that leads elsewhere',
    lines:
      'aggregationProperties:\n  n: {title: N, target: System, pathFilter: [{path: [service]}], calculationSpec: {calculationBy: entities, func: count}}\n',
    expected: ['10:45 blueprint/aggregation-path'],
  },
  {
    name: 'mirror without a relation',
    lines: 'mirrorProperties:\n  a: {path: size}\n',
    expected: ['10:13 blueprint/mirror-path → write `relation.property`'],
  },
  {
    name: 'aggregation over nothing',
    lines:
      'aggregationProperties:\n  n: {title: N, target: Servic, calculationSpec: {calculationBy: entities, func: count}}\n',
    expected: ['10:25 blueprint/unknown-target → write `Service`'],
  },
  {
    name: 'aggregation of no property',
    lines:
      'aggregationProperties:\n  n: {title: N, target: Service, calculationSpec: {calculationBy: property, func: sum, property: replica}}\n',
    expected: [
      '10:6 blueprint/ambiguous-aggregation → say which with `pathFilter`; Port would answer nothing',
      '10:98 blueprint/aggregation-path → write `replicas`',
    ],
  },
  {
    name: 'inherited ownership without a way',
    lines: 'ownership: {type: Inherited, path: sevice}\n',
    expected: ['9:36 blueprint/ownership-path → write `service`'],
  },
  {
    name: 'what Port had before it, without a way',
    lines: 'teamInheritance: {path: sevice}\n',
    expected: ['9:25 blueprint/ownership-path → write `service`'],
  },
  {
    name: 'what Port had before it, beside it',
    lines: 'teamInheritance: {path: system}\nownership: {type: Inherited, path: sevice}\n',
    expected: [
      '9:1 blueprint/ignored-key → delete it: `ownership` says who owns',
      '10:36 blueprint/ownership-path → write `service`',
    ],
  },
  {
    name: 'sync of no property',
    lines: 'sync:\n  - aws: AWS::SQS::Queue\n    properties: {sise: .Properties.Size}\n',
    expected: ['11:18 blueprint/sync-target → write `size`'],
  },
  {
    name: 'a name twice',
    lines: 'calculationProperties:\n  size: {calculation: "1", type: number}\n',
    expected: ['10:3 blueprint/duplicate-name → rename one of the two'],
  },
  {
    name: "Port's old key",
    lines: 'formulaProperties: {}\n',
    expected: [
      '9:1 blueprint/ignored-key → Port dropped it; delete it, or write a calculation property',
    ],
  },
];

describe('blueprints', () => {
  test.each(blueprintCases)('$name', async ({ lines, expected }) => {
    expect(await checkFiles(thing(lines))).toEqual(
      expected.map((line) => `blueprints/thing.yaml:${line}`),
    );
  });

  test.each([
    [
      'an enum of mappings with colours',
      'a: {type: string, enum: [{b: c}, [d]], enumColors: {e: red}}',
    ],
    ['a type that is a mapping', 'a: {type: {b: c}}'],
    ['a pattern that is a list', 'a: {type: string, pattern: [b]}'],
    ['a format that is a mapping', 'a: {type: string, format: {b: c}}'],
    ['a spec that is a mapping', 'a: {type: object, spec: {b: c}}'],
    ['items that are a text', 'a: {type: array, items: b}'],
    ['a default that is a mapping', 'a: {type: string, default: {b: c}}'],
  ])('%s is a diagnostic, not a crash', async (_, line) => {
    const text = `identifier: Odd\nschema:\n  properties:\n    ${line}\n`;
    expect((await checkFiles({ 'blueprints/odd.yaml': text })).join('\n')).toContain('odd.yaml:4:');
  });

  test('a hierarchy through two blueprints has no cycle either', async () => {
    const level = (name: string, target: string): string =>
      `identifier: ${name}\nschema: {properties: {}}\nrelations: {up: {target: ${target}, hierarchical: true}}\n`;
    expect(
      await checkFiles({
        'blueprints/org.yaml': level('org', 'grp'),
        'blueprints/grp.yaml': level('grp', 'org'),
        'catalog/org/o.yaml': 'identifier: o\nrelations: {up: g}\n',
        'catalog/grp/g.yaml': 'identifier: g\nrelations: {up: o}\n',
        'catalog/grp/free.yaml': 'identifier: free\nrelations: {up: o}\n',
      }),
    ).toEqual([expect.stringContaining('entity/hierarchy-cycle → take one `up` out')]);
  });

  test('what the API of Port answers is valid as it stands', async () => {
    const blueprint =
      'identifier: thing\nschema: {properties: {}}\ncreatedAt: "2026-01-01T00:00:00.000Z"\nupdatedBy: x\n';
    const entity =
      '{"identifier": "a", "title": "A", "icon": null, "blueprint": "thing", "team": [], "properties": {}, "relations": {}, "createdAt": "2026-01-01T00:00:00.000Z", "createdBy": "x", "updatedAt": "2026-01-01T00:00:00.000Z", "updatedBy": "x"}';
    expect(
      await checkFiles({ 'blueprints/thing.yaml': blueprint, 'catalog/a.json': entity }),
    ).toEqual([]);
  });

  test('relations, required and patterns', async () => {
    const blueprint = `identifier: Odd
title: Odd
schema:
  properties:
    name: {type: string, pattern: "("}
  required: [nam]
relations:
  lost: {target: Sytem}
  both: {target: System, many: true, required: true}
`;
    expect(await checkFiles({ ...thing(''), 'blueprints/odd.yaml': blueprint })).toEqual([
      'blueprints/odd.yaml:1:13 blueprint/unused → delete it, or add an entity',
      'blueprints/odd.yaml:5:11 blueprint/invalid-schema',
      'blueprints/odd.yaml:6:14 blueprint/undefined-required → write `name`',
      'blueprints/odd.yaml:8:18 blueprint/unknown-target → write `System`',
      'blueprints/odd.yaml:9:48 blueprint/many-required → a list may always be empty: drop `required`',
    ]);
  });

  test('two of one name', async () => {
    const found = await checkFiles({
      ...thing(''),
      'blueprints/u.yaml': SMALL_MODEL['blueprints/system.yaml'],
    });
    expect(found).toEqual([
      'blueprints/u.yaml:1:13 blueprint/duplicate → delete one of the two, or give it another identifier',
    ]);
  });
});

describe('cadastre.yaml', () => {
  test.each([
    {
      name: 'unknown code',
      text: 'version: 1\nchecks:\n  entity/duplicat: off\n',
      expected: ['cadastre.yaml:3:3 config/unknown-code → write `entity/duplicate`'],
    },
    {
      name: 'unknown key',
      text: 'version: 1\naws: {account: []}\n',
      expected: ['cadastre.yaml:2:7 config/unknown-key → write `accounts`'],
    },
    {
      name: 'an account without quotes',
      text: 'version: 1\naws:\n  accounts:\n    - id: 012345678901\n',
      expected: ['cadastre.yaml:4:11 config/invalid → write "012345678901" in quotes'],
    },
    {
      name: 'a region that is a path',
      text: 'version: 1\naws: {regions: [../x]}\n',
      expected: ['cadastre.yaml:2:17 config/invalid'],
    },
    {
      name: 'a severity that is none, alone and in a list',
      text: 'version: 1\nchecks:\n  entity/no-owner: wranin\n  entity/secret: [{severity: eror, files: [a]}]\n',
      expected: [
        'cadastre.yaml:3:20 config/invalid → write `warning`',
        'cadastre.yaml:4:30 config/invalid → write `error`',
      ],
    },
  ])('$name', async ({ text, expected }) => {
    const found = await checkFiles({ ...thing(''), 'cadastre.yaml': text });
    expect(found.map((line) => line.replace(/ → take out.*$/, ''))).toEqual(expected);
  });

  test('a severity changes what is reported, off silences it', async () => {
    const files = {
      ...thing('formulaProperties: {}\n'),
      'catalog/System/x.yaml': 'identifier: a b\n',
    };
    const config = 'version: 1\nchecks:\n  blueprint/ignored-key: off\n';
    expect(await checkFiles({ ...files, 'cadastre.yaml': config })).toEqual([
      'catalog/System/x.yaml:1:13 entity/invalid → take out " "',
    ]);
  });
});
