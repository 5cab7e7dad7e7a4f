import { expect, test } from 'vitest';
import { createMask, maskJson } from './create-mask.ts';

const accounts = [{ id: '111111111111' }];
const mask = createMask({ accounts, maskAccounts: true });

test.each([
  ['catalog/aws/111111111111/eu-west-1', 'catalog/aws/********1111/eu-west-1'],
  ['arn:aws:sqs:eu-west-1:222222223333:q', 'arn:aws:sqs:eu-west-1:********3333:q'],
  ['arn:aws-cn:iam::222222223333:role/r', 'arn:aws-cn:iam::********3333:role/r'],
  [
    'https://sqs.eu-west-1.amazonaws.com/222222223333/q',
    'https://sqs.eu-west-1.amazonaws.com/********3333/q',
  ],
  ['1111111111112 and 222222223333', '1111111111112 and 222222223333'],
])('%s', (text, masked) => {
  expect(mask(text)).toBe(masked);
  expect(createMask({ accounts })(text)).toBe(text);
});

test('JSON stays JSON', () => {
  const text = '{"a":["111111111111",111111111111],"111111111111":null}';
  expect(JSON.parse(maskJson(text, mask))).toEqual({
    a: ['********1111', 111_111_111_111],
    '********1111': null,
  });
});
