import { expect, test } from 'vitest';
import { ForgeFailure } from '../ports/forge.ts';
import { toForgeFailure } from './to-forge-failure.ts';

const answer = (status: number, message: string, errors?: unknown): unknown =>
  Object.assign(new Error(message), { status, response: { data: { message, errors } } });

test.each<[unknown, string, string]>([
  [answer(401, 'Bad credentials'), 'unauthorized', 'shop/catalog: Bad credentials (401)'],
  [
    answer(403, 'Resource not accessible by integration'),
    'denied',
    'shop/catalog: Resource not accessible by integration (403)',
  ],
  [
    answer(403, 'You have exceeded a secondary rate limit.'),
    'limited',
    'shop/catalog: You have exceeded a secondary rate limit. (403)',
  ],
  [answer(429, 'Too many'), 'limited', 'shop/catalog: Too many (429)'],
  [answer(404, 'Not Found'), 'not-found', 'shop/catalog: Not Found (404)'],
  [
    answer(422, 'Validation Failed', [
      { code: 'custom', message: 'A pull request already exists for shop:x.' },
    ]),
    'exists',
    'shop/catalog: Validation Failed: A pull request already exists for shop:x. (422)',
  ],
  [
    answer(422, 'Validation Failed', [{ field: 'base', code: 'invalid' }]),
    'failed',
    'shop/catalog: Validation Failed: base invalid (422)',
  ],
  [
    answer(422, 'Validation Failed', ['No commits between main and x']),
    'no-difference',
    'shop/catalog: Validation Failed: No commits between main and x (422)',
  ],
  [
    Object.assign(new Error('x'), {
      errors: [{ message: 'Expected branch to point to "a" but it did not.' }],
    }),
    'stale',
    'shop/catalog: x: Expected branch to point to "a" but it did not.',
  ],
  [answer(502, 'Bad\n  Gateway'), 'failed', 'shop/catalog: Bad Gateway (502)'],
  [new TypeError('fetch failed'), 'failed', 'shop/catalog: fetch failed'],
  ['odd', 'failed', 'shop/catalog: odd'],
])('%o', (error, kind, message) => {
  const failure = toForgeFailure(error, 'shop/catalog');
  expect([failure.kind, failure.message]).toEqual([kind, message]);
});

test('one that is known already stays what it is', () => {
  const failure = new ForgeFailure('stale', 'x');
  expect(toForgeFailure(failure, 'shop/catalog')).toBe(failure);
});
