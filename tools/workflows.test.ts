import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from './cli/commands/index.ts';

const FOLDER = path.join(import.meta.dirname, '..', '.github', 'workflows');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions: unknown;
  readonly on: unknown;
  readonly concurrency: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

describe.each(files)('%s keeps our rules for workflows', (name) => {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('no permission that is not asked for, a button to start it, one run at a time', () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.on).toHaveProperty('workflow_dispatch');
    expect(workflow.concurrency).toBeDefined();
  });

  test('every job ends, and says what it may do', () => {
    for (const job of Object.values(workflow.jobs))
      expect(job).toMatchObject({
        'timeout-minutes': expect.any(Number),
        permissions: expect.any(Object),
      });
  });

  test('actions are pinned', () => {
    // A tag can be moved; a commit cannot. The version stands behind it for people.
    const used = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
    for (const line of used) expect(line).toMatch(/@[0-9a-f]{40} # v\d/);
  });

  test('a checkout keeps no credentials', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  test('no expression in a shell, and only commands that exist', () => {
    const known = COMMANDS.map((command) => command.name);
    for (const { run = '' } of steps) {
      expect(run).not.toContain('${{');
      const commands = [...run.matchAll(/cadastre -- (\S+)/g)].map((match) => match[1]);
      expect(commands.filter((command) => !known.includes(command ?? ''))).toEqual([]);
    }
  });
});
