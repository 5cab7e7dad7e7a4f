import { expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

test('the demo ends well, and what it surveys is at levels that differ: tags say who owns it', async () => {
  const root = createRepository('empty');
  const demo = await runCommand(['demo'], { cwd: root });
  expect(demo.code).toBe(0);
  expect(demo.stdout).toMatch(/^bucket-security +s3 .* 6 Silver, 1 Bronze {2}\(gate\)$/m);
  expect(demo.stdout).toMatch(/^serverless-hygiene +lambda .* 3 Silver, 15 Bronze, 6 Basic$/m);
});
