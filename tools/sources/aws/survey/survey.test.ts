import { describe, expect, test } from 'vitest';
import { CloudFailure, type Cloud, type CloudFailureKind } from '../../../ports/cloud.ts';
import type { Observation } from '../observation.ts';
import { compareSurveyed } from './compare-surveyed.ts';
import { recordInto } from '../../../testing/record-into.ts';
import { survey, type KnownResource, type Survey } from './survey.ts';

const ACCOUNT = '111111111111';
const REGION = 'eu-west-1';
const API = 'AWS::ApiGatewayV2::Api';
const ROUTE = 'AWS::ApiGatewayV2::Route';
const GROUP = 'AWS::Logs::LogGroup';

interface Resource {
  readonly id: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** What a list says; default: nothing but the identifier. */
  readonly listed?: Readonly<Record<string, unknown>>;
  readonly isUnlisted?: true;
}

/** Resources by the list that names them: a type, or a type and the model it is asked with. */
type Estate = Readonly<Record<string, readonly Resource[] | CloudFailureKind>>;

function createCloud(estate: Estate): { cloud: Cloud; calls: string[] } {
  const calls: string[] = [];
  const fail = (kind: CloudFailureKind): never => {
    throw new CloudFailure(kind, `scripted: ${kind}`, { action: 'logs:DescribeLogGroups' });
  };
  const cloud: Cloud = {
    list: async (_, { type, model }) => {
      const name = [type, ...Object.values(model ?? {})].join(' ');
      calls.push(`list ${name}`);
      const rows = estate[name] ?? [];
      if (typeof rows === 'string') return fail(rows);
      const resources = rows
        .filter(({ isUnlisted }) => isUnlisted !== true)
        .map(({ id, listed = {} }) => ({ identifier: id, properties: listed }));
      return { resources, nextToken: undefined };
    },
    get: async (_, { type, identifier }) => {
      calls.push(`get ${identifier}`);
      const failure = estate[`get ${identifier}`];
      if (typeof failure === 'string') return fail(failure);
      const rows = Object.entries(estate).flatMap(([name, list]) =>
        name.split(' ')[0] === type && typeof list !== 'string' ? list : [],
      );
      const found = rows.find(({ id }) => id === identifier) ?? fail('not-found');
      return { identifier, properties: found.properties ?? {} };
    },
  };
  return { cloud, calls };
}

async function run(
  estate: Estate,
  types: readonly string[],
  known: readonly (readonly [type: string, id: string])[] = [],
): Promise<Survey & { readonly calls: readonly string[]; observations: readonly Observation[] }> {
  const { cloud, calls } = createCloud(estate);
  const observations: Observation[] = [];
  const request = {
    accounts: [{ id: ACCOUNT, name: undefined, regions: [REGION] }],
    types,
    tagKeys: new Set<string>(),
    known: known.map(([type, id]): KnownResource => ({
      type,
      account: ACCOUNT,
      region: REGION,
      id,
    })),
  };
  const result = await survey(cloud, { ...request, record: recordInto(observations) });
  const wanted = observations.filter(({ type }) => types.includes(type)).toSorted(compareSurveyed);
  return { ...result, observations: wanted, calls };
}

const APIS: Estate = {
  [API]: [
    { id: 'a1', properties: { ApiId: 'a1' } },
    { id: 'a2', properties: { ApiId: 'a2' } },
  ],
  [`${ROUTE} a1`]: [{ id: 'a1|r1', properties: { RouteId: 'r1' } }],
};

const rows = ({ scopes }: Survey): string[] =>
  scopes.map(({ type, parent = '-', state, listed, read }) =>
    [type.split('::')[2], parent, state, listed, read].join(' '),
  );

