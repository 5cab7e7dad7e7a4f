import { expect, test } from 'vitest';
import { toFileName } from './to-file-name.ts';

test.each([
  ['cognitoUserPool', 'cognito-user-pool'],
  ['rdsDBInstance', 'rds-db-instance'],
  ['Service', 'service'],
  ['_team', '_team'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a/b\\c', 'a-b-c'],
  ['Größe', 'gro-e'],
  ['con', '_con'],
  ['日本', '_'],
  ['x'.repeat(200), 'x'.repeat(80)],
])('%s → %s', (identifier, expected) => {
  expect(toFileName(identifier)).toBe(expected);
});
