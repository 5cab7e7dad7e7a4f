import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from './cli/commands/index.ts';

const FOLDER = path.join(import.meta.dirname, '..', '.github', 'workflows');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

test.each(files)('%s keeps our rules for workflows', (name) => {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');
  const workflow = parse(text);
  expect(workflow.permissions).toEqual({});
  expect(workflow.on).toHaveProperty('workflow_dispatch');
  expect(workflow.concurrency).toBeDefined();
  for (const job of Object.values<Record<string, unknown>>(workflow.jobs)) {
    expect(job).toMatchObject({
      'timeout-minutes': expect.any(Number),
      permissions: expect.any(Object),
    });
    for (const { uses, run, with: inputs } of job['steps'] as Step[]) {
      // A tag can be moved; a commit cannot. The version stands behind it for people.
      if (uses !== undefined)
        expect(text).toMatch(new RegExp(`${uses.split('@')[0]}@[0-9a-f]{40} # v\\d`));
      if (uses?.startsWith('actions/checkout@') === true)
        expect(inputs).toMatchObject({ 'persist-credentials': false });
      expect(run ?? '').not.toContain('${{');
      const command = /cadastre -- (\S+)/.exec(run ?? '')?.[1];
      if (command !== undefined) expect(COMMANDS.map((each) => each.name)).toContain(command);
    }
  }
});
