import { expect, test } from 'vitest';
import { collectReferences } from './collect-references.ts';

const A = '111111111111';
const R = 'eu-west-1';
const LAMBDA = `arn:aws:lambda:${R}:${A}:function:cart`;
const naming = {
  isName: (text: string) => text === 'orders',
  tagKeys: new Set(['team']),
};

test.each<[name: string, type: string, properties: Record<string, unknown>, expected: string[]]>([
  ['an ARN', 'T', { Role: `arn:aws:iam::${A}:role/a` }, [`Role arn arn:aws:iam::${A}:role/a`]],
  ['a version is not part of the name', 'T', { F: `${LAMBDA}:live` }, [`F arn ${LAMBDA}`]],
  [
    'the stream of a table',
    'T',
    { S: `arn:aws:dynamodb:${R}:${A}:table/t/stream/2026-07-14T06:39:17.645` },
    [`S arn arn:aws:dynamodb:${R}:${A}:table/t`],
  ],
  [
    'a log group and its wildcard',
    'T',
    { L: `arn:aws:logs:${R}:${A}:log-group:/aws/x:*` },
    [`L arn arn:aws:logs:${R}:${A}:log-group:/aws/x`],
  ],
  [
    'the address of a queue',
    'T',
    { Q: `https://sqs.${R}.amazonaws.com/${A}/orders.fifo` },
    [`Q arn arn:aws:sqs:${R}:${A}:orders.fifo`],
  ],
  [
    'a queue in China',
    'T',
    { Q: `https://sqs.cn-north-1.amazonaws.com.cn/${A}/q` },
    [`Q arn arn:aws-cn:sqs:cn-north-1:${A}:q`],
  ],
  [
    'an invocation of API Gateway',
    'T',
    { U: `arn:aws:apigateway:${R}:lambda:path/2015-03-31/functions/${LAMBDA}/invocations` },
    [`U arn ${LAMBDA}`],
  ],
  [
    'an API Gateway that sends to a queue',
    'T',
    { U: `arn:aws:apigateway:${R}:sqs:path/${A}/orders` },
    [`U arn arn:aws:sqs:${R}:${A}:orders`],
  ],
  [
    'an action is no resource',
    'T',
    { U: `arn:aws:apigateway:${R}:states:action/StartExecution` },
    [],
  ],
  [
    'an execution of an API',
    'T',
    { S: `arn:aws:execute-api:${R}:${A}:abcdef1234/*/GET/carts` },
    ['S part api:abcdef1234'],
  ],
  [
    'the host of an API',
    'T',
    { D: `abcdef1234.execute-api.${R}.amazonaws.com` },
    ['D part api:abcdef1234'],
  ],
  [
    'the host of a bucket',
    'T',
    { D: `files.s3.${R}.amazonaws.com` },
    ['D part arn:aws:s3:::files'],
  ],
  [
    'the address of a function',
    'T',
    { FunctionUrl: `https://abc.lambda-url.${R}.on.aws/` },
    [`FunctionUrl arn https://abc.lambda-url.${R}.on.aws/`],
  ],
  [
    'an image',
    'T',
    { Image: `${A}.dkr.ecr.${R}.amazonaws.com/shop/web@sha256:00` },
    [`Image arn arn:aws:ecr:${R}:${A}:repository/shop/web`],
  ],
  [
    'a policy that is a text',
    'T',
    { P: JSON.stringify({ Statement: [{ Resource: [`arn:aws:s3:::files/*`, '*'] }] }) },
    ['P.Statement.Resource arn arn:aws:s3:::files'],
  ],
  [
    'a wildcard in the middle',
    'T',
    { P: `arn:aws:sqs:${R}:${A}:orders-*` },
    [`P glob arn:aws:sqs:${R}:${A}:orders-*`],
  ],
  [
    'several in one text',
    'T',
    { P: `${LAMBDA}, arn:aws:s3:::files` },
    [`P part ${LAMBDA}`, 'P part arn:aws:s3:::files'],
  ],
  [
    'a state machine: functions, queues, no integrations',
    'AWS::StepFunctions::StateMachine',
    {
      DefinitionString: JSON.stringify({
        States: {
          A: {
            Type: 'Parallel',
            Branches: [
              {
                States: {
                  B: {
                    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
                    Parameters: { FunctionName: 'cart' },
                  },
                },
              },
            ],
          },
          C: {
            Arguments: {
              FunctionName: '{% $fn %}',
              QueueUrl: `https://sqs.${R}.amazonaws.com/${A}/q`,
            },
          },
          D: { Parameters: { 'FunctionName.$': '$.fn', TableName: 'orders' } },
        },
      }),
    },
    [
      'DefinitionString.States.A.Branches.States.B.Parameters.FunctionName name cart',
      `DefinitionString.States.C.Arguments.QueueUrl arn arn:aws:sqs:${R}:${A}:q`,
      'DefinitionString.States.D.Parameters.TableName name orders',
    ],
  ],
  [
    'an environment: addresses, names that are known, and nothing else',
    'AWS::Lambda::Function',
    {
      Environment: {
        Variables: {
          TABLE: 'orders',
          PASSWORD: 'hunter2',
          URL: `https://sqs.${R}.amazonaws.com/${A}/q`,
        },
      },
    },
    [
      'Environment.Variables.TABLE name orders',
      `Environment.Variables.URL arn arn:aws:sqs:${R}:${A}:q`,
    ],
  ],
  [
    'tags: only those that name something',
    'T',
    {
      Tags: [
        { Key: 'Team', Value: 'checkout' },
        { Key: 'note', Value: LAMBDA },
      ],
    },
    ['Tags.Team name checkout'],
  ],
  ['tags that are a mapping', 'T', { Tags: { team: 'checkout' } }, ['Tags.team name checkout']],
  [
    'who may assume a role is not what it reaches',
    'AWS::IAM::Role',
    {
      AssumeRolePolicyDocument: { Statement: [{ Principal: { AWS: `arn:aws:iam::${A}:role/b` } }] },
    },
    [],
  ],
  ['a word that is no ARN', 'T', { A: 'arn:aws' }, []],
  ['odd values', 'T', { A: null, B: 1, C: [[true]], D: { E: '{' } }, []],
])('%s', (_, type, properties, expected) => {
  const found = collectReferences(type, properties, naming);
  expect(found.map(({ path, form, name }) => `${path} ${form} ${name}`)).toEqual(expected);
});
