import {
  CloudControlClient,
  GetResourceCommand,
  ListResourcesCommand,
} from '@aws-sdk/client-cloudcontrol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EstateResource } from './estate-resource.ts';
import { readEstate } from './read-estate.ts';
import { startCloudControl, type CloudControlServer } from './start-cloud-control.ts';

const A = '111111111111';
const B = '222222222222';

function resource(
  type: string,
  identifier: string,
  properties: object,
  place = {},
): EstateResource {
  return {
    type,
    account: A,
    region: 'eu-west-1',
    identifier,
    properties: { ...properties },
    ...place,
  };
}

const functions = Array.from({ length: 120 }, (_, index) =>
  resource('AWS::Lambda::Function', `f${index}`, {
    FunctionName: `f${index}`,
    Arn: `arn:aws:lambda:eu-west-1:${A}:function:f${index}`,
    Environment: { Variables: { X: '1' } },
    Layers: ['b', 'a'],
    Tags: ['a', 'b', 'c', 'd', 'e'].map((Key) => ({ Key, Value: Key })),
  }),
);
const queues = Array.from({ length: 1005 }, (_, index) =>
  resource('AWS::SQS::Queue', `https://sqs/q${index}`, {
    QueueName: `q${index}`,
    QueueUrl: `https://sqs/q${index}`,
  }),
);
const estate: EstateResource[] = [
  ...functions,
  ...queues,
  resource('AWS::Lambda::Function', 'other', { FunctionName: 'other' }, { account: B }),
  resource('AWS::IAM::Role', 'r', { RoleName: 'r' }, { region: 'global' }),
  resource('AWS::S3::Bucket', 'b', { BucketName: 'b' }, { region: 'us-east-1' }),
  resource('AWS::ApiGatewayV2::Route', 'api|r1', { ApiId: 'api', RouteId: 'r1' }),
  resource('AWS::Lambda::Permission', 'f1|p', { FunctionName: 'f1', Id: 'p' }),
  resource('AWS::Odd::Thing', 'odd', { Name: 'odd' }),
];

let server: CloudControlServer;
const client = (region = 'eu-west-1') =>
  new CloudControlClient({
    region,
    endpoint: server.url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'k', secretAccessKey: 's' },
  });

async function list(type: string, region?: string, model?: object) {
  const found: { id: string; properties: Record<string, unknown> }[] = [];
  let pages = 0;
  let token: string | undefined;
  do {
    const page = await client(region).send(
      new ListResourcesCommand({
        TypeName: type,
        ...(token && { NextToken: token }),
        ...(model && { ResourceModel: JSON.stringify(model) }),
      }),
    );
    for (const row of page.ResourceDescriptions ?? [])
      found.push({ id: row.Identifier ?? '', properties: JSON.parse(row.Properties ?? '{}') });
    token = page.NextToken;
    pages += 1;
  } while (token);
  return { found, pages };
}

const nameOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: Error) => error.name,
  );

beforeEach(async () => {
  server = await startCloudControl({ estate });
});
afterEach(() => server.close());

describe('lists', () => {
  test('all pages give everything once', async () => {
    const { found, pages } = await list('AWS::Lambda::Function');
    expect([new Set(found.map(({ id }) => id)).size, found.length, pages]).toEqual([120, 120, 3]);
  });

  test.each([
    ['AWS::Lambda::Function', 'eu-west-1', ['Arn', 'FunctionName']],
    ['AWS::SQS::Queue', 'eu-west-1', ['QueueUrl']],
    ['AWS::S3::Bucket', 'eu-west-1', ['BucketName']],
    ['AWS::IAM::Role', 'us-east-1', ['RoleName']],
    ['AWS::Odd::Thing', 'eu-west-1', []],
  ])('%s tells only what the real list tells', async (type, region, keys) => {
    const { found } = await list(type, region);
    expect(Object.keys(found[0]?.properties ?? {}).toSorted()).toEqual(keys);
  });

  test('a thousand queues, and not a word about the rest', async () => {
    const { found, pages } = await list('AWS::SQS::Queue');
    expect([found.length, pages]).toEqual([1000, 1]);
  });

  test('accounts and regions are apart, global types are everywhere', async () => {
    expect((await list('AWS::Lambda::Function', 'us-east-1')).found).toEqual([]);
    expect((await list('AWS::IAM::Role', 'eu-central-1')).found).toHaveLength(1);
  });

  test('a bucket is listed everywhere and read at home', async () => {
    expect((await list('AWS::S3::Bucket')).found).toHaveLength(1);
    const read = (region: string) =>
      client(region).send(new GetResourceCommand({ TypeName: 'AWS::S3::Bucket', Identifier: 'b' }));
    expect(await nameOf(read('eu-west-1'))).toBe('ResourceNotFoundException');
    expect(await nameOf(read('us-east-1'))).toBe('none');
  });

  test.each<[string, object | undefined, string | number]>([
    ['AWS::ApiGatewayV2::Route', undefined, 'InvalidRequestException'],
    ['AWS::ApiGatewayV2::Route', { ApiId: 'api' }, 1],
    ['AWS::ApiGatewayV2::Route', { ApiId: 'empty' }, 0],
    ['AWS::Lambda::Permission', { FunctionName: 'f1' }, 1],
    ['AWS::Lambda::Permission', { FunctionName: 'f2' }, 'ResourceNotFoundException'],
    ['AWS::ApiGateway::Method', undefined, 'UnsupportedActionException'],
    ['AWS::No::Such', undefined, 'TypeNotFoundException'],
  ])('%s with the model %j: %s', async (type, model, expected) => {
    const call = list(type, 'eu-west-1', model);
    const name = await nameOf(call);
    expect(name === 'none' ? (await call).found.length : name).toBe(expected);
  });

  test('a token belongs to its list', async () => {
    const page = await client().send(
      new ListResourcesCommand({ TypeName: 'AWS::Lambda::Function' }),
    );
    const other = client().send(
      new ListResourcesCommand({ TypeName: 'AWS::SQS::Queue', NextToken: page.NextToken }),
    );
    expect(await nameOf(other)).toBe('InvalidRequestException');
  });
});

