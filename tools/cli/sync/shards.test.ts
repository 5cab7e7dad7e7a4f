import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import { readTexts } from '../../load/read-texts.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import type { CloudFailureKind } from '../../ports/cloud.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import {
  createFakeCloud,
  type FakeCloud,
  type FakeResource,
} from '../../testing/create-fake-cloud.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../testing/memory-file-store.ts';
import { createMemoryJournals, type MemoryJournals } from '../../testing/memory-journals.ts';
import { findAccounts } from './find-accounts.ts';
import { planAws } from './plan-aws.ts';
import { planShards } from './plan-shards.ts';
import { surveyAws } from './survey-aws.ts';

const ACCOUNTS = ['111111111111', '222222222222'];
const REGIONS = ['eu-west-1', 'us-east-1'];

const blueprint = (identifier: string, type: string, properties = ''): string =>
  `identifier: ${identifier}\ntitle: ${identifier}\nschema: {properties: {size: {type: number}}}\nrelations: {region: {target: region}}\nsync: [{aws: "${type}", properties: {size: .Properties.Size}, relations: {region: .region}${properties}}]\n`;

const CONFIG = `version: 1\naws: {accounts: [{id: "${ACCOUNTS[0]}"}, {id: "${ACCOUNTS[1]}", name: two}], regions: [${REGIONS.join(', ')}], deletions: {share: 1, count: 1000}}\n`;
const repository = {
  'cadastre.yaml': CONFIG,
  'blueprints/region.yaml':
    'identifier: region\ntitle: Region\nschema: {properties: {}}\nsync: [{aws: AWS::Region, identifier: .Properties.Name}]\n',
  'blueprints/queue.yaml': blueprint('queue', 'AWS::SQS::Queue'),
  'blueprints/role.yaml': blueprint('role', 'AWS::IAM::Role'),
  'blueprints/bucket.yaml': blueprint('bucket', 'AWS::S3::Bucket'),
  'blueprints/group.yaml': blueprint('group', 'AWS::Logs::LogGroup'),
  // Its parents are surveyed for it alone.
  'blueprints/route.yaml': blueprint('route', 'AWS::ApiGatewayV2::Route'),
};

const SORTS = ['queue', 'role', 'bucket', 'group', 'api', 'route'] as const;
type Sort = (typeof SORTS)[number];

interface Seed {
  readonly sort: Sort;
  readonly account: number;
  readonly region: number;
  readonly name: number;
  readonly size: number;
}

/** The resource of a seed; a route belongs to an API, which comes with it. */
function resourcesOf({ sort, account, region, name, size }: Seed): readonly FakeResource[] {
  const at = { account: ACCOUNTS[account] ?? '', region: REGIONS[region] ?? '' };
  const id = `${sort}-${name}`;
  const arn = (service: string, resource = id): string =>
    `arn:aws:${service}:${at.region}:${at.account}:${resource}`;
  const api = `api-${name % 3}-${account}${region}`;
  const parent = { type: 'AWS::ApiGatewayV2::Api', ...at, id: api, properties: { ApiId: api } };
  switch (sort) {
    case 'queue':
      return [{ type: 'AWS::SQS::Queue', ...at, id, properties: { Arn: arn('sqs'), Size: size } }];
    case 'role': {
      const properties = { Arn: `arn:aws:iam::${at.account}:role/${id}`, Size: size };
      return [{ type: 'AWS::IAM::Role', account: at.account, region: 'us-east-1', id, properties }];
    }
    case 'bucket': {
      const bucket = `${id}-${at.account}-${at.region}`;
      const properties = { Arn: `arn:aws:s3:::${bucket}`, Size: size };
      return [{ type: 'AWS::S3::Bucket', ...at, id: bucket, properties }];
    }
    case 'group':
      return [
        { type: 'AWS::Logs::LogGroup', ...at, id, properties: { Arn: arn('logs'), Size: size } },
      ];
    case 'api':
      return [parent];
    case 'route': {
      const properties = { ApiId: api, RouteId: id, Size: size };
      return [parent, { type: 'AWS::ApiGatewayV2::Route', ...at, id: `${api}|${id}`, properties }];
    }
  }
}

function estateOf(seeds: readonly Seed[]): readonly FakeResource[] {
  const all = seeds.flatMap(resourcesOf);
  const keyOf = ({ type, account, region, id }: FakeResource): string =>
    [type, account, region, id].join(' ');
  return [...new Map(all.map((each) => [keyOf(each), each])).values()];
}

