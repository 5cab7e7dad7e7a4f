import path from 'node:path';
import { Ajv } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { describe, expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

const PACKAGE = path.join(import.meta.dirname, '../../..');
const shipped = createRepository('shipped');

const sync = (type: string) =>
  `identifier: thing\ntitle: Thing\nschema: {properties: {}}\nrelations: {}\nsync: [{aws: "${type}"}]\n`;

/** A repository with one blueprint for a type, and accounts. */
const repositoryOf = (type: string, aws = '') =>
  createRepository('empty', {
    'blueprints/thing.yaml': sync(type),
    'cadastre.yaml': `version: 1\n${aws}`,
  });

describe('cadastre aws policy', () => {
  test('the policy alone on stdout, the same every time; what is left out on stderr', async () => {
    const first = await runCommand(['aws', 'policy'], { cwd: shipped });
    const policy = JSON.parse(first.stdout);
    expect(policy.Version).toBe('2012-10-17');
    expect(policy.Statement[0]).toEqual({
      Sid: 'CloudControl',
      Effect: 'Allow',
      Action: ['cloudformation:GetResource', 'cloudformation:ListResources'],
      Resource: 'arn:aws:cloudformation:*:*:resource/*',
    });
    expect(first.stderr).toMatch(/^33 types, \d+ actions\n/);
    expect(first.stderr).toContain(
      'left out: kms:Decrypt: it reads what is encrypted; declared by',
    );
    expect(first.code).toBe(0);
    expect(await runCommand(['aws', 'policy'], { cwd: shipped })).toEqual(first);
  });

  test('a type that is not known: a policy all the same, and how to find out', async () => {
    const { code, stdout, stderr } = await runCommand(['aws', 'policy'], {
      cwd: repositoryOf('AWS::Not::Known'),
    });
    expect(JSON.parse(stdout).Statement).toHaveLength(1);
    expect(stderr).toContain('--type-name AWS::Not::Known');
    expect(code).toBe(0);
  });

  test.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['eu-west-1', 'aws'],
  ])('in %s: %s', async (region, partition) => {
    const cwd = repositoryOf(
      'AWS::SQS::Queue',
      `aws: {accounts: [{id: "111111111111"}], regions: [${region}]}\n`,
    );
    const { stdout } = await runCommand(['aws', 'policy', '--account', '111111111111'], { cwd });
    expect(JSON.parse(stdout).Statement[0].Resource).toBe(
      `arn:${partition}:cloudformation:*:111111111111:resource/*`,
    );
  });

  const MIXED = repositoryOf(
    'AWS::SQS::Queue',
    'aws:\n  accounts:\n    - {id: "111111111111", regions: [cn-north-1]}\n    - {id: "222222222222", regions: [eu-west-1]}\n',
  );
  test.each<[string, string, string[], RegExp]>([
    [
      'an account that is not there',
      shipped,
      ['--account', '111111111112'],
      /does not name it\n.*did you mean 111111111111/,
    ],
    ['no account', repositoryOf('AWS::SQS::Queue'), ['--account', '12'], /twelve digits/],
    ['several partitions', MIXED, [], /several partitions: aws, aws-cn\n.*--account/],
    ['a part that is not there', shipped, ['--part', '2'], /no such part\n.*leave --part out/],
    ['text', shipped, ['--format', 'text'], /a policy is JSON/],
    ['a word too many', shipped, ['AWS::SQS::Queue'], /does not know what to do with/],
    [
      'nothing to survey',
      createRepository('empty', { 'cadastre.yaml': 'version: 1\n' }),
      [],
      /no blueprint says where/,
    ],
    [
      'a broken blueprint',
      createRepository('empty', { 'blueprints/a.yaml': 'identifier: [\n' }),
      [],
      /^error: blueprints\/a.yaml:\d+:\d+: .*\n.*cadastre check/,
    ],
  ])('%s', async (_, cwd, words, expected) => {
    const { code, stdout, stderr } = await runCommand(['aws', 'policy', ...words], { cwd });
    expect(stderr).toMatch(expected);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('cadastre aws types', () => {
  test('one type in full', async () => {
    const { stdout } = await runCommand(['aws', 'types', 'AWS::ApiGatewayV2::Route'], {
      cwd: shipped,
    });
    expect(stdout).toMatch(/^AWS::ApiGatewayV2::Route\n/);
    expect(stdout).toContain('  parent      AWS::ApiGatewayV2::Api, ApiId = ApiId\n');
    expect(stdout).toContain('  identifier  ApiId | RouteId\n');
  });

  test('a line for each of several', async () => {
    const words = ['aws', 'types', 'AWS::SQS::*'];
    expect((await runCommand(words, { cwd: shipped })).stdout).toBe(
      [
        'AWS::SQS::Queue              listed   QueueUrl  blueprint sqs',
        'AWS::SQS::QueueInlinePolicy  no list  Queue',
        'AWS::SQS::QueuePolicy        no list  Id',
        '3 types, 1 with a blueprint here',
        '',
      ].join('\n'),
    );
  });

  test('the JSON of all types has the shape of its type', async () => {
    const { stdout } = await runCommand(['aws', 'types', '--format', 'json'], { cwd: shipped });
    const schema = createGenerator({
      path: path.join(PACKAGE, 'tools/model/aws-types-output.ts'),
      type: 'AwsTypesOutput',
      tsconfig: path.join(PACKAGE, 'tsconfig.json'),
      topRef: false,
      skipTypeCheck: true,
    }).createSchema('AwsTypesOutput') as object;
    const validate = new Ajv({ strict: false }).compile(schema);
    const output = JSON.parse(stdout);
    expect([validate(output), validate.errors]).toEqual([true, null]);
    expect(output.types.length).toBeGreaterThan(1800);
    expect(output.types).toContainEqual(
      expect.objectContaining({ type: 'AWS::SQS::Queue', silentLimit: 1000, blueprints: ['sqs'] }),
    );
  });

  test.each([
    [
      ['types', 'AWS::SQS::Kueue'],
      /^error: there is no AWS type `AWS::SQS::Kueue`\n.*AWS::SQS::Queue/,
    ],
    [['types', '--account', '1'], /--account belongs to/],
    [['tpyes'], /did you mean `cadastre aws types`/],
    [[], /^error: aws what/],
  ])('%j', async (words, expected) => {
    const { code, stderr } = await runCommand(['aws', ...words], { cwd: shipped });
    expect(stderr).toMatch(expected);
    expect(code).toBe(2);
  });
});
