import { beforeEach, describe, expect, test } from 'vitest';
import { readTexts } from '../../load/read-texts.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import {
  createFakeCloud,
  type FakeCloud,
  type FakeResource,
} from '../../testing/create-fake-cloud.ts';
import { checkFiles } from '../../testing/check-files.ts';
import { createMemoryJournals } from '../../testing/memory-journals.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../testing/memory-file-store.ts';
import { planAws } from './plan-aws.ts';

const ACCOUNT = '111111111111';
const REGION = 'eu-west-1';

const repository = {
  'cadastre.yaml': `version: 1\naws:\n  accounts: [{id: "${ACCOUNT}", name: shop}]\n  regions: [${REGION}]\n`,
  'blueprints/region.yaml':
    'identifier: region\ntitle: Region\nschema: {properties: {}}\nsync: [{aws: AWS::Region, identifier: .Properties.Name}]\n',
  'blueprints/account.yaml':
    'identifier: awsAccount\ntitle: Account\nschema: {properties: {}}\nsync: [{aws: AWS::Account, identifier: .Properties.Id, title: .Properties.Name}]\n',
  'blueprints/sqs.yaml': `identifier: sqs
title: Queue
schema:
  properties:
    arn: {type: string}
    delay: {type: number}
    owners: {type: array, items: {type: string}}
    kind: {type: string, enum: [standard, fifo]}
    runbook: {type: string}
relations:
  region: {target: region}
  account: {target: awsAccount}
  deadLetterQueue: {target: sqs}
sync:
  - aws: AWS::SQS::Queue
    title: .Properties.QueueName
    properties:
      arn: .Properties.Arn
      delay: .Properties.DelaySeconds
      owners: .Properties.Owners
      kind: if .Properties.FifoQueue then "fifo" else .Properties.Kind end
    relations:
      region: .region
      account: .account
      deadLetterQueue: .Properties.RedrivePolicy.deadLetterTargetArn
`,
};

function queue(name: string, properties: Readonly<Record<string, unknown>> = {}): FakeResource {
  const arn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
  return {
    type: 'AWS::SQS::Queue',
    account: ACCOUNT,
    region: REGION,
    id: `https://sqs/${name}`,
    properties: { QueueName: name, Arn: arn, ...properties },
  };
}

const arnOf = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
const FILE = `catalog/aws/${ACCOUNT}/${REGION}/sqs/orders.yaml`;

let cloud: FakeCloud;
let files: MemoryFileStore;

async function plan(allowDeletions = false): Promise<SyncReport> {
  const report = await planAws({
    files,
    journals: createMemoryJournals(),
    openCloud: () => Promise.resolve(cloud),
    selection: { accounts: [], regions: [], types: [] },
    allowDeletions,
    onProgress: () => undefined,
    onNote: () => undefined,
  });
  if (report === undefined) throw new Error('there is no plan');
  return report;
}

/** Plans and writes; answers `action identifier` of every change. */
async function syncOnce(allowDeletions = false): Promise<string[]> {
  const report = await plan(allowDeletions);
  await files.write(
    toFileChanges(report.plan.changes, await readTexts(files, [...files.texts.keys()])),
  );
  return report.plan.changes.map(({ action, identifier }) => `${action} ${identifier}`);
}

const textOf = (path: string): string => String(files.texts.get(path));

beforeEach(() => {
  cloud = createFakeCloud([
    queue('orders', {
      DelaySeconds: 5,
      RedrivePolicy: { deadLetterTargetArn: arnOf('orders-dlq') },
    }),
    queue('orders-dlq', { Owners: ['b', 'a'] }),
    queue('mail', { RedrivePolicy: { deadLetterTargetArn: arnOf('elsewhere') } }),
  ]);
  files = createMemoryFileStore(repository);
});

test('a first survey writes entities that pass the checks, a second changes nothing', async () => {
  expect(await syncOnce()).toEqual([
    'create eu-west-1',
    'create global',
    'create 111111111111',
    `create ${arnOf('mail')}`,
    `create ${arnOf('orders')}`,
    `create ${arnOf('orders-dlq')}`,
  ]);
  expect(textOf(FILE)).toBe(`identifier: ${arnOf('orders')}
blueprint: sqs
title: orders
properties:
  arn: ${arnOf('orders')}
  delay: 5
relations:
  region: eu-west-1
  account: "111111111111"
  deadLetterQueue: ${arnOf('orders-dlq')}
edges:
  on-failure:
    sqs/${arnOf('orders-dlq')}:
      via: RedrivePolicy.deadLetterTargetArn
source:
  aws: AWS::SQS::Queue
  account: "111111111111"
  region: eu-west-1
  id: https://sqs/orders
`);
  expect(await checkFiles(Object.fromEntries(files.texts))).toEqual([]);
  const second = await plan();
  expect(second.plan).toMatchObject({ changes: [], held: [], unchanged: 6, external: 1 });
});

