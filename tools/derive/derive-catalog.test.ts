import { expect, test } from 'vitest';
import { deriveFiles } from '../testing/derive-files.ts';

const ENTITIES = `
- {blueprint: _team, identifier: shop, title: Shop}
- {blueprint: domain, identifier: sales, title: Sales, team: shop, properties: {level: 3}}
- {blueprint: system, identifier: orders, title: Orders, icon: Box, properties: {tier: gold, tags: [a, b]}, relations: {domain: sales}}
- {blueprint: system, identifier: bare}
- {blueprint: system, identifier: lost, properties: {tier: tin}, relations: {domain: nowhere}}
- {blueprint: service, identifier: cart, title: Cart, team: [web, shop], properties: {memory: 128, born: "2026-11-11T12:00:00Z"}, relations: {system: orders, uses: [orders, lost, orders, nobody]}}
- {blueprint: service, identifier: pay, properties: {memory: 512, born: "2026-11-18T12:00:00Z", note: null}, relations: {system: orders, uses: [bare]}}
- {blueprint: service, identifier: mail, properties: {memory: 64}, relations: {system: lost}}
- {blueprint: service, identifier: idle}
`;

const SYSTEM = `
identifier: system
title: System
schema: {properties: {tier: {type: string}, tags: {type: array}}}
relations: {domain: {target: domain}}
ownership: {type: Inherited, path: domain}
`;

const FILES = {
  'blueprints/team.yaml': 'identifier: _team\nschema: {properties: {}}\n',
  'blueprints/domain.yaml':
    'identifier: domain\nschema: {properties: {level: {type: number}}}\nownership: {type: Direct}\n',
  'catalog/all.yaml': ENTITIES,
};

/** The value of one property of the services, of which the rest of the blueprint is given. */
async function serviceValues(text: string, system = ''): Promise<Record<string, unknown>> {
  const { derived, catalog } = await deriveFiles({
    ...FILES,
    'blueprints/system.yaml': SYSTEM + system,
    'blueprints/service.yaml': SERVICE + text,
  });
  const services = catalog.entities.filter(({ blueprint }) => blueprint === 'service');
  const findings = derived.findings.map(
    ({ blueprint, property, kind, message, entities, entity }) =>
      `${blueprint}.${property} ${kind} ${entities} ${entity ?? '-'}: ${message}`,
  );
  return {
    ...Object.fromEntries(
      services
        .map((service) => [service.identifier, derived.valueOf(service, 'it')])
        .filter(([, value]) => value !== undefined),
    ),
    ...(findings.length === 0 ? {} : { findings }),
  };
}

const SERVICE = `
identifier: service
title: Service
schema: {properties: {memory: {type: number}, born: {type: string}, note: {type: string}}}
relations: {system: {target: system}, uses: {target: system, many: true}}
ownership: {type: Inherited, path: system.$team}
`;

const mirror = (path: string): string => `mirrorProperties: {it: {path: ${path}}}\n`;

test.each<[path: string, expected: Record<string, unknown>]>([
  ['system.tier', { cart: 'gold', pay: 'gold', mail: 'tin' }],
  ['system.$title', { cart: 'Orders', pay: 'Orders' }],
  ['system.$identifier', { cart: 'orders', pay: 'orders', mail: 'lost' }],
  ['system.$icon', { cart: 'Box', pay: 'Box' }],
  ['system.$blueprint', { cart: 'system', pay: 'system', mail: 'system' }],
  ['system.$team', { cart: ['shop'], pay: ['shop'] }],
  ['system.domain.level', { cart: 3, pay: 3 }],
  ['system.domain.$title', { cart: 'Sales', pay: 'Sales' }],
  ['uses.tier', { cart: ['gold', 'tin'] }],
  ['uses.tags', { cart: ['a', 'b'] }],
  ['uses.$identifier', { cart: ['orders', 'lost'], pay: ['bare'] }],
  ['uses.domain.$title', { cart: ['Sales'] }],
  ['system.$createdAt', {}],
  ['tier', { findings: ['service.it path 0 -: the path needs a relation before the property'] }],
  [
    'system.nope.x',
    { findings: ['service.it path 0 -: `nope` is no relation of `system` to a blueprint'] },
  ],
  ['system.nope', { findings: ['service.it path 0 -: `nope` is no property of `system`'] }],
  [
    'system.constructor',
    { findings: ['service.it path 0 -: `constructor` is no property of `system`'] },
  ],
])('a mirror of %s', async (path, expected) => {
  expect(await serviceValues(mirror(path))).toEqual(expected);
});

