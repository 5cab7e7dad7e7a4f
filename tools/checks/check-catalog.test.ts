import { describe, expect, test } from 'vitest';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { BASELINE_FILE } from './baseline.ts';
import { checkCatalog, type CheckRequest } from './check-catalog.ts';
import { fixAll } from './fix-all.ts';

type Files = Readonly<Record<string, string>>;

const MODEL: Files = {
  'blueprints/team.yaml': 'identifier: _team\nschema: {properties: {}}\n',
  'blueprints/service.yaml': `identifier: Service
schema:
  properties:
    tier: {type: string, enum: [gold, silver]}
    replicas: {type: number}
    note: {type: string}
relations:
  uses: {target: Service, many: true}
  parent: {target: Service, hierarchical: true}
`,
  'catalog/_team/shop.yaml': 'identifier: shop\n',
  'catalog/Service/cart.yaml': 'identifier: cart\nteam: shop\nproperties: {tier: gold}\n',
};

async function run(files: Files, more: Partial<CheckRequest> = {}): Promise<string[]> {
  const store = createMemoryFileStore({ ...MODEL, ...files });
  const { found } = await checkCatalog({ store, layout: { kind: 'repository' }, ...more });
  return found.map(
    ({ diagnostic: { code, severity, location } }) =>
      `${location.file}:${location.line} ${severity} ${code}`,
  );
}

const before = (files: Files): Partial<CheckRequest> => ({
  base: createMemoryFileStore({ ...MODEL, ...files }),
});

describe('a comment silences one code on one line', () => {
  const cart = (lines: string): Files => ({
    'catalog/Service/cart.yaml': `identifier: cart\n${lines}`,
  });

  test.each<[string, string, string[]]>([
    ['behind the value', 'team: shp # cadastre-ignore entity/unknown-team: moves on Monday\n', []],
    ['above it', '# cadastre-ignore entity/unknown-team: moves\nteam: shp\n', []],
    [
      'above it, with another comment',
      '# cadastre-ignore entity/unknown-team: moves\n# and\nteam: shp\n',
      [],
    ],
    [
      'without a reason',
      'team: shp # cadastre-ignore entity/unknown-team\n',
      ['2 error entity/unknown-team', '2 error silence/no-reason'],
    ],
    [
      'no such check',
      'team: shp # cadastre-ignore entity/unknown-tem: x\n',
      ['2 error entity/unknown-team', '2 error silence/unknown-code'],
    ],
    [
      'nothing to silence',
      'team: shop # cadastre-ignore entity/unknown-team: x\n',
      ['2 warning silence/unused'],
    ],
    ['in a text it is no comment', 'title: "write # cadastre-ignore x: y"\n', []],
    ['nor in a block text', 'icon: |\n  # cadastre-ignore x: y\n  a\n', []],
    [
      'a name that every object has is no check',
      'team: shop # cadastre-ignore toString: x\n',
      ['2 error silence/unknown-code'],
    ],
    [
      'another line',
      '# cadastre-ignore entity/unknown-team: x\ntitle: a\nteam: shp\n',
      ['2 warning silence/unused', '4 error entity/unknown-team'],
    ],
    [
      'one of two',
      'team: [shp, shp2] # cadastre-ignore entity/unknown-key: x\n',
      ['2 error entity/unknown-team', '2 error entity/unknown-team', '2 warning silence/unused'],
    ],
  ])('%s', async (_, lines, expected) => {
    expect(await run(cart(lines))).toEqual(
      expected.map((line) => `catalog/Service/cart.yaml:${line}`),
    );
  });
});

test('the text of a file is at hand where a comment is all that is wrong with it', async () => {
  const file = 'catalog/Service/cart.yaml';
  const text = 'identifier: cart # cadastre-ignore entity/unknown-team: old\n';
  const store = createMemoryFileStore({ ...MODEL, [file]: text });
  const { texts } = await checkCatalog({ store, layout: { kind: 'repository' } });
  expect([...texts]).toEqual([[file, text]]);
});

test.each(['link-outside', 'other'] as const)('nothing of a %s is ever read', async (kind) => {
  const links = ['catalog/Service/link.yaml', 'cadastre.yaml'];
  const files = createMemoryFileStore({ ...MODEL, 'catalog/Service/link.yaml': 'a: 1\n' });
  const read: string[] = [];
  const { found, texts } = await checkCatalog({
    layout: { kind: 'repository' },
    store: {
      ...files,
      list: async (...folders) =>
        (await files.list(...folders)).map((each) =>
          links.includes(each.path) ? { ...each, kind } : each,
        ),
      find: async (path) => (links.includes(path) ? { path, kind } : await files.find(path)),
      readAll: (paths) => {
        read.push(...paths);
        return files.readAll(paths);
      },
    },
  });
  expect(found.map(({ diagnostic }) => diagnostic.location.file).toSorted()).toEqual(
    links.toSorted(),
  );
  expect([...read, ...texts.keys()].filter((path) => links.includes(path))).toEqual([]);
});