test('order does not matter: lists, arrays and keys shuffled are no change', async () => {
  await syncOnce();
  cloud.resources = cloud.resources.toReversed().map((each) => ({
    ...each,
    properties: Object.fromEntries(
      Object.entries(each.properties)
        .toReversed()
        .map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
    ),
  }));
  expect(await syncOnce()).toEqual([]);
});

test('one property upstream is one line here', async () => {
  await syncOnce();
  cloud.resources = cloud.resources.map((each) =>
    each.id.endsWith('/orders') ? queue('orders', { ...each.properties, DelaySeconds: 9 }) : each,
  );
  const { plan: found } = await plan();
  expect(
    found.changes.map(({ action, ...change }) => [action, 'values' in change ? change.values : []]),
  ).toEqual([['update', [{ path: 'properties.delay', before: 5, after: 9 }]]]);
});

describe('what people wrote', () => {
  const edited = `# Orders come in here.
identifier: ${arnOf('orders')}
blueprint: sqs
title: The orders queue

source: {aws: AWS::SQS::Queue, account: "111111111111", region: eu-west-1, id: https://sqs/orders}
properties:
    runbook: https://example.com/orders   # ask Ann
    delay: 5   # seconds
    arn: ${arnOf('orders')}
relations:
  deadLetterQueue: "${arnOf('orders-dlq')}"
  account: "111111111111"
  region: eu-west-1
edges:
  on-failure:
    sqs/${arnOf('orders-dlq')}:
      via: RedrivePolicy.deadLetterTargetArn
`;

  test('comments, order, title, extra properties and quotes are no change', async () => {
    await syncOnce();
    await files.write([{ path: FILE, text: edited }]);
    expect(await syncOnce()).toEqual([]);
    expect(textOf(FILE)).toBe(edited);
  });

  test('a change touches its own line only, also after the file was moved', async () => {
    await syncOnce();
    await files.write([
      { path: FILE, text: undefined },
      { path: 'catalog/mine/orders.yaml', text: edited },
    ]);
    cloud.resources = cloud.resources.map((each) =>
      each.id.endsWith('/orders') ? queue('orders', { ...each.properties, DelaySeconds: 9 }) : each,
    );
    expect(await syncOnce()).toEqual([`update ${arnOf('orders')}`]);
    expect(textOf('catalog/mine/orders.yaml')).toBe(edited.replace('delay: 5 ', 'delay: 9 '));
  });

  test('a file that was moved is found again: nothing is written anew, and it goes when AWS says so', async () => {
    await syncOnce();
    const moved = 'catalog/mine/anything at all.yaml';
    await files.write([
      { path: moved, text: textOf(FILE) },
      { path: FILE, text: undefined },
    ]);
    expect(await syncOnce()).toEqual([]);
    cloud.resources = cloud.resources.filter(({ id }) => !id.endsWith('/orders'));
    expect(await syncOnce()).toEqual([`delete ${arnOf('orders')}`]);
    expect(files.texts.has(moved)).toBe(false);
  });

  test('a deletion says what goes with it and who still points there', async () => {
    await syncOnce();
    await files.write([
      { path: FILE, text: edited },
      {
        path: 'blueprints/team.yaml',
        text: 'identifier: app\ntitle: App\nschema: {properties: {}}\nrelations: {queue: {target: sqs}}\n',
      },
      {
        path: 'catalog/app/cart.yaml',
        text: `identifier: cart\nrelations: {queue: "${arnOf('orders')}"}\n`,
      },
    ]);
    cloud.resources = cloud.resources.filter(({ id }) => !id.endsWith('/orders'));
    const { plan: found } = await plan();
    expect(found.changes).toMatchObject([
      { action: 'delete', file: FILE, authored: ['properties.runbook'], referrers: ['app/cart'] },
    ]);
  });
});

