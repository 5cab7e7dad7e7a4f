import { describe, expect, test } from 'vitest';
import { UnsupportedError } from '../unsupported-error.ts';
import { isBroken, parseWorkflowFile } from './parse-workflow-file.ts';

const PATH = '.github/workflows/a.yml';
const workflow = (job: string, top = ''): string =>
  `on: push\n${top}\njobs:\n  one:\n    runs-on: x\n${job}\n`;
const step = (text: string): string => workflow(`    steps:\n      - ${text}`);

describe('what GitHub would not accept', () => {
  test.each([
    [step('run: "true"\n        colour: red'), "Unexpected value 'colour'"],
    [
      workflow('    needs: [nobody]\n    steps: [{ run: x }]'),
      'at least one job with no dependencies',
    ],
    [workflow('    steps: [{ run: x, if: "nothing()" }]'), "Unrecognized function: 'nothing'"],
    [step('run: echo ${{ secret.x }}'), "Unrecognized named-value: 'secret'"],
    [workflow('    if: secrets.x\n    steps: [{ run: x }]'), "Unrecognized named-value: 'secrets'"],
    ['on: push\njobs: {', 'Flow map'],
    ['jobs: { a: { runs-on: x, steps: [{ run: x }] } }', 'Required property is missing: on'],
  ])('%j', async (content, message) => {
    const parsed = await parseWorkflowFile(PATH, content);
    expect(isBroken(parsed) && parsed.errors.join('\n')).toContain(message);
  });
});

describe('what this runner cannot do', () => {
  test.each([
    [workflow('    container: node\n    steps: [{ run: x }]'), 'the key container in jobs.one'],
    [workflow('    services: { db: { image: x } }\n    steps: [{ run: x }]'), 'the key services'],
    ['on: push\njobs: { a: { uses: o/r/.github/workflows/x.yml@main } }', 'the key uses in jobs.a'],
    [
      'on: pull_request_target\njobs: { a: { runs-on: x, steps: [{ run: x }] } }',
      'on.pull_request_target',
    ],
    [workflow('    snapshot: x\n    steps: [{ run: x }]'), 'the key snapshot'],
    [
      workflow('    env:\n      ${{ insert }}: ${{ github.event }}\n    steps: [{ run: x }]'),
      'insert',
    ],
  ])('%j', async (content, message) => {
    const parsing = parseWorkflowFile(PATH, content);
    await expect(parsing).rejects.toThrow(UnsupportedError);
    await expect(parsing).rejects.toThrow(message);
  });
});

test('a condition that names no status asks for success', async () => {
  const parsed = await parseWorkflowFile(
    PATH,
    workflow(`    if: github.ref == 'x'
    steps:
      - run: a
      - { run: b, if: "github.actor == 'always()'" }
      - { run: c, if: "\${{ failure() || github.actor }}" }`),
  );
  if (isBroken(parsed)) throw new Error(parsed.errors.join('\n'));
  const [job] = parsed.jobs;
  expect(job?.condition.expression).toBe("success() && (github.ref == 'x')");
  expect(job?.steps.map(({ condition }) => condition.expression)).toEqual([
    'success()',
    "success() && (github.actor == 'always()')",
    'failure() || github.actor',
  ]);
});
