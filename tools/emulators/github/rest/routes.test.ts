import { expect, test } from 'vitest';
import { OPERATIONS } from '../description/operations.ts';
import { findRoute, ROUTES } from './routes.ts';

test('every operation that is described has one route', () => {
  expect(ROUTES.map(({ operation }) => operation).toSorted()).toEqual([...OPERATIONS].toSorted());
});

test.each(OPERATIONS)('%s is answered by its own route', (operation) => {
  const [method = '', template = ''] = operation.split(' ');
  const found = findRoute(method, template.replaceAll(/\{(\w+)\}/g, 'a-$1'));
  expect(found?.route.operation).toBe(operation);
  for (const [name, value] of Object.entries(found?.path ?? {})) expect(value).toBe(`a-${name}`);
});

test.each([
  ['GET /repos/o/r/contents', 'path', ''],
  ['GET /repos/o/r/contents/', 'path', ''],
  ['GET /repos/o/r/contents/a/b%20c', 'path', 'a/b c'],
  ['GET /repos/o/r/branches/a/b', 'branch', 'a/b'],
  ['GET /repos/o/r/compare/a/b...c/d', 'basehead', 'a/b...c/d'],
  ['GET /repos/o/r/commits/a/b', 'ref', 'a/b'],
  ['GET /repos/o/r/commits/a/b/status', 'ref', 'a/b'],
  ['GET /repos/o/r/commits/heads%2Fa/check-runs', 'ref', 'heads/a'],
])('%s has the %s "%s"', (line, name, expected) => {
  const [method = '', pathname = ''] = line.split(' ');
  expect(findRoute(method, pathname)?.path[name]).toBe(expected);
});
