import { expect, test } from 'vitest';
import { createNames, nearestName } from './nearest-name.ts';

test.each<[name: string, candidates: string[], near: string | undefined]>([
  ['servcie', ['cart', 'service'], 'service'],
  ['ab', ['xb', 'ax'], 'xb'],
  ['Some-Name', ['someName', 'some_name'], 'someName'],
  ['abc', ['acb'], 'acb'],
  ['abcd', ['dcba'], undefined],
  ['x'.repeat(300_000), [`${'x'.repeat(299_999)}yz`], undefined],
])('%.20s', (name, candidates, near) => {
  expect(nearestName(name, candidates)).toBe(near);
});

test('names pay for so many comparisons, and one in another spelling is found for nothing', () => {
  const names = createNames(Array.from({ length: 10_000 }, (_, index) => `service-${index}`));
  const found = Array.from({ length: 20_000 }, (_, index) => names.nearest(`servise-${index}`));
  expect(found[0]).toBe('service-0');
  expect(found.at(-1)).toBeUndefined();
  expect(names.nearest('SERVICE_9999')).toBe('service-9999');
}, 10_000);
