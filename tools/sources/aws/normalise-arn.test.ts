import { expect, test } from 'vitest';
import { normaliseArn } from './normalise-arn.ts';

test.each([
  [
    'arn:aws:lambda:eu-west-1:111111111111:function:cart:live',
    'arn:aws:lambda:eu-west-1:111111111111:function:cart',
  ],
  [
    'arn:aws:lambda:eu-west-1:111111111111:function:cart:$LATEST',
    'arn:aws:lambda:eu-west-1:111111111111:function:cart',
  ],
  [
    'arn:aws:lambda:eu-west-1:111111111111:layer:base:12',
    'arn:aws:lambda:eu-west-1:111111111111:layer:base:12',
  ],
  [
    'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/cart:*',
    'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/cart',
  ],
  [
    'arn:aws:dynamodb:eu-west-1:111111111111:table/orders/stream/2026-01-01T00:00:00.000',
    'arn:aws:dynamodb:eu-west-1:111111111111:table/orders',
  ],
  [
    'arn:aws-cn:kinesis:cn-north-1:111111111111:stream/clicks/consumer/a:1',
    'arn:aws-cn:kinesis:cn-north-1:111111111111:stream/clicks',
  ],
  ['arn:aws:s3:::files', 'arn:aws:s3:::files'],
  ['https://sqs.eu-west-1.amazonaws.com/111111111111/orders', undefined],
  ['arn:aws:sqs', undefined],
  ['', undefined],
])('%s', (arn, expected) => {
  expect(normaliseArn(arn)).toBe(expected);
});
