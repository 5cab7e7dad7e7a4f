import { expect, test } from 'vitest';
import { DEFAULT_BOUNDS, type JqBounds } from './jq-bounds.ts';
import { jqPrelude } from './prelude.ts';
import { runPrograms } from './run-programs.ts';

const PRELUDE = jqPrelude(new Date('2026-11-25T12:00:00Z'));

async function run(
  programs: readonly string[],
  inputs: readonly unknown[],
  bounds: Partial<JqBounds> = {},
): Promise<{ readonly given: readonly unknown[][]; readonly problems: readonly unknown[] }> {
  const given = programs.map((): unknown[] => []);
  const problems = await runPrograms({
    runs: programs.map((program, index) => ({
      program,
      inputs: inputs.length,
      inputOf: (input) => JSON.stringify(inputs[input]),
      take: (input, result) => {
        const values = given[index];
        if (values !== undefined)
          values[input] = result.kind === 'value' ? result.value : `${result.kind}!`;
      },
    })),
    prelude: PRELUDE,
    bounds: { ...DEFAULT_BOUNDS, ...bounds },
  });
  return { given, problems };
}

test('an error of one input loses no other, and equal inputs have equal results', async () => {
  const { given, problems } = await run(
    ['if . == 2 then error("two") else . * 10 end', 'select(. > 1)', '.., 9'],
    [1, 2, 3, 1, 2],
  );
  expect(problems).toEqual([undefined, undefined, undefined]);
  expect(given).toEqual([
    [10, 'error!', 30, 10, 'error!'],
    ['none!', 2, 3, 'none!', 2],
    [1, 2, 3, 1, 2],
  ]);
});

test('tens of thousands of inputs, different and equal ones, each get their own', async () => {
  const inputs = Array.from({ length: 25_000 }, (_, index) => (index % 3 === 0 ? 7 : index));
  const { given } = await run(['. + 1', 'tostring'], inputs);
  expect(given[0]).toEqual(inputs.map((input) => input + 1));
  expect(given[1]).toEqual(inputs.map(String));
});

// Which of the two bounds a program meets first depends on the machine.
const MEMORY_OR_TIME = /^jq (ran out of memory|took longer than 1 s)$/;

test.each<[program: string, message: string | RegExp]>([
  ['[range(1e9)]', MEMORY_OR_TIME],
  ['"x" * 1e9', MEMORY_OR_TIME],
  ['def f: f; f', 'jq took longer than 1 s'],
  ['def f: 1 + f; f', MEMORY_OR_TIME],
  ['last(range(1e12))', 'jq took longer than 1 s'],
  ['reduce range(40) as $i ("x"; . + .)', MEMORY_OR_TIME],
  ['[recurse(.)]', MEMORY_OR_TIME],
  ['"x" * 9e6', 'it gives more than 1000000 characters'],
])('the bomb %s is stopped, and the others give their values', async (bomb, message) => {
  const bounds = { budget: 1000, maxCharacters: 1_000_000 };
  const { given, problems } = await run(['. + 1', bomb, '. + 2', '. + 3'], [1, 2], bounds);
  expect(problems).toEqual([
    undefined,
    { kind: 'limit', message: expect.stringMatching(message) },
    undefined,
    undefined,
  ]);
  expect([given[0], given[2], given[3]]).toEqual([
    [2, 3],
    [3, 4],
    [4, 5],
  ]);
});

test.each([
  '.) | (.',
  '1; def x: 2',
  '. |',
  'nope',
  '',
  'import "a" as a; .',
  '$unknown',
  '.) as $x | [empty] | halt | (.',
])('%s is no program, and is the only one that is said to be none', async (bad) => {
  const { given, problems } = await run(['.', bad, '. + 1'], [1]);
  expect(problems).toEqual([
    undefined,
    { kind: 'invalid', message: expect.any(String) },
    undefined,
  ]);
  expect([given[0], given[2]]).toEqual([[1], [2]]);
});

test.each<[program: string, expected: unknown]>([
  ['now', 1_795_608_000],
  ['now | todate', '2026-11-25T12:00:00Z'],
  ['env', {}],
  ['$ENV', {}],
  ['$ENV.PATH', null],
  ['input', 'error!'],
  ['[inputs]', []],
  ['input_filename', null],
  ['get_search_list', []],
  ['0 | localtime | mktime', 0],
  ['0 | strflocaltime("%H:%M")', '00:00'],
  ['debug | debug("x") | stderr', 1],
  ['halt', 'error!'],
  ['halt_error', 'error!'],
  ['"x" | halt_error(1)', 'error!'],
  ['null | ltrimstr("a"), "b"', null],
  ['"ab" | ltrimstr("a")', 'b'],
  ['"ab" | rtrimstr("b", "c")', 'a'],
])('%s is the same everywhere', async (program, expected) => {
  const { given, problems } = await run([program], [1]);
  expect(problems).toEqual([undefined]);
  expect(given).toEqual([[expected]]);
});