const calculation = (type: string, program: string, more = ''): string =>
  `calculationProperties: {it: {type: ${type}, calculation: ${JSON.stringify(program)}${more}}}\n`;

test.each<[type: string, program: string, expected: Record<string, unknown>]>([
  ['number', '.properties.memory', { cart: 128, pay: 512, mail: 64 }],
  ['number', '(.properties.memory // 0) * 2', { cart: 256, pay: 1024, mail: 128, idle: 0 }],
  ['string', '.title', { cart: 'Cart' }],
  ['array', '.team', { cart: ['shop', 'web'], pay: ['shop'], mail: [], idle: [] }],
  ['string', '.team[0]', { cart: 'shop', pay: 'shop' }],
  ['string', '.relations.system', { cart: 'orders', pay: 'orders', mail: 'lost' }],
  ['string', ".identifier + '!'", { cart: 'cart!', pay: 'pay!', mail: 'mail!', idle: 'idle!' }],
  ['string', '.identifier, "second"', { cart: 'cart', pay: 'pay', mail: 'mail', idle: 'idle' }],
  ['string', 'empty', {}],
  ['string', 'now | todate', every('2026-11-25T12:00:00Z')],
  ['number', 'env | length', every(0)],
  ['number', '$ENV | length', every(0)],
  ['string', 'try input catch "no input"', every('no input')],
  ['string', '(.title | ltrimstr("C")) // "none"', { cart: 'art', ...without('cart', 'none') }],
  [
    'array',
    '. | keys',
    every(['blueprint', 'icon', 'identifier', 'properties', 'relations', 'team', 'title']),
  ],
  [
    'array',
    '.properties | keys',
    { cart: ['born', 'memory'], pay: ['born', 'memory'], mail: ['memory'], idle: [] },
  ],
])('a calculation (%s) %s', async (type, program, expected) => {
  expect(await serviceValues(calculation(type, program))).toEqual(expected);
});

function every(value: unknown): Record<string, unknown> {
  return { cart: value, pay: value, mail: value, idle: value };
}

function without(name: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(every(value)).filter(([key]) => key !== name));
}

test.each<[type: string, program: string, more: string, finding: string, values: string]>([
  ['string', '.properties.memory', '', 'type 3 cart: gives a number, not a string', ''],
  [
    'string',
    '.properties.memory.x',
    '',
    'jq-error 3 cart: Cannot index number with string ("x")',
    '',
  ],
  [
    'string',
    '.properties.memory | .x',
    '',
    'jq-error 3 cart: Cannot index number with string ("x")',
    '',
  ],
  ['string', '.title', ', format: url', 'type 1 cart: `it` must be a URL such as', ''],
  ['array', '[.properties.memory]', ', items: {type: string}', '', ''],
  ['string', '.title | nope', '', 'invalid 0 -: nope/0 is not defined', ''],
  ['string', '.title) | (.title', '', 'invalid 0 -: syntax error', ''],
  ['string', '.title; def x: 1', '', 'invalid 0 -: syntax error', ''],
  ['string', 'error("no \\(.identifier)")', '', 'jq-error 1 cart: no cart', ''],
  [
    'number',
    'if .properties.memory == 64 then error("small") else .properties.memory end',
    '',
    'jq-error 1 mail: small',
    'cart pay',
  ],
])('a calculation (%s) %s %s is found: %s', async (type, program, more, finding, values) => {
  const { findings, ...others } = await serviceValues(calculation(type, program, more));
  expect(findings).toEqual(expect.arrayContaining([expect.stringContaining(finding)]));
  expect(Object.keys(others).join(' ')).toBe(values);
});

const aggregation = (spec: string, more = ''): string =>
  `aggregationProperties: {it: {title: It, target: service, calculationSpec: {${spec}}${more}}}\n`;

/** The values of the systems, which `service` points to by two relations. */
async function systemValues(text: string, files: Record<string, string> = {}): Promise<unknown> {
  const { derived } = await deriveFiles({
    ...FILES,
    'blueprints/system.yaml': SYSTEM + text,
    'blueprints/service.yaml': SERVICE,
    ...files,
  });
  const [finding] = derived.findings;
  if (finding !== undefined) return `${finding.kind}: ${finding.message}`;
  return ['orders', 'bare', 'lost'].map((identifier) =>
    derived.valueOf({ blueprint: 'system', identifier }, 'it'),
  );
}