describe('types that are listed by parent', () => {
  test('one list a parent, though nobody asked for the parents', async () => {
    const result = await run(APIS, [ROUTE]);
    expect(rows(result)).toEqual(['Route - complete 1 1']);
    expect(result.observations.map(({ identifier }) => identifier)).toEqual(['a1|r1']);
    expect(result.calls.filter((call) => call.startsWith('list')).toSorted()).toEqual([
      `list ${API}`,
      `list ${ROUTE} a1`,
      `list ${ROUTE} a2`,
    ]);
  });

  test.each<[string, Estate, string[], string[]]>([
    ['gone from its parent', { ...APIS, [`${ROUTE} a1`]: [] }, ['Route - complete 0 0'], ['a1|r1']],
    [
      'gone with its parent',
      { ...APIS, [API]: [{ id: 'a2', properties: { ApiId: 'a2' } }], [`${ROUTE} a1`]: [] },
      ['Route - complete 0 0'],
      ['a1|r1'],
    ],
    [
      'a parent without children answers with an error',
      { ...APIS, [`${ROUTE} a1`]: 'not-found' },
      ['Route - complete 0 0'],
      ['a1|r1'],
    ],
    [
      'its parent may not be read',
      { ...APIS, [`${ROUTE} a1`]: 'denied' },
      ['Route - complete 0 0', 'Route a1 denied 0 0'],
      [],
    ],
    [
      'the other parent may not be read',
      { ...APIS, [`${ROUTE} a1`]: [], [`${ROUTE} a2`]: 'denied' },
      ['Route - complete 0 0', 'Route a2 denied 0 0'],
      ['a1|r1'],
    ],
    ['parents are not known', { [API]: 'denied' }, ['Route - denied 0 0'], []],
    [
      'one parent could not be read',
      { ...APIS, [`${ROUTE} a1`]: [], 'get a1': 'transient' },
      ['Route - failed 0 0'],
      [],
    ],
    [
      'its parent is listed, and neither of the two can be found',
      { ...APIS, 'get a1': 'not-found', 'get a1|r1': 'not-found' },
      ['Route - truncated? 0 0'],
      [],
    ],
    [
      'another parent is named like the route',
      { ...APIS, [API]: ['a1', 'a2', 'r1'].map((id) => ({ id, properties: { ApiId: id } })) },
      ['Route - complete 1 1'],
      [],
    ],
    [
      'another parent is named like the route, and it is gone',
      {
        [API]: ['a2', 'r1'].map((id) => ({ id, properties: { ApiId: id } })),
        [`${ROUTE} a1`]: [],
      },
      ['Route - complete 0 0'],
      ['a1|r1'],
    ],
    [
      'the list leaves it out, and it is there',
      { ...APIS, [`${ROUTE} a1`]: [{ id: 'a1|r1', isUnlisted: true }] },
      ['Route - complete 0 0', 'Route a1 truncated? 0 1'],
      [],
    ],
  ])('a known route: %s', async (_, estate, scopes, gone) => {
    const result = await run(estate, [ROUTE], [[ROUTE, 'a1|r1']]);
    expect(rows(result)).toEqual(scopes);
    expect(result.gone.map(({ id }) => id)).toEqual(gone);
  });
});

describe('lists that tell all', () => {
  const groups = (listed: (index: number) => object, tags: object): Estate => ({
    [GROUP]: Array.from({ length: 20 }, (_, index) => ({
      id: `g${String(index).padStart(2, '0')}`,
      properties: { Arn: `arn:${index}`, ...tags },
      listed: { ...listed(index) },
    })),
  });
  const tags = { Tags: [{ Key: 'a', Value: 'b' }] };

  test.each<[string, Estate, gets: number]>([
    ['are known after five reads', groups((index) => ({ Arn: `arn:${index}`, ...tags }), tags), 5],
    ['are not trusted without tags', groups((index) => ({ Arn: `arn:${index}` }), {}), 20],
    ['that leave out tags are not all', groups((index) => ({ Arn: `arn:${index}` }), tags), 20],
    ['of identifiers are not all', groups(() => ({}), tags), 20],
  ])('%s', async (_, estate, gets) => {
    const { calls, observations } = await run(estate, [GROUP]);
    expect(calls.filter((call) => call.startsWith('get'))).toHaveLength(gets);
    expect(observations.map(({ properties }) => String(properties['Arn'])).toSorted()).toEqual(
      Array.from({ length: 20 }, (__, index) => `arn:${index}`).toSorted(),
    );
  });
});

test('a denial names the missing action', async () => {
  const { scopes } = await run({ [GROUP]: 'denied' }, [GROUP]);
  expect(scopes[0]).toMatchObject({ state: 'denied', action: 'logs:DescribeLogGroups' });
});

test('what nobody lists is said, and costs no call', async () => {
  const { scopes, calls } = await run({}, ['AWS::SQS::QueuePolicy']);
  expect([scopes[0]?.state, calls]).toEqual(['unsupported', []]);
});

test('a signal leaves scopes incomplete, and nothing is gone', async () => {
  const { cloud } = createCloud({});
  const stopped: Cloud = { ...cloud, list: () => Promise.reject(new CloudFailure('stopped', 'x')) };
  const { scopes, gone } = await survey(stopped, {
    accounts: [{ id: ACCOUNT, name: undefined, regions: [REGION] }],
    types: [GROUP],
    tagKeys: new Set(),
    known: [{ type: GROUP, account: ACCOUNT, region: REGION, id: 'g' }],
    record: recordInto([]),
  });
  expect([scopes[0]?.state, gone]).toEqual(['failed', []]);
});
