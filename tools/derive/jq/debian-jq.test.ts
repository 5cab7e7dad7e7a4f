import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { JQ_ENTITY, JQ_PROGRAMS } from '../../testing/jq-programs.ts';
import { DEFAULT_BOUNDS } from './jq-bounds.ts';
import type { JqResult } from './jq-result.ts';
import { jqPrelude } from './prelude.ts';
import { runPrograms } from './run-programs.ts';

const NOW = new Date('2026-11-25T12:00:00Z');

/** Where jq 1.6, which Debian has, and what we have differ, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  '[.properties.tags | leaf_paths | join(".")]':
    'jq 1.7 took leaf_paths away: paths(scalars) is the same',
  '"x" * 0': 'from jq 1.8 on a text times nothing is an empty text, before it was null',
  '[.properties.cost, 1e3, 0.1, 1.5e300, 100000000000000000000]':
    'the same numbers: JavaScript writes 1e20 with all its digits',
  '[1, 1.0, 1.5, -0] | unique': 'the same numbers: JavaScript writes -0 as 0',
};

function installedVersion(): string | undefined {
  const { stdout, status } = spawnSync('jq', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** The first output of each program as jq prints it, `none`, or `error`. */
function askDebian(): readonly string[] {
  const cells = JQ_PROGRAMS.map((program) => `(try [first(${program}\n)] catch "error")`);
  const { stdout, stderr } = spawnSync(
    'jq',
    ['-c', `def now: ${NOW.getTime() / 1000}; ${cells.join(',\n')}`],
    {
      input: JSON.stringify(JQ_ENTITY),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], TZ: 'UTC' },
    },
  );
  expect(stderr).toBe('');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => (line === '"error"' ? 'error' : line === '[]' ? 'none' : line.slice(1, -1)));
}

async function askOurs(): Promise<readonly string[]> {
  const given = JQ_PROGRAMS.map(() => 'nothing');
  const problems = await runPrograms({
    runs: JQ_PROGRAMS.map((program, index) => ({
      program,
      inputs: 1,
      inputOf: () => JSON.stringify(JQ_ENTITY),
      take: (_, result) => void (given[index] = rendered(result)),
    })),
    prelude: jqPrelude(NOW),
    bounds: DEFAULT_BOUNDS,
  });
  return given.map((text, index) => (problems[index] === undefined ? text : 'error'));
}

function rendered(result: JqResult): string {
  return result.kind === 'value' ? JSON.stringify(result.value) : result.kind;
}

test('what jq of Debian answers, byte for byte', async () => {
  const version = installedVersion();
  if (version !== 'jq-1.6') {
    console.log(
      `not compared: jq here is ${version ?? 'not installed'}, and the differences are known of jq-1.6`,
    );
    return;
  }
  const there = askDebian();
  const here = await askOurs();
  expect(here.length).toBeGreaterThanOrEqual(200);
  expect(there).toHaveLength(here.length);
  const same = JQ_PROGRAMS.map((program, index) => [program, there[index]]);
  const given = JQ_PROGRAMS.map((program, index) => [program, here[index]]);
  const isKnown = ([program = '']: readonly (string | undefined)[]): boolean =>
    Object.hasOwn(DIFFERENT, program);
  expect(given.filter((row) => !isKnown(row))).toEqual(same.filter((row) => !isKnown(row)));
  // One that does not differ any more is to be taken off the list.
  const known = given.filter(isKnown);
  expect(known).toHaveLength(Object.keys(DIFFERENT).length);
  for (const [index, row] of known.entries()) expect(row).not.toEqual(same.filter(isKnown)[index]);
});