describe('cadastre.yaml sets severities', () => {
  const broken = { 'catalog/Service/cart.yaml': 'identifier: cart\nteam: shp\n' };
  test.each<[string, string, string[]]>([
    ['by default', '', ['catalog/Service/cart.yaml:2 error entity/unknown-team']],
    [
      'for all',
      'checks: {entity/unknown-team: warning}\n',
      ['catalog/Service/cart.yaml:2 warning entity/unknown-team'],
    ],
    ['off', 'checks: {entity/unknown-team: "off"}\n', []],
    [
      'a name that every object has is no check',
      'checks: {entity/unknown-team: "off", constructor: "off"}\n',
      ['cadastre.yaml:2 error config/unknown-code'],
    ],
    [
      'by glob, the first that matches',
      'checks:\n  entity/unknown-team:\n    - {severity: off, files: ["catalog/Service/**"]}\n    - {severity: warning, files: ["**"]}\n',
      [],
    ],
    [
      'by a glob of other files',
      'checks:\n  entity/unknown-team: [{severity: off, files: ["catalog/System/**"]}]\n',
      ['catalog/Service/cart.yaml:2 error entity/unknown-team'],
    ],
    [
      'no such check',
      'checks: {entity/unknown-tema: off}\n',
      [
        'cadastre.yaml:2 error config/unknown-code',
        'catalog/Service/cart.yaml:2 error entity/unknown-team',
      ],
    ],
  ])('%s', async (_, lines, expected) => {
    expect(await run({ ...broken, 'cadastre.yaml': `version: 1\n${lines}` })).toEqual(expected);
  });
});

describe('a baseline', () => {
  const broken: Files = {
    'catalog/Service/cart.yaml': 'identifier: cart\nteam: shp\nproperties: {tier: brass}\n',
  };

  async function baselineOf(files: Files): Promise<string> {
    const store = createMemoryFileStore({ ...MODEL, ...files });
    return (await checkCatalog({ store, layout: { kind: 'repository' } })).renderBaseline();
  }

  test('holds what is wrong, wherever its lines move', async () => {
    const baseline = await baselineOf(broken);
    expect(await run(broken, { baseline })).toEqual([]);
    const moved = {
      'catalog/Service/cart.yaml': `# a\n\n# b\n${broken['catalog/Service/cart.yaml']}`,
    };
    expect(await run(moved, { baseline })).toEqual([]);
  });

  test('what is new is reported, what is mended is stale', async () => {
    const baseline = await baselineOf(broken);
    const changed = {
      'catalog/Service/cart.yaml':
        'identifier: cart\nteam: shop\nproperties: {tier: brass, note: 1}\n',
    };
    expect(await run(changed, { baseline })).toEqual([
      `${BASELINE_FILE}:11 warning baseline/stale`,
      'catalog/Service/cart.yaml:3 error entity/invalid-property',
    ]);
  });

  test('a second of the same kind is not in it', async () => {
    const one = { 'catalog/Service/cart.yaml': 'identifier: cart\nteam: [shp]\n' };
    const two = { 'catalog/Service/cart.yaml': 'identifier: cart\nteam: [shp, shp]\n' };
    expect(await run(two, { baseline: await baselineOf(one) })).toEqual([
      'catalog/Service/cart.yaml:2 error entity/unknown-team',
    ]);
  });

  test.each<[string, string, string[]]>([
    ['no JSON', '{', ['baseline/invalid']],
    ['another version', '{"version": 2, "findings": []}', ['baseline/invalid']],
    [
      'a row without a message',
      '{"version": 1, "findings": [{"file": "a"}]}',
      ['baseline/invalid'],
    ],
    [
      'no such check',
      '{"version": 1, "findings": [{"file": "a", "code": "entity/nope", "message": "m"}]}',
      ['baseline/unknown-code'],
    ],
  ])('%s', async (_, baseline, codes) => {
    const found = await run({}, { baseline });
    expect(found.map((line) => line.split(' ').at(-1))).toEqual(codes);
  });

  test('one that cannot be read says so, and not that it is of another version', async () => {
    const store = createMemoryFileStore(MODEL);
    const layout = { kind: 'repository' } as const;
    const { found } = await checkCatalog({ store, layout, baseline: '{"version": 1,' });
    expect(found.map(({ diagnostic }) => diagnostic.message)).toEqual([
      expect.stringMatching(/^the baseline cannot be read: flow map/),
    ]);
  });
});