const seed: fc.Arbitrary<Seed> = fc.record({
  sort: fc.constantFrom(...SORTS),
  account: fc.nat(1),
  region: fc.nat(1),
  name: fc.nat(6),
  size: fc.nat(3),
});
const estate = fc.array(seed, { minLength: 5, maxLength: 60 }).map(estateOf);

interface World {
  readonly cloud: FakeCloud;
  readonly files: MemoryFileStore;
  readonly journals: MemoryJournals;
}

const NOTHING = { accounts: [], regions: [], types: [] };

function createWorld(resources: readonly FakeResource[], texts: Record<string, string>): World {
  const files = createMemoryFileStore(texts);
  return { cloud: createFakeCloud(resources), files, journals: createMemoryJournals() };
}

const optionsOf = ({ cloud, journals }: World, notes: string[] = []) => ({
  journals,
  openCloud: () => Promise.resolve(cloud),
  selection: NOTHING,
  onProgress: () => undefined,
  onNote: (text: string) => void notes.push(text),
});

async function planWhole(
  world: World,
  isResumed = false,
  notes: string[] = [],
): Promise<SyncReport> {
  const options = {
    ...optionsOf(world, notes),
    files: world.files,
    allowDeletions: true,
    isResumed,
  };
  const report = await planAws(options);
  if (report === undefined) throw new Error('there is no plan');
  return comparable(report);
}

async function surveyShard(world: World, index: number, of: number): Promise<void> {
  const { catalog } = await loadFullCatalog(world.files, { kind: 'repository' });
  const accounts = await findAccounts(catalog.config.aws, optionsOf(world));
  const surveyed = await surveyAws({
    ...optionsOf(world),
    catalog,
    accounts,
    shard: { index, of },
  });
  surveyed.close();
}

async function planMerged({ files, journals }: World, notes: string[] = []): Promise<SyncReport> {
  const onNote = (text: string): void => void notes.push(text);
  return comparable(await planShards({ files, journals, allowDeletions: true, onNote }));
}

/** Two functions are never equal. */
function comparable(report: SyncReport): SyncReport {
  return { ...report, mask: String };
}

/** The texts of a catalog that was in step with an estate. */
async function catalogOf(resources: readonly FakeResource[]): Promise<Record<string, string>> {
  const world = createWorld(resources, repository);
  const { plan } = await planWhole(world);
  const before = await readTexts(world.files, [...world.files.texts.keys()]);
  await world.files.write(toFileChanges(plan.changes, before));
  return Object.fromEntries([...world.files.texts].map(([path, text]) => [path, String(text)]));
}

const deleted = ({ plan }: SyncReport): string[] =>
  plan.changes.flatMap(({ action, identifier }) => (action === 'delete' ? [identifier] : []));

const FAILURES: readonly CloudFailureKind[] = ['denied', 'throttled', 'not-found', 'failed'];
const failure = fc.tuple(
  fc.constantFrom('AWS::SQS::Queue', 'AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Route'),
  fc.constantFrom(...REGIONS),
  fc.constantFrom(...FAILURES),
);

