import { describe, expect, test } from 'vitest';
import { recordInto } from '../../../testing/record-into.ts';
import type { Observation } from '../observation.ts';
import { createEmulation, type Emulation } from '../../../emulators/aws/create-emulation.ts';
import type { EstateResource } from '../../../emulators/aws/estate-resource.ts';
import type { Fault } from '../../../emulators/aws/fault.ts';
import { createEmulatedCloud } from '../../../testing/create-emulated-cloud.ts';
import { survey, type KnownResource, type Survey } from './survey.ts';

const ACCOUNT = '111111111111';
const REGIONS = ['eu-west-1', 'us-east-1'];
const BUCKET = 'AWS::S3::Bucket';
const SERVICE = 'AWS::ECS::Service';
const GROUP = 'AWS::Logs::LogGroup';

function resource(
  type: string,
  region: string,
  identifier: string,
  properties: object,
): EstateResource {
  return { type, account: ACCOUNT, region, identifier, properties: { ...properties } };
}

const bucket = (name: string, region: string): EstateResource =>
  resource(BUCKET, region, name, { BucketName: name, Arn: `arn:aws:s3:::${name}` });

async function run(
  emulation: Emulation,
  types: readonly string[],
  known: readonly KnownResource[] = [],
): Promise<Survey & { readonly observations: readonly Observation[] }> {
  const accounts = [{ id: ACCOUNT, name: undefined, regions: REGIONS }];
  const observations: Observation[] = [];
  const request = { accounts, types, known, tagKeys: new Set<string>() };
  const record = recordInto(observations);
  return {
    ...(await survey(createEmulatedCloud(emulation), { ...request, record })),
    observations,
  };
}

const knownOf = ({ type, region, identifier }: EstateResource): KnownResource => ({
  type,
  account: ACCOUNT,
  region,
  id: identifier,
});

describe('a bucket is found in its own region', () => {
  const home = bucket('home', 'us-east-1');
  const first = { operation: 'GetResource', region: 'eu-west-1' } as const;

  test.each<[string, Fault[], state: string, observed: string[]]>([
    ['the others know nothing of it', [], 'complete', ['home us-east-1']],
    [
      'the others send elsewhere',
      [{ match: first, kind: 'wrong-region' }],
      'complete',
      ['home us-east-1'],
    ],
    [
      'the others may not be asked',
      [{ match: first, kind: 'denied' }],
      'complete',
      ['home us-east-1'],
    ],
    [
      'its own may not be asked',
      [{ match: { operation: 'GetResource', region: 'us-east-1' }, kind: 'denied' }],
      'denied',
      [],
    ],
    [
      'no surveyed region is its own',
      [{ match: { operation: 'GetResource' }, kind: 'wrong-region' }],
      'complete',
      [],
    ],
  ])('%s', async (_, faults, state, observed) => {
    const result = await run(
      createEmulation({ estate: [home], faults }),
      [BUCKET],
      [{ ...knownOf(home), region: 'eu-west-1' }],
    );
    expect(result.scopes.map((scope) => scope.state)).toEqual([state]);
    expect(result.observations.map((each) => `${each.identifier} ${each.region}`)).toEqual(
      observed,
    );
    expect(result.gone).toEqual([]);
  });

  test('one that is not listed, and of which a region says that it is elsewhere, is not gone', async () => {
    const emulation = createEmulation({
      estate: [],
      faults: [{ match: { ...first, identifier: 'home' }, kind: 'wrong-region' }],
    });
    expect((await run(emulation, [BUCKET], [knownOf(home)])).gone).toEqual([]);
  });
});

test('a service is one, however AWS spells its cluster', async () => {
  const arn = `arn:aws:ecs:eu-west-1:${ACCOUNT}:service/shop/cart`;
  const cluster = `arn:aws:ecs:eu-west-1:${ACCOUNT}:cluster/shop`;
  const seen = new Set<string>();
  for (let seed = 1; seed <= 8; seed += 1) {
    const service = resource(SERVICE, 'eu-west-1', `${arn}|shop`, {
      ServiceArn: arn,
      Cluster: seed % 2 === 0 ? cluster : 'shop',
    });
    const emulation = createEmulation({ estate: [service], shuffle: 'all', seed });
    const known = { ...knownOf(service), id: seed % 3 === 0 ? `${arn}|${cluster}` : `${arn}|shop` };
    const { observations, scopes, gone } = await run(emulation, [SERVICE], [known]);
    seen.add(JSON.stringify([observations, scopes.map(({ state }) => state), gone]));
  }
  expect([...seen].map((text) => JSON.parse(text))).toMatchObject([
    [
      [{ identifier: `${arn}|shop`, arn, properties: { Cluster: 'shop' } }],
      ['complete', 'complete'],
      [],
    ],
  ]);
});

describe('what exists is not gone', () => {
  const groups = Array.from({ length: 60 }, (_, index) => {
    const name = `g${String(index).padStart(2, '0')}`;
    return resource(GROUP, 'eu-west-1', name, { LogGroupName: name });
  });
  const list = { operation: 'ListResources', region: 'eu-west-1' } as const;

  test.each<[string, Fault[], state: string]>([
    ['the list is cut short', [{ match: list, kind: 'truncate' }], 'truncated?'],
    ['a page shifts', [{ match: list, kind: 'vanish', times: 1 }], 'truncated?'],
    [
      'the list is cut short, and a read says that something was not found',
      [
        { match: list, kind: 'truncate' },
        { match: { operation: 'GetResource', identifier: 'g30' }, kind: 'general-not-found' },
      ],
      'failed',
    ],
  ])('%s', async (_, faults, state) => {
    const emulation = createEmulation({ estate: groups, faults });
    const result = await run(emulation, [GROUP], groups.map(knownOf));
    const exists = new Set(emulation.estate().map(({ identifier }) => identifier));
    expect(result.scopes[0]?.state).toBe(state);
    expect(result.gone.filter(({ id }) => exists.has(id))).toEqual([]);
  });
});