const BY_SYSTEM = ', pathFilter: [{fromBlueprint: service, path: [system]}]';
const BY_USES = ', pathFilter: [{fromBlueprint: service, path: [uses]}]';

test.each<[spec: string, more: string, expected: unknown]>([
  ['calculationBy: entities, func: count', BY_SYSTEM, [2, 0, 1]],
  ['calculationBy: entities, func: count', BY_USES, [1, 1, 1]],
  ['calculationBy: property, property: memory, func: sum', BY_SYSTEM, [640, 0, 64]],
  ['calculationBy: property, property: memory, func: average', BY_SYSTEM, [320, undefined, 64]],
  ['calculationBy: property, property: memory, func: min', BY_SYSTEM, [128, undefined, 64]],
  ['calculationBy: property, property: memory, func: max', BY_SYSTEM, [512, undefined, 64]],
  ['calculationBy: property, property: memory, func: median', BY_SYSTEM, [320, undefined, 64]],
  // Two in two weeks; one has no date.
  [
    'calculationBy: entities, func: average, averageOf: week, measureTimeBy: born',
    BY_SYSTEM,
    [1, undefined, undefined],
  ],
  [
    'calculationBy: property, property: memory, func: average, averageOf: week, measureTimeBy: born',
    BY_SYSTEM,
    [320, undefined, undefined],
  ],
  ['calculationBy: entities, func: average, averageOf: total', BY_SYSTEM, [2, 0, 1]],
  [
    'calculationBy: entities, func: count',
    `${BY_SYSTEM}, query: {property: memory, value: 64}`,
    [0, 0, 1],
  ],
  [
    'calculationBy: entities, func: count',
    `${BY_SYSTEM}, query: {property: $identifier, value: pay}`,
    [1, 0, 0],
  ],
  [
    'calculationBy: entities, func: count',
    '',
    'ambiguous-path: more than one path joins `system` and `service`: <system, <uses; say which with `pathFilter`',
  ],
  [
    'calculationBy: entities, func: count',
    ', pathFilter: [{path: [domain]}]',
    'path: `pathFilter` leads to `domain`, not to `service`',
  ],
  [
    'calculationBy: entities, func: count',
    ', pathFilter: [{path: [system]}]',
    'path: `system` is no relation of `system`',
  ],
  [
    'calculationBy: entities, func: count',
    ', pathFilter: [{fromBlueprint: domain, path: [x]}]',
    'path: `pathFilter` starts at `domain`, which is neither end',
  ],
  [
    'calculationBy: entities, func: sum',
    BY_SYSTEM,
    'invalid: entities can be counted or averaged, not `sum`',
  ],
  ['calculationBy: property, func: sum', BY_SYSTEM, 'invalid: `property` is missing'],
  [
    'calculationBy: property, property: nope, func: sum',
    BY_SYSTEM,
    'invalid: `nope` is no property of `service`',
  ],
  [
    'calculationBy: entities, func: average',
    BY_SYSTEM,
    'invalid: `$createdAt` is in no file; name a date of `service` in `measureTimeBy`',
  ],
])('an aggregation %s %s', async (spec, more, expected) => {
  expect(await systemValues(aggregation(spec, more))).toEqual(expected);
});

test('an aggregation goes any distance, and knows what is derived', async () => {
  const { derived } = await deriveFiles({
    ...FILES,
    'blueprints/domain.yaml': `
identifier: domain
schema: {properties: {}}
aggregationProperties:
  all: {target: service, calculationSpec: {calculationBy: property, property: twice, func: sum}, pathFilter: [{fromBlueprint: service, path: [system, domain]}]}
  systems: {target: system, calculationSpec: {calculationBy: entities, func: count}, query: {property: big, value: true}}
calculationProperties:
  text: {type: string, calculation: '"\\(.properties.all)/\\(.properties.systems)"'}
`,
    'blueprints/system.yaml': `${SYSTEM}calculationProperties: {big: {type: boolean, calculation: '.properties.tier == "gold"'}}\n`,
    'blueprints/service.yaml': `${SERVICE}calculationProperties: {twice: {type: number, calculation: (.properties.memory // 0) * 2}}\n`,
  });
  expect(derived.findings).toEqual([]);
  expect({ ...derived.valuesOf({ blueprint: 'domain', identifier: 'sales' }) }).toEqual({
    all: 1280,
    systems: 1,
    text: '1280/1',
  });
});

