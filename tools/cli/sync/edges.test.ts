import { beforeEach, expect, test } from 'vitest';
import { readTexts } from '../../load/read-texts.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import { renderSyncPullRequest } from '../../reporters/sync-markdown.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { renderSyncText } from '../../reporters/sync-text.ts';
import { checkFiles } from '../../testing/check-files.ts';
import {
  createFakeCloud,
  type FakeCloud,
  type FakeResource,
} from '../../testing/create-fake-cloud.ts';
import { createMemoryJournals } from '../../testing/memory-journals.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../testing/memory-file-store.ts';
import { planAws } from './plan-aws.ts';

const ACCOUNT = '111111111111';
const REGION = 'eu-west-1';
const MAPPING = 'AWS::Lambda::EventSourceMapping';

const blueprint = (name: string, type: string, title: string): string =>
  `identifier: ${name}\ntitle: ${name}\nschema: {properties: {}}\nsync: [{aws: "${type}", title: ${title}}]\n`;

const repository = {
  'cadastre.yaml': `version: 1\naws:\n  accounts: [{id: "${ACCOUNT}"}]\n  regions: [${REGION}]\n`,
  'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/sqs.yaml': blueprint('sqs', 'AWS::SQS::Queue', '.Properties.QueueName'),
  'blueprints/lambda.yaml': blueprint('lambda', 'AWS::Lambda::Function', '.identifier'),
  'catalog/_team/checkout.yaml': 'identifier: checkout\ntitle: Checkout\n',
};

