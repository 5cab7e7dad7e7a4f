import { expect, test } from 'vitest';
import { findDirty } from './find-dirty.ts';

const ACCOUNTS = [
  { id: '111111111111', name: undefined, regions: ['eu-west-1', 'us-east-1'] },
  { id: '222222222222', name: undefined, regions: ['eu-west-1'] },
];
const TYPES = [
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::Lambda::Url',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
];

test.each<[string, Record<string, string>, string]>([
  ['a type', { type: 'AWS::SQS::Queue' }, '111111111111 eu-west-1 AWS::SQS::Queue'],
  [
    'a service',
    { eventSource: 'lambda.amazonaws.com' },
    '111111111111 eu-west-1 AWS::Lambda::Function,AWS::Lambda::Url',
  ],
  [
    'a global type',
    { type: 'AWS::IAM::Role', region: 'global' },
    '111111111111 all AWS::IAM::Role',
  ],
  [
    'a global type of a region that is not surveyed',
    { eventSource: 'iam.amazonaws.com', account: '222222222222', region: 'us-east-1' },
    '222222222222 all AWS::IAM::Role',
  ],
  ['buckets, wherever they are', { type: 'AWS::S3::Bucket' }, '111111111111 all AWS::S3::Bucket'],
  [
    'an account that is not ours',
    { type: 'AWS::SQS::Queue', account: '999999999999' },
    'account 999999999999 is not among those of cadastre.yaml',
  ],
  [
    'a region that is not ours',
    { type: 'AWS::SQS::Queue', account: '222222222222', region: 'us-east-1' },
    'region us-east-1 is not among those of account 222222222222',
  ],
  [
    'a type that is not ours',
    { type: 'AWS::SNS::Topic' },
    'no blueprint has a `sync` rule for AWS::SNS::Topic',
  ],
  [
    'a service that is not known',
    { eventSource: 'constructor' },
    'no blueprint has a `sync` rule for constructor',
  ],
  ['nothing', {}, 'it names neither `type` nor `eventSource`'],
])('%s', (_, given, expected) => {
  const event = { version: 1, account: '111111111111', region: 'eu-west-1', ...given } as const;
  const dirty = findDirty(event, ACCOUNTS, TYPES);
  const said =
    dirty.kind === 'nothing'
      ? dirty.reason
      : `${dirty.account} ${dirty.region ?? 'all'} ${dirty.types.join(',')}`;
  expect(said).toBe(expected);
});