test('a query that makes no sense is a finding', async () => {
  const { derived } = await deriveFiles(
    {
      ...FILES,
      'blueprints/system.yaml':
        SYSTEM + aggregation('calculationBy: entities, func: count', `${BY_SYSTEM}, query: {}`),
      'blueprints/service.yaml': SERVICE,
    },
    {
      matches: () => {
        throw new Error('no rules');
      },
    },
  );
  expect(derived.findings).toMatchObject([{ kind: 'invalid', message: 'the query: no rules' }]);
  const orders = { blueprint: 'system', identifier: 'orders' };
  expect(derived.explain(orders, 'it')).toMatchObject({ counted: [] });
});

test('calculations read mirrors, aggregations and one another, whatever their order', async () => {
  const { derived } = await deriveFiles({
    ...FILES,
    'blueprints/system.yaml': `${SYSTEM}
mirrorProperties: {level: {path: domain.level}}
calculationProperties:
  a: {type: string, calculation: '.properties.b + "a"'}
  b: {type: string, calculation: '.properties.c + "b"'}
  c: {type: string, calculation: '"\\(.properties.level)-\\(.properties.services)"'}
  every: {type: array, calculation: '.properties | keys'}
  every2: {type: array, calculation: '.properties | keys'}
  count: {type: number, calculation: '.properties.every | length'}
aggregationProperties:
  services: {target: service, calculationSpec: {calculationBy: entities, func: count}, pathFilter: [{fromBlueprint: service, path: [system]}]}
`,
    'blueprints/service.yaml': `${SERVICE}mirrorProperties: {it: {path: system.a}}\n`,
  });
  expect(derived.findings).toEqual([]);
  expect(derived.valueOf({ blueprint: 'service', identifier: 'cart' }, 'it')).toBe('3-2ba');
  const seen = ['a', 'b', 'c', 'level', 'services', 'tags', 'tier'];
  const orders = { blueprint: 'system', identifier: 'orders' };
  // Two that read everything do not see each other, nor what needs them.
  expect(derived.valueOf(orders, 'every')).toEqual(seen);
  expect(derived.valueOf(orders, 'every2')).toEqual(seen);
  expect(derived.valueOf(orders, 'count')).toBe(seen.length);
});

test('what needs itself is absent, and the circle is named', async () => {
  const { derived } = await deriveFiles({
    ...FILES,
    'blueprints/system.yaml': `${SYSTEM}
calculationProperties:
  a: {type: number, calculation: '.properties.b + 1'}
  b: {type: number, calculation: '.properties.sum + 1'}
  self: {type: number, calculation: '.properties.self'}
  after: {type: number, calculation: '(.properties.a // 0) + 1'}
aggregationProperties:
  sum: {target: service, calculationSpec: {calculationBy: property, property: it, func: sum}, pathFilter: [{fromBlueprint: service, path: [system]}]}
`,
    'blueprints/service.yaml': `${SERVICE}mirrorProperties: {it: {path: system.a}}\n`,
  });
  expect(derived.findings.map(({ kind, message }) => `${kind}: ${message}`)).toEqual(
    [
      'cycle: it needs itself: system.self → system.self',
      'cycle: it needs itself: service.it → system.a → system.b → system.sum → service.it',
    ].sort(),
  );
  const orders = { blueprint: 'system', identifier: 'orders' };
  expect({ ...derived.valuesOf(orders) }).toEqual({ after: 1 });
});

