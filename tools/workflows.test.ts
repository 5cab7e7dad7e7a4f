import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validate } from '@actions/languageservice';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { COMMANDS } from './cli/commands/index.ts';

const FOLDER = path.join(import.meta.dirname, '..', '.github', 'workflows');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

/** Debian's; the scripts are looked at where it is there. */
const HAS_SHELLCHECK = spawnSync('shellcheck', ['--version']).status === 0;
if (!HAS_SHELLCHECK)
  // oxlint-disable-next-line no-console -- a test that is left out says why
  console.log('Skipped: shellcheck on the scripts of the workflows, because it is not installed.');

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
  const isCompiled = name.startsWith('action-');
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('no permission that is not asked for, a button to start it, one run at a time', () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.on).toHaveProperty('workflow_dispatch');
    // Runs of an action wait for each other at the job that does it: on one entity, or of one name.
    const own = isCompiled ? [Object(workflow.jobs['run'])] : Object.values(workflow.jobs);
    const waits = workflow.concurrency === undefined ? own : [workflow];
    for (const each of waits) expect(each).toHaveProperty('concurrency');
    const { group }: { readonly group?: string } = Object(waits[0]?.concurrency);
    const isOfRun = group?.startsWith('cadastre run ') === true;
    expect(isOfRun).toBe(isCompiled && !text.includes('\n      entity:\n'));
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

  test('GitHub accepts it: its own language service has nothing to say', async () => {
    const document = TextDocument.create(`file:///${name}`, 'yaml', 1, text);
    expect(await validate(document)).toEqual([]);
  });

  test('triggers that would hand secrets to strangers are not used, nor are all secrets at once', () => {
    expect(Object.keys(Object(workflow.on))).not.toContain('pull_request_target');
    expect(Object.keys(Object(workflow.on))).not.toContain('workflow_run');
    expect(text).not.toMatch(/secrets:\s*inherit|toJSON\(secrets\)/);
  });

  test('what writes says why', () => {
    for (const line of text.split('\n').filter((each) => /^\s+[a-z-]+: write\b/.test(each)))
      expect(line).toMatch(/: write # \w+/);
  });

  test.skipIf(!HAS_SHELLCHECK)('shellcheck has nothing to say of its scripts', () => {
    for (const { run } of steps) {
      if (run === undefined) continue;
      const script = `#!/bin/bash\nset -e -o pipefail\n${run}\n`;
      const { status, stdout } = spawnSync('shellcheck', ['-'], {
        input: script,
        encoding: 'utf8',
      });
      expect([status, stdout]).toEqual([0, '']);
    }
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
