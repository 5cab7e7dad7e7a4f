import { expect, test } from 'vitest';
import { toCloudFailure } from './to-cloud-failure.ts';

const general = (said: string, type = 'AWS::S3::Bucket'): Error =>
  Object.assign(
    new Error(
      `${type} Handler returned status FAILED: ${said} (HandlerErrorCode: GeneralServiceException, RequestToken: 0-0)`,
    ),
    { name: 'GeneralServiceException' },
  );

test.each([
  ['names it', 'Bucket shop-files not found', 'shop-files', 'not-found'],
  [
    'names it by ARN',
    'no such function: arn:aws:lambda:x:1:function:cart does not exist',
    'cart',
    'not-found',
  ],
  ['names a part of a compound one', 'the route r1b2 does not exist', 'a1b2|r1b2', 'not-found'],
  ['names something else', 'The key policy does not exist', 'shop-files', 'failed'],
  ['names one whose name it is a part of', 'shop-files-archive not found', 'shop-files', 'failed'],
  ['has the letters of a short name in its words', 'a key was not found', 'a', 'failed'],
  ['has the name only in the type', 'the key was not found', 'Bucket', 'failed'],
])('a wrapped "not found" that %s', (_, said, identifier, kind) => {
  expect(toCloudFailure(general(said), identifier).kind).toBe(kind);
});

test('a wrapped "not found" of a list is about its parent', () => {
  expect(toCloudFailure(general('the parent does not exist')).kind).toBe('not-found');
});