test('owners are inherited over chains; a circle is a finding', async () => {
  const { derived } = await deriveFiles({
    'blueprints/team.yaml': 'identifier: _team\nschema: {properties: {}}\n',
    'blueprints/box.yaml':
      'identifier: box\nschema: {properties: {}}\nrelations: {in: {target: box}}\nownership: {type: Inherited, path: in}\n',
    'blueprints/old.yaml':
      'identifier: old\nschema: {properties: {}}\nrelations: {box: {target: box}, team: {target: _team}}\nteamInheritance: {path: box}\n',
    'catalog/all.yaml': `
- {blueprint: box, identifier: a, team: [x, w]}
- {blueprint: box, identifier: b, relations: {in: a}}
- {blueprint: box, identifier: c, relations: {in: b}}
- {blueprint: box, identifier: p, relations: {in: q}}
- {blueprint: box, identifier: q, relations: {in: r}}
- {blueprint: box, identifier: r, relations: {in: p}}
- {blueprint: old, identifier: o, relations: {box: c}}
- {blueprint: old, identifier: dangling, relations: {box: nowhere}}
`,
  });
  const owners = (blueprint: string, identifier: string): readonly string[] =>
    derived.ownersOf({ blueprint, identifier });
  expect(owners('box', 'c')).toEqual(['w', 'x']);
  expect(owners('old', 'o')).toEqual(['w', 'x']);
  expect(owners('old', 'dangling')).toEqual([]);
  expect(owners('box', 'p')).toEqual([]);
  expect(derived.findings).toEqual([
    {
      kind: 'cycle',
      blueprint: 'box',
      property: '$team',
      message: 'ownership goes in a circle: box/p → box/q → box/r → box/p',
      entities: 3,
      entity: 'p',
    },
  ]);
  expect(derived.explain({ blueprint: 'box', identifier: 'c' }, '$team')).toEqual({
    kind: 'ownership',
    path: ['in'],
    value: ['w', 'x'],
  });
  expect(derived.explain({ blueprint: 'box', identifier: 'a' }, '$team')).toMatchObject({
    path: undefined,
  });
});

test('says where values come from', async () => {
  const { derived } = await deriveFiles({
    ...FILES,
    'blueprints/system.yaml':
      SYSTEM + aggregation('calculationBy: property, property: memory, func: max', BY_SYSTEM),
    'blueprints/service.yaml': `${SERVICE}
mirrorProperties: {level: {path: system.domain.level}, tiers: {path: uses.tier}}
calculationProperties: {text: {type: string, calculation: ".identifier + '-' + (.properties.level | tostring)"}}
`,
  });
  const cart = { blueprint: 'service', identifier: 'cart' };
  expect(derived.explain(cart, 'level')).toMatchObject({
    kind: 'mirror',
    path: ['system', 'domain'],
    property: 'level',
    ends: [{ entity: { blueprint: 'domain', identifier: 'sales' }, value: 3 }],
    value: 3,
  });
  expect(derived.explain(cart, 'tiers')).toMatchObject({
    ends: [
      { entity: { identifier: 'orders' }, value: 'gold' },
      { entity: { identifier: 'lost' }, value: 'tin' },
    ],
  });
  expect(derived.explain(cart, 'text')).toEqual({
    kind: 'calculation',
    program: '.identifier + "-" + (.properties.level | tostring)',
    input: { identifier: 'cart', properties: { level: 3 } },
    value: 'cart-3',
  });
  expect(derived.explain({ blueprint: 'system', identifier: 'orders' }, 'it')).toMatchObject({
    kind: 'aggregation',
    measure: 'max of memory',
    path: '<system',
    counted: [{ identifier: 'cart' }, { identifier: 'pay' }],
    value: 512,
  });
  expect(derived.explain(cart, 'memory')).toBeUndefined();
  expect(derived.explain({ blueprint: 'service', identifier: 'nobody' }, 'text')).toBeUndefined();
});

test('the first of two with one name counts, and what has no blueprint is left out', async () => {
  const { derived } = await deriveFiles({
    'blueprints/a.yaml':
      "identifier: a\nschema: {properties: {n: {type: number}}}\ncalculationProperties: {it: {type: number, calculation: '.properties.n + 1'}}\n",
    'blueprints/b.yaml':
      "identifier: a\nschema: {properties: {}}\ncalculationProperties: {other: {type: number, calculation: '1'}}\n",
    'catalog/all.yaml':
      '- {blueprint: a, identifier: x, properties: {n: 1}}\n- {blueprint: a, identifier: x, properties: {n: 5}}\n- {blueprint: z, identifier: x}\n',
  });
  expect({ ...derived.valuesOf({ blueprint: 'a', identifier: 'x' }) }).toEqual({ it: 2 });
  expect({ ...derived.valuesOf({ blueprint: 'z', identifier: 'x' }) }).toEqual({});
});

