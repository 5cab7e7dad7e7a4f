import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { createHistory } from '../../testing/create-history.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand, type CommandResult } from '../../testing/run-command.ts';

const automation = (identifier: string, event: string, condition = ''): string =>
  `identifier: ${identifier}
trigger:
  type: automation
  event: {type: ${event}, blueprintIdentifier: service}
${condition}invocationMethod: {type: STEPS, steps: [{run: "true"}]}
`;

const MODEL = {
  'blueprints/service.yaml': `identifier: service
schema: {properties: {tier: {type: string}}}
calculationProperties: {name: {type: string, calculation: '"\\(.identifier) \\(.properties.tier)"'}}
`,
  'actions/tell.yaml': automation('tell', 'ENTITY_UPDATED'),
  'actions/broken.yaml': automation(
    'broken',
    'ENTITY_DELETED',
    '  condition: {type: JQ, expressions: ["error(\\"no\\")"]}\n',
  ),
};
const service = (identifier: string, tier: string): Readonly<Record<string, string>> => ({
  [`catalog/service/${identifier}.yaml`]: `identifier: ${identifier}\nproperties: {tier: ${tier}}\n`,
});

let root = '';
let names: readonly string[] = [];

beforeAll(() => {
  root = createRepository('empty');
  names = createHistory(root, [
    { files: { ...MODEL, ...service('cart', 'gold'), ...service('mail', 'gold') }, parents: [] },
    { files: { ...MODEL, ...service('cart', 'silver'), ...service('mail', 'gold') }, parents: [0] },
    { files: { ...MODEL, ...service('cart', 'silver'), ...service('shop', 'gold') }, parents: [1] },
  ]);
});

const run = async (...words: readonly string[]): Promise<CommandResult> =>
  await runCommand(['automate', ...words], { cwd: root });

const short = (index: number): string => (names[index] ?? '').slice(0, 7);

test('what each commit did, and what it would start', async () => {
  expect(await run('--before', 'HEAD^^')).toEqual({
    code: 0,
    stdout: `${short(1)} ENTITY_UPDATED service/cart
  → tell on service/cart
${short(2)} ENTITY_DELETED service/mail
${short(2)} ENTITY_CREATED service/shop
`,
    stderr: 'note: broken: its condition fails: no\n3 events\n',
  });
});

test('up to an earlier commit, and nothing', async () => {
  const { code, stdout } = await run('--before', 'HEAD^^', '--after', 'HEAD^');
  expect([code, stdout]).toEqual([
    0,
    `${short(1)} ENTITY_UPDATED service/cart\n  → tell on service/cart\n`,
  ]);
  expect(await run('--before', 'HEAD')).toEqual({ code: 0, stdout: '', stderr: '0 events\n' });
});

test('what is not committed is no event', async () => {
  const other = createRepository('empty');
  const files = { ...MODEL, ...service('cart', 'gold') };
  createHistory(other, [
    { files, parents: [] },
    { files: { ...files, ...service('shop', 'gold') }, parents: [0] },
  ]);
  writeFileSync(`${other}/catalog/service/new.yaml`, 'identifier: new\n');
  writeFileSync(`${other}/catalog/service/cart.yaml`, 'identifier: other\n');
  expect(await runCommand(['automate', '--before', 'HEAD^'], { cwd: other })).toMatchObject({
    stdout: expect.stringMatching(/^\w{7} ENTITY_CREATED service\/shop\n$/) as string,
    stderr: '1 event\n',
  });
});

test('as lines of JSON: one event each, with the version, the commit and both sides', async () => {
  const { code, stdout, stderr } = await run('--before', 'HEAD^^', '--format', 'jsonl');
  expect([code, stderr]).toEqual([0, 'note: broken: its condition fails: no\n3 events\n']);
  expect(stdout.endsWith('}\n')).toBe(true);
  const events: unknown[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const cart = (tier: string): object => ({
    identifier: 'cart',
    blueprint: 'service',
    title: 'cart',
    team: [],
    properties: { tier, name: `cart ${tier}` },
    relations: {},
    scorecards: {},
  });
  expect(events[0]).toEqual({
    version: 1,
    commit: names[1],
    type: 'ENTITY_UPDATED',
    action: 'UPDATE',
    resourceType: 'entity',
    context: { blueprint: 'service', entity: 'cart' },
    diff: { before: cart('gold'), after: cart('silver') },
  });
  expect(events.slice(1)).toMatchObject([
    { version: 1, action: 'DELETE', context: { entity: 'mail' }, diff: { after: null } },
    { version: 1, action: 'CREATE', context: { entity: 'shop' }, diff: { before: null } },
  ]);
});

test.each<[readonly string[], string]>([
  [[], 'error: automate: since when?\n  → write `cadastre automate --before HEAD^`\n'],
  [
    ['--before', 'nowhere'],
    'error: nowhere: there is no such commit here\n  → name a branch, a tag or a commit; in CI, fetch it first (fetch-depth: 0)\n',
  ],
  [
    ['--before', 'HEAD^', '--after', '--all'],
    'error: --all: there is no such commit here\n  → name a branch, a tag or a commit; in CI, fetch it first (fetch-depth: 0)\n',
  ],
  [
    ['--before', 'HEAD^', '--format', 'json'],
    'error: --format cannot be `json`\n  → did you mean jsonl?\n',
  ],
  [
    ['--before', 'HEAD^', '--stat'],
    'error: `cadastre automate` has no option --stat\n  → did you mean --start?\n',
  ],
])('%j cannot be answered', async (words, stderr) => {
  expect(await run(...words)).toEqual({ code: 2, stdout: '', stderr });
});

test('what receivers would be told, without telling them', async () => {
  const other = createRepository('empty');
  const config = `version: 1
events:
  - {webhook: 'https://hooks.example.com/a-secret-way', secret: CADASTRE_EVENTS_SECRET}
  - {dispatch: shop/other, types: [ENTITY_CREATED]}
`;
  const files = { ...MODEL, 'cadastre.yaml': config };
  createHistory(other, [
    { files: { ...files, ...service('cart', 'gold') }, parents: [] },
    { files: { ...files, ...service('cart', 'silver'), ...service('shop', 'gold') }, parents: [0] },
  ]);
  const words = ['automate', '--send', '--dry-run', '--before', 'HEAD^'];
  const { code, stdout, stderr } = await runCommand(words, { cwd: other });
  expect([code, stderr]).toEqual([0, '2 events\n']);
  expect(stdout.replaceAll(/[0-9a-f]{32}/g, 'ID')).toBe(
    'hooks.example.com ← ENTITY_UPDATED service/cart ID\nhooks.example.com ← ENTITY_CREATED service/shop ID\nshop/other ← ENTITY_CREATED service/shop ID\n',
  );
  const { stdout: lines } = await runCommand([...words, '--format', 'jsonl'], { cwd: other });
  expect(JSON.parse(lines.split('\n')[2] ?? '')).toMatchObject({
    receiver: 'shop/other',
    message: { version: 1, event: { type: 'ENTITY_CREATED', diff: { before: null } } },
  });
});