describe('since a revision only what the change brought is reported', () => {
  const orders: Files = {
    'catalog/Service/orders.yaml': 'identifier: orders\nrelations: {uses: [cart]}\nteam: shp\n',
  };

  test('old problems are not, wherever they stand now', async () => {
    expect(await run(orders)).toHaveLength(1);
    expect(await run(orders, before(orders))).toEqual([]);
    const moved = {
      'catalog/Service/orders.yaml': `# moved\n${orders['catalog/Service/orders.yaml']}`,
    };
    expect(await run(moved, before(orders))).toEqual([]);
  });

  test('a removed entity breaks its referrers in files that nobody touched', async () => {
    const store = createMemoryFileStore({ ...MODEL, ...orders });
    await store.write([{ path: 'catalog/Service/cart.yaml', text: undefined }]);
    const { found } = await checkCatalog({
      store,
      layout: { kind: 'repository' },
      ...before(orders),
    });
    expect(found.map(({ diagnostic }) => diagnostic)).toMatchObject([
      {
        code: 'entity/relation-to-nothing',
        location: { file: 'catalog/Service/orders.yaml', line: 2 },
      },
    ]);
  });

  test('another type of a property that has values', async () => {
    const retyped = {
      'blueprints/service.yaml': MODEL['blueprints/service.yaml']?.replace(
        'tier: {type: string, enum: [gold, silver]}',
        'tier: {type: array, items: {type: string}}',
      ),
    } as Files;
    expect(await run(retyped, before({}))).toEqual([
      'blueprints/service.yaml:4 warning blueprint/changed-property',
      'catalog/Service/cart.yaml:3 error entity/invalid-property',
    ]);
  });
});

describe('--fix', () => {
  async function fix(files: Files): Promise<[fixed: number, left: string[], texts: Files]> {
    const store = createMemoryFileStore({ ...MODEL, ...files });
    const request: CheckRequest = { store, layout: { kind: 'repository' } };
    const { result, fixed } = await fixAll(request, await checkCatalog(request), () => true);
    const texts = Object.fromEntries(
      Object.keys(files).map((path) => [path, String(store.texts.get(path))]),
    );
    return [fixed, result.found.map(({ diagnostic }) => diagnostic.code), texts];
  }

  test.each<[string, string, string]>([
    [
      'a key in another case',
      'identifier: cart\nTitle: Cart # c\n',
      'identifier: cart\ntitle: Cart # c\n',
    ],
    [
      'a property, in its quotes',
      'identifier: cart\nproperties: {"Tier": gold}\n',
      'identifier: cart\nproperties: {"tier": gold}\n',
    ],
    [
      'a value of an enum',
      "identifier: cart\nproperties:\n  tier: 'Gold'\n",
      "identifier: cart\nproperties:\n  tier: 'gold'\n",
    ],
    [
      'a string that looks like a number',
      'identifier: cart\nproperties:\n  note: 012 # two\n',
      'identifier: cart\nproperties:\n  note: "012" # two\n',
    ],
    [
      'one for a list',
      'identifier: cart\nrelations:\n  uses: cart # itself\n',
      'identifier: cart\nrelations:\n  uses:\n    - cart # itself\n',
    ],
    [
      'a list of one',
      'identifier: cart\nrelations:\n  parent: []\n',
      'identifier: cart\nrelations:\n  parent: []\n',
    ],
    [
      'an identifier in another case',
      'identifier: cart\nrelations: {uses: [Cart]}\n',
      'identifier: cart\nrelations: {uses: [cart]}\n',
    ],
    ['a team', 'identifier: cart\nteam: Shop\n', 'identifier: cart\nteam: shop\n'],
    ['a byte order mark', '\uFEFFidentifier: cart\n', 'identifier: cart\n'],
    [
      'typographic quotes',
      'identifier: cart\nproperties: {“tier”: “gold”}\n',
      'identifier: cart\nproperties: {"tier": "gold"}\n',
    ],
    [
      'what is only near is a guess',
      'identifier: cart\ntitel: Cart\n',
      'identifier: cart\ntitel: Cart\n',
    ],
    [
      'a key that is there already, in one of two documents',
      'identifier: cart\nrelations: {uses: [cart], Uses: [cart]}\n---\nidentifier: b\n',
      'identifier: cart\nrelations: {uses: [cart], Uses: [cart]}\n---\nidentifier: b\n',
    ],
    [
      'nothing beside a document that cannot be read',
      'identifier: cart\nrelations: {uses: cart}\n---\na: [\n',
      'identifier: cart\nrelations: {uses: cart}\n---\na: [\n',
    ],
    [
      'two in one file',
      'identifier: cart\nTitle: a\nproperties:\n  Tier: GOLD\n',
      'identifier: cart\ntitle: a\nproperties:\n  tier: gold\n',
    ],
  ])('%s', async (_, text, expected) => {
    const [, , texts] = await fix({ 'catalog/Service/cart.yaml': text });
    expect(texts['catalog/Service/cart.yaml']).toBe(expected);
  });

  test('nothing is left that it could mend', async () => {
    const [fixed, left] = await fix({
      'catalog/Service/cart.yaml': 'identifier: cart\nTeam: Shop\nproperties:\n  Note: on\n',
      'catalog/orders.yaml': 'identifier: orders\nproperties: {tier: gold}\n',
    });
    expect(left).toEqual([]);
    expect(fixed).toBeGreaterThan(3);
  });
});
