import { describe, expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

const thing = (name: string, relations = ''): string =>
  `identifier: ${name}\ntitle: ${name}\nschema: {properties: {size: {type: number, title: Size}}}\n${relations}`;

const FILES = {
  'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/queue.yaml': thing('queue'),
  'blueprints/fn.yaml': thing(
    'fn',
    'relations: {role: {target: role}, uses: {target: queue, many: true}}\n',
  ),
  'blueprints/role.yaml': thing('role'),
  'catalog/_team/pay.yaml': 'identifier: pay\ntitle: Pay "fast" | <b>\n',
  'catalog/queue/in.yaml':
    'identifier: in\nedges: {triggers: {fn/cart: {via: Mapping EventSourceArn}}}\nteam: pay\n',
  'catalog/queue/out.yaml': 'identifier: out\nteam: pay\n',
  'catalog/fn/cart.yaml': `identifier: cart
title: Cart
team: pay
properties: {size: 3}
relations: {role: r, uses: [out]}
edges:
  runs-as: {role/r: {via: Role}}
  triggered-by: {"arn:aws:events:x": {via: Permission SourceArn, certainty: likely, external: true}}
`,
  'catalog/role/r.yaml': 'identifier: r\n',
};
const root = createRepository('empty', FILES);

async function run(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(words, { cwd: root });
  return code === 0 ? stdout : stderr;
}

test('a tree in which everything stands once', async () => {
  expect(await run('graph', 'fn/cart')).toBe(`fn Cart
├─ ← triggered by arn:aws:events:x  likely · Permission SourceArn
├─ ← triggered by queue in  Mapping EventSourceArn
│  └─ → owned by _team Pay "fast" | <b>  see above
├─ → owned by _team Pay "fast" | <b>
├─ → runs as role r  Role
└─ → uses queue out
   └─ → owned by _team Pay "fast" | <b>  see above
`);
});

test.each([
  [
    'in',
    'fn Cart\n├─ ← triggered by arn:aws:events:x  likely · Permission SourceArn\n└─ ← triggered by queue in  Mapping EventSourceArn\n',
  ],
  [
    'out',
    'fn Cart\n├─ → owned by _team Pay "fast" | <b>\n├─ → runs as role r  Role\n└─ → uses queue out\n   └─ → owned by _team Pay "fast" | <b>  see above\n',
  ],
])('only what is %s', async (direction, expected) => {
  expect(await run('graph', 'Cart', '--direction', direction, '--depth', '1')).toBe(expected);
});

test('what is further away is counted', async () => {
  expect(await run('graph', 'queue/in', '--depth', '1')).toContain('… and 3 entities further away');
  expect(await run('graph', 'queue/in', '--most', '2')).toContain('… and 1 entity further away');
});

test('mermaid: no name is Mermaid or HTML', async () => {
  expect(await run('graph', 'queue/out', '--depth', '1', '--format', 'mermaid')).toBe(
    `flowchart LR
  n0["queue out"]
  n1["fn Cart"]
  n2["_team Pay #34;fast#34; #124; #60;b#62;"]
  n1 -->|"uses"| n0
  n0 -->|"owned-by"| n2
  n1 -->|"owned-by"| n2
  style n0 stroke-width:3px
`,
  );
});

test('dot: no name ends its quotes', async () => {
  const text = await run('graph', 'queue/out', '--depth', '1', '--format', 'dot');
  expect(text).toContain(String.raw`[label="_team Pay \"fast\" | <b>"];`);
});

test('json', async () => {
  const output = JSON.parse(await run('graph', 'fn/cart', '--depth', '1', '--format', 'json'));
  expect(output).toMatchObject({ version: 1, start: 'fn/cart', omitted: 0 });
  expect(output.nodes[0]).toEqual({
    id: 'fn/cart',
    title: 'Cart',
    blueprint: 'fn',
    identifier: 'cart',
    file: 'catalog/fn/cart.yaml',
  });
  expect(output.links[0]).toEqual({
    from: 'arn:aws:events:x',
    to: 'fn/cart',
    kind: 'triggers',
    via: ['Permission SourceArn'],
    certainty: 'likely',
  });
});

test('show', async () => {
  expect(await run('show', 'cart')).toBe(`Cart  fn
  cart
  catalog/fn/cart.yaml:1

  Size  3

← triggered by
  arn:aws:events:x  likely · Permission SourceArn
  queue in          Mapping EventSourceArn

→ owned by
  _team Pay "fast" | <b>

→ runs as
  role r  Role

→ uses
  queue out
`);
  const output = JSON.parse(await run('show', 'cart', '--format', 'json'));
  expect(output.entity).toMatchObject({ identifier: 'cart', properties: { size: 3 } });
  expect(output).toMatchObject({
    version: 1,
    blueprint: 'fn',
    file: 'catalog/fn/cart.yaml',
    line: 1,
  });
});

describe('what cannot be shown', () => {
  test.each([
    [['graph'], 'error: graph of what?\n  → write `cadastre graph BLUEPRINT/ID`\n'],
    [['show', 'crat'], 'error: there is no entity `crat`\n  → did you mean `cart`?\n'],
    [
      ['graph', 'cart', '--depth', '0'],
      'error: --depth 0: not a whole number above zero\n  → write --depth 2\n',
    ],
  ])('%j', async (words, expected) => {
    expect(await run(...words)).toBe(expected);
  });

  test('a name that two have', async () => {
    const other = createRepository('empty', {
      ...FILES,
      'catalog/queue/cart.yaml': 'identifier: cart\n',
    });
    const { stderr, code } = await runCommand(['show', 'cart'], { cwd: other });
    expect([code, stderr]).toEqual([
      2,
      'error: `cart` may be one of 2 entities\n  → write one of: fn/cart, queue/cart\n',
    ]);
  });
});