describe('deletions', () => {
  test('a resource that is gone goes, and with it what pointed to it', async () => {
    await syncOnce();
    cloud.resources = cloud.resources.filter(({ id }) => !id.endsWith('orders-dlq'));
    expect(await syncOnce()).toEqual([
      `update ${arnOf('orders')}`,
      `delete ${arnOf('orders-dlq')}`,
    ]);
    expect(textOf(FILE)).not.toContain('deadLetterQueue');
    expect(files.texts.has(FILE.replace('orders', 'orders-dlq'))).toBe(false);
  });

  test.each(['denied', 'throttled', 'failed', 'absent-in-region', 'unsupported'] as const)(
    'a scope that is %s deletes nothing',
    async (kind) => {
      await syncOnce();
      cloud.resources = [queue('mail')];
      cloud.failures.set('get https://sqs/mail', kind);
      const report = await plan(true).catch((error: unknown) => String(error));
      const changes = typeof report === 'string' ? [] : report.plan.changes;
      expect(changes.filter(({ action }) => action === 'delete')).toEqual([]);
    },
  );

  test('a list that leaves out what exists is not believed', async () => {
    await syncOnce();
    cloud.unlisted.add('https://sqs/orders');
    cloud.resources = cloud.resources.filter(({ id }) => !id.endsWith('/mail'));
    const { plan: found, scopes } = await plan();
    expect(found.changes).toEqual([]);
    expect(scopes).toMatchObject([
      { state: 'truncated?', reason: expect.stringContaining('ends at 1') },
    ]);
  });

  test('more than the limits allow is held back, until a person says so', async () => {
    cloud.resources = Array.from({ length: 12 }, (_, index) => queue(`q${index}`));
    await syncOnce();
    cloud.resources = cloud.resources.slice(0, 4);
    const { plan: found } = await plan();
    expect([found.changes.length, found.held.length]).toEqual([0, 8]);
    expect((await syncOnce(true)).length).toBe(8);
  });

  test('what points to what is held back stays with it', async () => {
    const dlqs = Array.from({ length: 8 }, (_, index) => queue(`dlq${index}`));
    const users = dlqs.map((_, index) =>
      queue(`q${index}`, { RedrivePolicy: { deadLetterTargetArn: arnOf(`dlq${index}`) } }),
    );
    cloud.resources = [...dlqs, ...users];
    await syncOnce();
    cloud.resources = users;
    const { plan: found } = await plan();
    expect([found.changes, found.held.length]).toEqual([[], 8]);
    expect((await syncOnce(true)).filter((row) => row.startsWith('update')).length).toBe(8);
  });
});

test('where nothing could be read, the run stops', async () => {
  cloud.failures.set(`list AWS::SQS::Queue ${REGION}`, 'no-credentials');
  await expect(plan()).rejects.toThrow('none of 1 scopes could be read');
});

test('a value that the blueprint does not allow is left out and said so', async () => {
  cloud.resources = [queue('odd', { Kind: 'express', DelaySeconds: 'soon' })];
  const report = await plan();
  expect(report.warnings.map(({ path }) => path)).toEqual(['properties.delay', 'properties.kind']);
});

test.each(['constructor', 'toString', 'hasOwnProperty'])(
  'a property called %s is one like any other',
  async (name) => {
    const blueprint = repository['blueprints/sqs.yaml']
      .replace('    runbook:', `    "${name}": {type: number}\n    runbook:`)
      .replace(
        '      delay: .Prop',
        `      "${name}": .Properties.DelaySeconds\n      delay: .Prop`,
      );
    files = createMemoryFileStore({ ...repository, 'blueprints/sqs.yaml': blueprint });
    const [first, second] = [await syncOnce(), await syncOnce()];
    expect([first.length, second]).toEqual([6, []]);
    cloud.resources = [queue('orders'), ...cloud.resources.slice(1)];
    expect(await syncOnce()).toEqual([`update ${arnOf('orders')}`]);
  },
);

test('a program that is not jq is named with its place', async () => {
  const broken = repository['blueprints/sqs.yaml'].replace(
    'delay: .Properties.DelaySeconds',
    'delay: .Properties | nonsense',
  );
  files = createMemoryFileStore({ ...repository, 'blueprints/sqs.yaml': broken });
  await expect(plan()).rejects.toThrow(
    'blueprints/sqs.yaml: `sync.0.properties.delay` is not a jq program: nonsense/0 is not defined',
  );
});

test('a catalog with a file that cannot be read is not synced', async () => {
  files = createMemoryFileStore({ ...repository, 'catalog/broken.yaml': 'a: [\n' });
  await expect(plan()).rejects.toThrow('catalog/broken.yaml:1:4');
});
