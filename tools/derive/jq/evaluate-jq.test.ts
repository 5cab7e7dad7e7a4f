import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileJq } from './compile-jq.ts';
import { evaluateJq } from './evaluate-jq.ts';
import { runInWorker } from './run-in-worker.ts';

const INPUT = { a: { b: [1, 2], c: null }, name: 'x', '': 0 };

test.each<[program: string, expected: unknown]>([
  ['.a.b', { kind: 'value', value: [1, 2] }],
  ['.a.b[1]', { kind: 'value', value: 2 }],
  ['.nothing.there', { kind: 'value', value: null }],
  ['.a | keys', { kind: 'value', value: ['b', 'c'] }],
  ['empty', { kind: 'none' }],
  ['.a.b[]', { kind: 'value', value: 1 }],
  ['.name.more', { kind: 'error', message: 'Cannot index string with string ("more")' }],
  ['error("mine")', { kind: 'error', message: 'mine' }],
  ['.name # a comment', { kind: 'value', value: 'x' }],
  ['"\\(.name)!"', { kind: 'value', value: 'x!' }],
])('%s', async (program, expected) => {
  expect(await evaluateJq([program], [INPUT])).toEqual({
    kind: 'results',
    results: [[expected]],
  });
});

test.each(['.a[', ') | (', 'nope(1)', '.a | '])(
  '%s does not compile, and is the one named',
  async (bad) => {
    const answer = await evaluateJq(['.a', '.a | keys', bad], [INPUT]);
    expect(answer).toMatchObject({ kind: 'invalid', program: 2 });
  },
);

test('a function that is not there is found where many programs are compiled at once', async () => {
  const [sound, unknown, again] = await compileJq(['.a | length', '.a | nope(1)', '.b | tostring']);
  expect([sound, unknown, again]).toEqual([undefined, 'nope/1 is not defined', undefined]);
});

test('a program that loops for ever is stopped, and the next one has a jq of its own', async () => {
  const call = { program: 'def f: f; f', input: 'null', flags: [] };
  await expect(runInWorker([call], 300)).rejects.toThrow('jq took longer than 0.3 s');
  expect(await evaluateJq(['.a | length'], [{ a: [1] }])).toEqual({
    kind: 'results',
    results: [[{ kind: 'value', value: 1 }]],
  });
});

test('sees no environment and no files', async () => {
  const answer = await evaluateJq(['env | length', '$ENV | length'], [null]);
  expect(JSON.stringify(answer)).not.toContain(process.env['PATH'] ?? 'no path');
});

test('a plain path read here is what jq reads', async () => {
  const key = fc.constantFrom('a', 'b', 'c'.repeat(27), 'd'.repeat(28));
  const tree = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, 1, true, 'text'),
      fc.dictionary(key, tie('value')),
      fc.array(tie('value'), { maxLength: 2 }),
    ),
  })).value;
  await fc.assert(
    fc.asyncProperty(tree, fc.array(key, { minLength: 1, maxLength: 3 }), async (input, keys) => {
      const plain = `.${keys.join('.')}`;
      // The pipe makes it a program for jq itself.
      const answer = await evaluateJq([plain, `. | ${plain}`], [input]);
      expect(answer.kind).toBe('results');
      const [row = []] = answer.kind === 'results' ? answer.results : [];
      expect(row).toHaveLength(2);
      expect(row[0]).toEqual(row[1]);
    }),
    { numRuns: 25 },
  );
});