test('names of the language are names like others', async () => {
  const { derived } = await deriveFiles({
    'blueprints/a.yaml': `
identifier: a
schema: {properties: {toString: {type: number}, valueOf: {type: number}}}
relations: {constructor: {target: a}}
mirrorProperties: {isPrototypeOf: {path: constructor.toString}, hasOwnProperty: {path: constructor.valueOf}}
calculationProperties: {constructor: {type: number, calculation: '.properties.toString'}}
`,
    'catalog/all.yaml':
      '- {blueprint: a, identifier: x, properties: {toString: 1}}\n- {blueprint: a, identifier: y, relations: {constructor: x}}\n',
  });
  expect(derived.findings).toEqual([]);
  const values = derived.valuesOf({ blueprint: 'a', identifier: 'y' });
  expect(Object.entries(values)).toEqual([['isPrototypeOf', 1]]);
  expect(derived.valueOf({ blueprint: 'a', identifier: 'x' }, 'constructor')).toBe(1);
});

test('twenty thousand that share a neighbour are counted in one go', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => index);
  const list = (name: string): string =>
    many
      .map((index) => `{blueprint: ${name}, identifier: ${name}-${index}, relations: {in: all}}`)
      .join(',');
  const child = (name: string, more: string): string =>
    `identifier: ${name}\nschema: {properties: {}}\nrelations: {in: {target: hub}}\n${more}`;
  const { derived } = await deriveFiles({
    'blueprints/hub.yaml': 'identifier: hub\nschema: {properties: {}}\n',
    'blueprints/left.yaml': child(
      'left',
      'aggregationProperties: {it: {target: right, calculationSpec: {calculationBy: entities, func: count}}}\n',
    ),
    'blueprints/right.yaml': child('right', ''),
    'catalog/all.json': `[{"blueprint": "hub", "identifier": "all"}]`,
    'catalog/left.yaml': `[${list('left')}]`,
    'catalog/right.yaml': `[${list('right')}]`,
  });
  expect(derived.findings).toEqual([]);
  const last = { blueprint: 'left', identifier: 'left-19999' };
  expect(derived.valueOf(last, 'it')).toBe(20_000);
  expect(derived.explain(last, 'it')).toMatchObject({ path: 'in.<in' });
}, 20_000);

test('a program that takes too much has no value for anybody; all others do', async () => {
  const { derived } = await deriveFiles(
    {
      'blueprints/a.yaml': `
identifier: a
schema: {properties: {n: {type: number}}}
calculationProperties:
  bomb: {type: string, calculation: 'if .properties.n > 9999 then last(range(1e12)) else "fine" end'}
  after: {type: string, calculation: '(.properties.bomb // "none") + "!"'}
  plain: {type: number, calculation: .properties.n}
  twice: {type: number, calculation: .properties.n * 2}
`,
      // More than one call of jq has: the first call is long over when the bomb goes off.
      'catalog/all.json': JSON.stringify(
        Array.from({ length: 10_001 }, (_, index) => ({
          blueprint: 'a',
          identifier: `x${String(index).padStart(5, '0')}`,
          properties: { n: index },
        })),
      ),
    },
    { bounds: { budget: 1000 } },
  );
  expect(derived.findings).toEqual([
    {
      kind: 'limit',
      blueprint: 'a',
      property: 'bomb',
      message: 'jq took longer than 1 s',
      entities: 0,
      entity: undefined,
    },
  ]);
  expect({ ...derived.valuesOf({ blueprint: 'a', identifier: 'x00001' }) }).toEqual({
    after: 'none!',
    plain: 1,
    twice: 2,
  });
}, 20_000);

test('of many messages the most frequent are told, and the others counted', async () => {
  const { derived } = await deriveFiles({
    'blueprints/a.yaml':
      'identifier: a\nschema: {properties: {}}\ncalculationProperties: {it: {type: string, calculation: "error(.identifier[0:2])"}}\n',
    'catalog/all.yaml': ['a', 'a', 'a', 'b', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
      .map((letter, index) => `- {blueprint: a, identifier: ${letter}${letter}${index}}\n`)
      .join(''),
  });
  expect(
    derived.findings.map(({ message, entities, entity }) => [message, entities, entity]),
  ).toEqual([
    ['aa', 3, 'aa0'],
    ['and 3 more messages, such as: ff', 3, 'ff8'],
    ['bb', 2, 'bb3'],
    ['cc', 1, 'cc5'],
    ['dd', 1, 'dd6'],
    ['ee', 1, 'ee7'],
  ]);
});