test('the plan of shards is the plan of the whole, into however many it is cut', async () => {
  const cases = fc.tuple(
    estate,
    estate,
    fc.integer({ min: 1, max: 9 }),
    fc.array(failure, { maxLength: 2 }),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([before, now, of, failures]) => {
      const texts = await catalogOf(before);
      const [whole, parts] = [createWorld(now, texts), createWorld(now, texts)];
      for (const [type, region, kind] of failures)
        for (const { cloud } of [whole, parts]) cloud.failures.set(`list ${type} ${region}`, kind);
      const expected = await planWhole(whole);
      for (let index = of; index >= 1; index -= 1) await surveyShard(parts, index, of);
      expect(parts.cloud.calls).toBe(whole.cloud.calls);
      expect(parts.journals.list().length).toBe(of);
      expect(await planMerged(parts)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

test('a run that was killed goes on: the same plan, fewer calls', async () => {
  const cases = fc.tuple(
    estate,
    estate,
    fc.double({ min: 0.2, max: 0.95, noNaN: true }),
    fc.nat(400),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([before, now, share, lost]) => {
      const texts = await catalogOf(before);
      const [whole, killed] = [createWorld(now, texts), createWorld(now, texts)];
      const expected = await planWhole(whole);
      const last = Math.floor(whole.cloud.calls * share);
      killed.cloud.onCall = () => {
        if (killed.cloud.calls > last) throw new Error('killed');
      };
      await expect(planWhole(killed)).rejects.toThrow('killed');
      // What the process had not handed over when it died: never the first line, which was there from the start.
      const text = killed.journals.texts.get('aws-1-of-1') ?? '';
      const header = text.indexOf('\n') + 1;
      killed.journals.texts.set('aws-1-of-1', text.slice(0, Math.max(header, text.length - lost)));
      killed.cloud.onCall = () => undefined;
      killed.cloud.calls = 0;
      expect(await planWhole(killed, true)).toEqual(expected);
      expect(killed.cloud.calls).toBeLessThanOrEqual(whole.cloud.calls);
      expect(await planWhole(killed, true)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

const SEEDS = REGIONS.flatMap((_, region) =>
  ACCOUNTS.flatMap((__, account) =>
    SORTS.flatMap((sort) =>
      [0, 1, 2, 3].map((name): Seed => ({ sort, account, region, name, size: name })),
    ),
  ),
);
const ESTATE = estateOf(SEEDS);
let inStep: Record<string, string>;
beforeAll(async () => void (inStep = await catalogOf(ESTATE)));

describe('what a run goes on with', () => {
  /** A run that ended, and whose journal nobody removed. */
  async function finished(): Promise<World> {
    const world = createWorld(ESTATE, inStep);
    await planWhole(world);
    world.cloud.calls = 0;
    return world;
  }

  test('lists that were finished are not read again', async () => {
    const world = await finished();
    await planWhole(world, true);
    expect(world.cloud.calls).toBe(0);
  });

  test('without being asked nothing goes on', async () => {
    const world = await finished();
    await planWhole(world);
    expect(world.cloud.calls).toBeGreaterThan(0);
  });

  test('what failed is read again, with the children of it', async () => {
    const world = createWorld(ESTATE, inStep);
    world.cloud.failures.set('list AWS::ApiGatewayV2::Api eu-west-1', 'transient');
    await planWhole(world);
    world.cloud.failures.clear();
    world.cloud.calls = 0;
    const report = await planWhole(world, true);
    expect(report.scopes.filter(({ state }) => state !== 'complete')).toEqual([]);
    expect(deleted(report)).toEqual([]);
    expect(world.cloud.calls).toBeGreaterThan(0);
    expect(world.cloud.calls).toBeLessThan(60);
  });

  test.each<[string, (world: World) => void, string]>([
    ['there is none', ({ journals }) => journals.texts.clear(), 'there is no unfinished survey'],
    [
      'it has no first line',
      ({ journals }) => journals.texts.set('aws-1-of-1', '{"jour'),
      'there is no',
    ],
    [
      'it is of yesterday',
      ({ journals }) => void (journals.time = 13 * 3_600_000),
      'older than 12 hours',
    ],
    [
      'the program is another',
      ({ journals }) => void (journals.program = 'new'),
      'another version',
    ],
  ])('anew where %s', async (_, change, expected) => {
    const world = await finished();
    change(world);
    const notes: string[] = [];
    await planWhole(world, true, notes);
    expect(notes).toEqual([expect.stringContaining(expected)]);
    expect(world.cloud.calls).toBeGreaterThan(0);
  });

  test('anew where there is another region', async () => {
    const world = await finished();
    await world.files.write([
      { path: 'cadastre.yaml', text: CONFIG.replace('us-east-1', 'us-east-2') },
    ]);
    const notes: string[] = [];
    await planWhole(world, true, notes);
    expect(notes).toEqual([expect.stringContaining('other accounts, regions or types')]);
  });
});

describe('shards that are not all there', () => {
  const OF = 3;
  /** Everything is gone from AWS, and three shards have seen that. */
  async function surveyed(): Promise<World> {
    const world = createWorld([], inStep);
    for (let index = 1; index <= OF; index += 1) await surveyShard(world, index, OF);
    return world;
  }

  test('all there, all gone', async () => {
    const entities = ESTATE.filter(({ type }) => type !== 'AWS::ApiGatewayV2::Api');
    expect(deleted(await planMerged(await surveyed())).length).toBe(entities.length);
  });

  test.each([1, 2, 3])(
    'shard %i is missing: its scopes failed, nothing of it is deleted',
    async (index) => {
      const world = await surveyed();
      world.journals.remove(`aws-${index}-of-${OF}`);
      const notes: string[] = [];
      const report = await planMerged(world, notes);
      expect(notes).toEqual([`shard ${index} of ${OF} is missing`]);
      const failed = report.scopes.filter(({ state }) => state === 'failed');
      expect(failed.length).toBeGreaterThan(0);
      for (const { reason } of failed) expect(reason).toBe(`shard ${index} of ${OF} is missing`);
      const places = new Set(
        failed.map(({ account, region, type }) => `${account} ${region} ${type}`),
      );
      for (const change of report.plan.changes) {
        if (change.action !== 'delete') continue;
        const { aws = '', account = '', region = '' } = change.entity.source ?? {};
        const global = aws === 'AWS::S3::Bucket' ? 'global' : region;
        expect(places.has(`${account} ${global} ${aws}`)).toBe(false);
      }
      expect(deleted(report).length).toBeGreaterThan(0);
    },
  );

  test('a shard that was cut short, anywhere', async () => {
    const world = await surveyed();
    const all = deleted(await planMerged(world)).length;
    const name = `aws-2-of-${OF}`;
    const text = world.journals.texts.get(name) ?? '';
    const header = text.indexOf('\n') + 1;
    for (let end = header; end < text.length; end += 97) {
      world.journals.texts.set(name, text.slice(0, end));
      const report = await planMerged(world);
      const failed = report.scopes.filter(({ state }) => state === 'failed');
      expect(failed.length).toBeGreaterThan(0);
      expect(failed[0]?.reason).toBe('shard 2 of 3 ended before this was read');
      expect(deleted(report).length).toBeLessThanOrEqual(all);
    }
  });

  test('a shard that was changed says nothing of others, and breaks nothing', async () => {
    const present = createWorld(ESTATE, inStep);
    for (let index = 1; index <= OF; index += 1) await surveyShard(present, index, OF);
    const name = `aws-1-of-${OF}`;
    const text = present.journals.texts.get(name) ?? '';
    const other = (present.journals.texts.get(`aws-2-of-${OF}`) ?? '').split('\n').slice(1);
    const withGone = (journal: string): string =>
      journal.replaceAll(
        '"gone":[]',
        '"gone":[{"type":"AWS::SQS::Queue","account":"222222222222","region":"us-east-1","id":"queue-1"}]',
      );
    const edits = [
      text.replaceAll('"observations"', '"observation"'),
      text.replaceAll('"account":"111111111111"', '"account":"222222222222"'),
      text.replaceAll('"properties":{', '"properties":7,"x":{'),
      text.replaceAll('"observed":', '"observed":1'),
      text
        .split('\n')
        .filter((_, index) => index % 3 !== 1)
        .join('\n'),
      `${text}${other.join('\n')}\n`,
      withGone(text),
      text.replaceAll('complete', 'excellent'),
      `${text}${'['.repeat(100_000)}\n`,
    ];
    for (const edited of edits) {
      present.journals.texts.set(name, edited);
      const report = await planMerged(present).catch((error: unknown) => String(error));
      expect(typeof report === 'string' ? [] : deleted(report)).toEqual([]);
    }
  });

  test.each<[string, (world: World) => Promise<unknown>, string]>([
    [
      'no shard at all',
      async ({ journals }) => journals.texts.clear(),
      'no shard of a survey is in memory',
    ],
    [
      'another program',
      async ({ journals }) => void (journals.program = 'new'),
      'was written by another version of Cadastre',
    ],
    [
      'another configuration',
      ({ files }) =>
        files.write([{ path: 'cadastre.yaml', text: CONFIG.replace('two', 'second') }]),
      'was surveyed with another `aws:` in cadastre.yaml',
    ],
    [
      'other blueprints',
      ({ files }) =>
        files.write([
          {
            path: 'blueprints/team.yaml',
            text: 'identifier: team\ntitle: T\nschema: {properties: {}}\n',
          },
        ]),
      'was surveyed with other blueprints',
    ],
    [
      'another number',
      (world) => surveyShard(world, 1, 4),
      'is one of 4 shards, and aws-1-of-3 one of 3',
    ],
    [
      'the same twice',
      async ({ journals }) =>
        journals.texts.set('again/aws-1-of-3', journals.texts.get('aws-1-of-3') ?? ''),
      'again/aws-1-of-3 and aws-1-of-3 are the same shard',
    ],
    [
      'other types',
      async ({ journals }) =>
        journals.texts.set(
          'aws-2-of-3',
          (journals.texts.get('aws-2-of-3') ?? '').replace(
            '"AWS::SQS::Queue"',
            '"AWS::SQS::Other"',
          ),
        ),
      'are of different accounts, regions or types',
    ],
    [
      'a type that is not ours',
      async ({ journals }) => {
        for (const [name, text] of journals.texts)
          journals.texts.set(name, text.replace('"AWS::SQS::Queue"', '"AWS::SQS::Other"'));
      },
      'accounts, regions or types that this catalog does not name',
    ],
  ])('%s', async (_, change, expected) => {
    const world = await surveyed();
    await change(world);
    await expect(planMerged(world)).rejects.toThrow(expected);
  });
});