describe('reads', () => {
  const read = async (type: string, id: string) =>
    JSON.parse(
      (await client().send(new GetResourceCommand({ TypeName: type, Identifier: id })))
        .ResourceDescription?.Properties ?? '{}',
    );

  test('tags in another order at each call, everything else as it is', async () => {
    const reads = [];
    for (let count = 0; count < 4; count += 1)
      reads.push(await read('AWS::Lambda::Function', 'f1'));
    const orders = new Set(
      reads.map(({ Tags }) => Tags.map(({ Key }: { Key: string }) => Key).join('')),
    );
    expect(orders.size).toBeGreaterThan(1);
    for (const { Tags, ...rest } of reads) {
      expect(Tags).toHaveLength(5);
      expect(rest).toEqual({
        FunctionName: 'f1',
        Arn: `arn:aws:lambda:eu-west-1:${A}:function:f1`,
        Environment: { Variables: { X: '1' } },
        Layers: ['b', 'a'],
      });
    }
  });

  test('a queue echoes the name that it was asked by', async () => {
    expect((await read('AWS::SQS::Queue', 'q1')).QueueUrl).toBe('q1');
  });

  test('compound identifiers, joined and as JSON', async () => {
    expect((await read('AWS::ApiGatewayV2::Route', 'api|r1')).RouteId).toBe('r1');
    expect((await read('AWS::ApiGatewayV2::Route', '{"RouteId":"r1","ApiId":"api"}')).RouteId).toBe(
      'r1',
    );
    await expect(read('AWS::ApiGatewayV2::Route', 'r1|api')).rejects.toThrow(
      'HandlerErrorCode: NotFound',
    );
  });

  test.each([
    ['denied', 'AccessDeniedException'],
    ['throttle', 'ThrottlingException'],
    ['general-denied', 'GeneralServiceException'],
    ['internal', 'HandlerInternalFailureException'],
    ['type-not-found', 'TypeNotFoundException'],
    ['not-found', 'ResourceNotFoundException'],
  ] as const)('a fault `%s` is a %s to the SDK, once', async (kind, name) => {
    server.replaceFaults([{ match: { type: 'AWS::Lambda::Function' }, kind, times: 1 }]);
    expect(await nameOf(read('AWS::Lambda::Function', 'f1'))).toBe(name);
    expect(await nameOf(read('AWS::Lambda::Function', 'f1'))).toBe('none');
  });
});

test('without a signature nothing is told', async () => {
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'CloudApiService.ListResources' },
    body: '{}',
  });
  expect([answer.status, Reflect.get(Object(await answer.json()), '__type')]).toEqual([
    400,
    'UnrecognizedClientException',
  ]);
});

test.each([
  ['{"type":"AWS::SQS::Queue","account":"1","region":"r","properties":{"QueueUrl":"u"}}', 'u'],
  [
    '{"type":"AWS::ApiGatewayV2::Route","account":"1","region":"r","properties":{"ApiId":"a","RouteId":"b"}}',
    'a|b',
  ],
  ['{"type":"X","account":"1","region":"r","properties":{},"identifier":"i"}', 'i'],
])('an estate line gets its identifier', (line, identifier) => {
  expect(readEstate(`\n${line}\n`)[0]?.identifier).toBe(identifier);
});

test.each([
  ['nope', 'line 2 of the estate is not JSON'],
  ['{"type":"X"}', 'line 2 of the estate needs `type`, `account` and `region`'],
  [
    '{"type":"X","account":"1","region":"r","properties":{}}',
    'line 2 of the estate has no identifier',
  ],
])('a bad line is named: %s', (line, message) => {
  expect(() => readEstate(`\n${line}`)).toThrow(message);
});
