import { expect, test } from 'vitest';
import { withoutSecrets } from './read-secrets.ts';

test.each([
  ['the key abcdef is wrong', 'abcdef', 'the key *** is wrong'],
  // A line break at the end is no part of what a server says.
  ['the key abcdef is wrong', 'abcdef\n', 'the key *** is wrong'],
  ['first or second', 'first\nsecond\n', '*** or ***'],
  [String.raw`{"key": "a\"b/c"}`, 'a"b/c', '{"key": "***"}'],
  ['?key=a%22b%2Fc', 'a"b/c', '?key=***'],
  ['{ and }', '{\n  "key": "abcdef"\n}', '{ and }'],
])('%s, without %j', (text, secret, expected) => {
  expect(withoutSecrets(text, { KEY: secret })).toBe(expected);
});
