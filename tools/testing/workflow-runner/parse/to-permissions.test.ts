import { expect, test } from 'vitest';
import type { Template } from './template.ts';
import { toPermissions } from './to-permissions.ts';

const map = (levels: Readonly<Record<string, string>>): Template => new Map(Object.entries(levels));

test.each<[string, Template | undefined, Template | undefined, boolean, object]>([
  ['unsaid', undefined, undefined, false, { contents: 'read', packages: 'read' }],
  ['none', map({}), undefined, false, {}],
  ['of the workflow', map({ contents: 'read' }), undefined, false, { contents: 'read' }],
  [
    'of the job alone',
    map({ contents: 'write' }),
    map({ 'pull-requests': 'write' }),
    false,
    { pull_requests: 'write' },
  ],
  ['none of the job', map({ contents: 'write' }), map({}), false, {}],
  [
    'said to be none',
    map({ contents: 'none', checks: 'write' }),
    undefined,
    false,
    { checks: 'write' },
  ],
  [
    'of a fork',
    map({ contents: 'write', 'id-token': 'write' }),
    undefined,
    true,
    { contents: 'read' },
  ],
])('%s', (_name, workflow, job, isFromFork, expected) => {
  expect(toPermissions(workflow, job, isFromFork)).toEqual(expected);
});

test('all of them', () => {
  expect(toPermissions('read-all', undefined, false)).toMatchObject({
    contents: 'read',
    issues: 'read',
  });
  expect(toPermissions('read-all', undefined, false)).not.toHaveProperty('id_token');
  expect(toPermissions('write-all', undefined, false)).toMatchObject({
    contents: 'write',
    id_token: 'write',
  });
  expect(toPermissions('write-all', undefined, true)).toMatchObject({ contents: 'read' });
});
