import { expect, test } from 'vitest';
import { codeSpan } from './markdown-text.ts';

test.each([
  ['plain', '`plain`'],
  ['a|b', '`a\\|b`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['two\nlines', '`two lines`'],
  ['@team <b>', '`@team <b>`'],
  ['\u202Eright to left', '`right to left`'],
  ['  ', ''],
])('%j', (text, expected) => {
  expect(codeSpan(text)).toBe(expected);
});
