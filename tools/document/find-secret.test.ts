import { expect, test } from 'vitest';
import { findSecret } from './find-secret.ts';

// Put together here, so that no scanner takes this file for a leak.
const join = (...parts: string[]): string => parts.join('');

test.each([
  [join('AKIA', 'ABCDEFGHIJKLMNOP'), 'an AWS access key'],
  [join('-----BEGIN RSA ', 'PRIVATE KEY-----'), 'a private key'],
  [join('ghp_', 'a'.repeat(36)), 'a GitHub token'],
  [join('xoxb-', '1234567890-abc'), 'a Slack token'],
  [join('https://hooks.slack.com/', 'services/T0/B0/', 'x'.repeat(24)), 'a Slack webhook'],
  [join('sk_live_', 'a'.repeat(24)), 'a Stripe key'],
  [join('eyJ', 'hbGciOiJIUzI1', '.eyJ', 'zdWIiOiIxMjM0', '.sig'), 'a JSON Web Token'],
  ['postgres://shop:hunter2@db.example.com/shop', 'a password in a URL'],
])('%s', (text, what) => {
  expect(findSecret(`name: a\nvalue: ${text}\n`)).toEqual({ what, line: 2 });
});

test.each([
  'arn:aws:iam::111111111111:role/cart',
  'https://example.com/a:b@c',
  'password: see the vault',
  'sk_short',
])('%s is none', (text) => {
  expect(findSecret(text)).toBeUndefined();
});