const arn = (service: string, name: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;

function resource(type: string, id: string, properties: object): FakeResource {
  return { type, account: ACCOUNT, region: REGION, id, properties: { ...properties } };
}

const queue = (name: string, properties = {}): FakeResource =>
  resource('AWS::SQS::Queue', `https://sqs/${name}`, {
    QueueName: name,
    Arn: arn('sqs', name),
    ...properties,
  });
const CART = resource('AWS::Lambda::Function', 'cart', { Arn: arn('lambda', 'function:cart') });
const POLL = resource(MAPPING, 'm1', {
  EventSourceArn: arn('sqs', 'orders'),
  FunctionName: arn('lambda', 'function:cart'),
});

const FILE = `catalog/aws/${ACCOUNT}/${REGION}/sqs/orders.yaml`;
const EDGE = `edges:
  triggers:
    lambda/${arn('lambda', 'function:cart')}:
      via: ${MAPPING} EventSourceArn
`;

let cloud: FakeCloud;
let files: MemoryFileStore;

async function sync(
  types: readonly string[] = [],
  regions: readonly string[] = [],
): Promise<SyncReport> {
  const report = await planAws({
    files,
    openCloud: () => Promise.resolve(cloud),
    selection: { accounts: [], regions, types },
    allowDeletions: true,
    journals: createMemoryJournals(),
    onProgress: () => undefined,
    onNote: () => undefined,
  });
  if (report === undefined) throw new Error('there is no plan');
  const texts = await readTexts(files, [...files.texts.keys()]);
  await files.write(toFileChanges(report.plan.changes, texts));
  return report;
}

const summary = ({ plan }: SyncReport): string[] =>
  plan.changes.flatMap((change) =>
    change.action === 'update'
      ? change.values.map(({ path, after }) => `${after === undefined ? '-' : '+'} ${path}`)
      : [`${change.action} ${change.title}`],
  );

const text = (): string => String(files.texts.get(FILE));

beforeEach(async () => {
  cloud = createFakeCloud([queue('orders'), CART, POLL]);
  files = createMemoryFileStore(repository);
  await sync();
});

test('an edge is written into the one that acts, passes the checks, and is no change again', async () => {
  expect(text()).toContain(EDGE);
  expect(await checkFiles(Object.fromEntries(files.texts))).toEqual([]);
  expect(summary(await sync())).toEqual([]);
});

test('a person reads what came and where it was seen, in the terminal and in the pull request', async () => {
  cloud.resources = [queue('orders'), CART];
  await sync();
  cloud.resources = [queue('orders'), CART, POLL];
  const report = await sync();
  const cart = `lambda/${arn('lambda', 'function:cart')}`;
  expect(renderSyncText(report, { hasColours: false, most: 5 })).toContain(
    `    ~ orders  ${REGION}\n        + triggers ${cart}  ${MAPPING} EventSourceArn\n`,
  );
  expect(renderSyncPullRequest(report).body).toContain(
    `#### Edges (1)\n\n|  | blueprint | edge | seen at |\n| --- | --- | --- | --- |\n| new | \`sqs\` | \`orders\` triggers \`${cart}\` | \`${MAPPING} EventSourceArn\` |`,
  );
});

test('an edge that is gone goes, and nothing else changes', async () => {
  const before = text();
  cloud.resources = [queue('orders'), CART];
  expect(summary(await sync())).toEqual([
    `- edges.triggers.lambda/${arn('lambda', 'function:cart')}`,
  ]);
  expect(text()).toBe(before.replace(EDGE, ''));
});

test.each(['denied', 'throttled', 'failed', 'unsupported'] as const)(
  'what was not looked at stays: connections are %s',
  async (kind) => {
    cloud.resources = [queue('orders'), CART];
    cloud.failures.set(`list ${MAPPING} ${REGION}`, kind);
    expect(summary(await sync())).toEqual([]);
    expect(text()).toContain(EDGE);
  },
);

test('a survey of one type, or of one region, forgets no edge of others', async () => {
  cloud.resources = [queue('orders'), CART];
  expect(summary(await sync(['AWS::SQS::Queue']))).toEqual([]);
  expect(summary(await sync([], [REGION]))).toEqual([]);
});

test('a survey of functions alone finds what triggers them', async () => {
  cloud.resources = [...cloud.resources, queue('mail')];
  await sync();
  const more = {
    ...POLL,
    id: 'm2',
    properties: { ...POLL.properties, EventSourceArn: arn('sqs', 'mail') },
  };
  cloud.resources = [...cloud.resources, more];
  expect(summary(await sync(['AWS::Lambda::Function']))).toEqual([
    `+ edges.triggers.lambda/${arn('lambda', 'function:cart')}`,
  ]);
});

test('what is outside becomes an entity when it is surveyed, and outside again when it is gone', async () => {
  const cart = `lambda/${arn('lambda', 'function:cart')}`;
  cloud.resources = [queue('orders'), CART];
  await sync();
  cloud.resources = [CART, POLL];
  expect(summary(await sync())).toEqual([
    `+ edges.triggered-by.${arn('sqs', 'orders')}`,
    'delete orders',
  ]);
  cloud.resources = [queue('orders'), CART, POLL];
  expect(summary(await sync())).toEqual([
    `- edges.triggered-by.${arn('sqs', 'orders')}`,
    'create orders',
  ]);
  expect(text()).toContain(cart);
});

test('comments and what people wrote around an edge stay, byte for byte', async () => {
  const person = text()
    .replace('edges:\n', 'edges: # from AWS\n  # Ann: this is the big one\n')
    .replace('title: orders\n', 'title: Orders\n\n');
  await files.write([{ path: FILE, text: person }]);
  cloud.resources = [queue('orders', { Tags: [{ Key: 'team', Value: 'checkout' }] }), CART, POLL];
  expect(summary(await sync())).toEqual(['+ edges.owned-by._team/checkout']);
  const added = '  owned-by:\n    _team/checkout:\n      via: Tags.team\n';
  expect(text().replace(added, '')).toBe(person);
});

test('the name of a table is an edge, the value of another variable goes nowhere', async () => {
  files = createMemoryFileStore({
    ...repository,
    'blueprints/table.yaml': blueprint('table', 'AWS::DynamoDB::Table', '.identifier'),
  });
  cloud.resources = [
    resource('AWS::DynamoDB::Table', 'orders', { Arn: arn('dynamodb', 'table/orders') }),
    resource('AWS::Lambda::Function', 'cart', {
      Arn: arn('lambda', 'function:cart'),
      Environment: { Variables: { TABLE: 'orders', PASSWORD: 'hunter2' } },
    }),
  ];
  const report = await sync();
  const written = [...files.texts.values()].join('\n') + JSON.stringify(report);
  expect(written).toContain(
    `table/${arn('dynamodb', 'table/orders')}:\n      via: Environment.Variables.TABLE\n      certainty: likely\n`,
  );
  expect(written).not.toContain('hunter2');
});

test('types that are left out are not called, and their edges go', async () => {
  const config = `${repository['cadastre.yaml']}  without: ["${MAPPING}"]\n`;
  await files.write([{ path: 'cadastre.yaml', text: config }]);
  const { scopes, ...report } = await sync();
  expect(scopes.map(({ type }) => type)).not.toContain(MAPPING);
  expect(summary({ scopes, ...report })).toHaveLength(1);
});
