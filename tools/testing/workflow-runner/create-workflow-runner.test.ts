import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FinishedRun } from './finished-run.ts';
import { startScene, type Scene } from './start-scene.ts';
import { UnsupportedError } from './unsupported-error.ts';

/** Conclusions: of the run, of each job, and of each of its steps. */
function digest(run: FinishedRun): readonly string[] {
  const jobs = run.jobs.map(({ name, conclusion, steps }) => {
    const all = steps.map((step) => {
      const isForgiven = step.outcome !== step.conclusion;
      return `${step.name}: ${step.outcome}${isForgiven ? ' (forgiven)' : ''}`;
    });
    return [`${name}: ${conclusion ?? 'none yet'}`, ...all.map((line) => `- ${line}`)];
  });
  return [run.conclusion ?? run.status, ...jobs.flat()];
}

const file = (name: string): string => `.github/workflows/${name}.yml`;
const said = (run: FinishedRun | undefined): string =>
  (run?.jobs.map(({ log }) => log).join('') ?? '')
    .split('\n')
    .filter((line) => line.startsWith('> '))
    .map((line) => line.slice(2))
    .join('\n');

interface Row {
  readonly name: string;
  /** Below `on: push`. */
  readonly text: string;
  readonly lines?: readonly string[];
  /** What steps printed after `> `. */
  readonly said?: string;
  check?(run: FinishedRun): void;
}

const ROWS: readonly Row[] = [
  {
    name: 'steps after a failure',
    text: `
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - { name: works, id: works, run: "true" }
      - { name: forgiven, id: forgiven, run: exit 3, continue-on-error: true }
      - name: sees
        run: echo "> $A"
        env: { A: "\${{ steps.forgiven.outcome }} \${{ steps.forgiven.conclusion }} \${{ job.status }}" }
      - { name: not yet, if: failure(), run: "true" }
      - { name: fails, run: "false" }
      - { name: left out, run: "true" }
      - { name: at failure, if: failure(), run: "true" }
      - { name: always, if: "always() && steps.works.outcome == 'success'", run: "true" }
      - { name: implicit, if: "steps.works.outcome == 'success'", run: "true" }
      - { name: cancelled, if: cancelled(), run: "true" }
`,
    lines: [
      'failure',
      'one: failure',
      '- works: success',
      '- forgiven: failure (forgiven)',
      '- sees: success',
      '- not yet: skipped',
      '- fails: failure',
      '- left out: skipped',
      '- at failure: success',
      '- always: success',
      '- implicit: skipped',
      '- cancelled: skipped',
    ],
    said: 'failure success success',
    check: (run) =>
      expect(run.jobs[0]?.annotations.map(({ message }) => message)).toEqual([
        'Process completed with exit code 3.',
        'Process completed with exit code 1.',
      ]),
  },
  {
    name: 'needs, outputs and conditions of jobs',
    text: `
jobs:
  first:
    runs-on: x
    outputs: { a: "\${{ steps.out.outputs.a }}", secret: "\${{ steps.out.outputs.secret }}" }
    steps:
      - id: out
        run: |
          echo "a=one" >> "$GITHUB_OUTPUT"
          { echo 'secret<<X'; echo "s3cr3t-value"; echo X; } >> "$GITHUB_OUTPUT"
  fails: { runs-on: x, steps: [{ name: f, run: exit 1 }] }
  second:
    needs: first
    runs-on: x
    if: needs.first.outputs.a == 'one'
    steps:
      - run: echo "> $A/$B/\${{ needs.first.result }}"
        env: { A: "\${{ needs.first.outputs.a }}", B: "\${{ needs.first.outputs.secret }}" }
  skipped: { needs: fails, runs-on: x, steps: [{ run: "true" }] }
  after: { needs: skipped, runs-on: x, steps: [{ run: "true" }] }
  on-failure: { needs: skipped, if: failure(), runs-on: x, steps: [{ name: s, run: "true" }] }
  gate:
    needs: [first, fails, skipped]
    if: always()
    runs-on: x
    steps:
      - name: s
        run: echo "> \${{ join(needs.*.result, ' ') }}"
`,
    lines: [
      'failure',
      'after: skipped',
      'fails: failure',
      '- f: failure',
      'first: success',
      '- Run echo "a=one" >> "$GITHUB_OUTPUT": success',
      'gate: success',
      '- s: success',
      'on-failure: success',
      '- s: success',
      'second: success',
      '- Run echo "> $A/$B/success": success',
      'skipped: skipped',
    ],
    check: (run) => {
      expect(said(run).split('\n').sort()).toEqual(['one//success', 'success failure skipped']);
      expect(run.jobs.find(({ id }) => id === 'first')).toMatchObject({
        outputs: { a: 'one' },
        annotations: [{ message: "Skip output 'secret' since it may contain secret." }],
      });
    },
  },
  {
    name: 'a matrix from an output, one after another',
    text: `
jobs:
  list:
    runs-on: x
    outputs: { all: "\${{ steps.l.outputs.all }}" }
    steps: [{ id: l, name: l, run: "echo 'all=[\\"a\\",\\"b\\"]' >> $GITHUB_OUTPUT" }]
  each:
    needs: list
    strategy: { max-parallel: 1, matrix: { shard: "\${{ fromJSON(needs.list.outputs.all) }}" } }
    runs-on: x
    steps:
      - name: say
        run: echo "> \${{ matrix.shard }} \${{ strategy.job-index }} \${{ strategy.job-total }}"
`,
    lines: [
      'success',
      'each (a): success',
      '- say: success',
      'each (b): success',
      '- say: success',
      'list: success',
      '- l: success',
    ],
    said: 'a 0 2\nb 1 2',
  },
  {
    name: 'fail-fast',
    text: `
jobs:
  fast:
    strategy: { max-parallel: 1, matrix: { a: [1, 2] } }
    runs-on: x
    steps: [{ name: s, run: "exit \${{ matrix.a }}" }]
  slow:
    name: slow \${{ matrix.a }}
    strategy: { max-parallel: 1, fail-fast: false, matrix: { a: [1, 0] } }
    runs-on: x
    steps: [{ name: s, run: "exit \${{ matrix.a }}" }]
  forgiven:
    continue-on-error: true
    runs-on: x
    steps: [{ name: s, run: exit 1 }]
  after: { needs: forgiven, runs-on: x, steps: [{ name: s, run: "true" }] }
`,
    lines: [
      'failure',
      'after: success',
      '- s: success',
      'fast (1): failure',
      '- s: failure',
      'fast (2): cancelled',
      'forgiven: failure',
      '- s: failure',
      'slow 0: success',
      '- s: success',
      'slow 1: failure',
      '- s: failure',
    ],
  },
  {
    name: 'a matrix of nothing',
    text: `
jobs:
  none:
    strategy: { matrix: { a: "\${{ fromJSON('[]') }}" } }
    runs-on: x
    steps: [{ run: "true" }]
`,
    lines: ['failure', 'none: failure'],
    check: (run) =>
      expect(run.jobs[0]?.annotations[0]?.message).toBe(
        "Matrix vector 'a' does not contain any values",
      ),
  },
  {
    name: 'shells, folders and defaults',
    text: `
defaults: { run: { shell: bash } }
jobs:
  one:
    runs-on: x
    defaults: { run: { working-directory: sub } }
    steps:
      - { name: make, working-directory: ., run: mkdir -p sub }
      - { name: where, run: 'echo "> \${PWD##*/}"' }
      - { name: piped, run: "false | true", continue-on-error: true }
      - { name: sh, shell: sh, run: 'false | true; echo "> $0" | sed "s#/.*##"' }
      - { name: nowhere, working-directory: nowhere, run: "true" }
  two:
    runs-on: x
    defaults: { run: { shell: "bash {0}" } }
    steps: [{ name: goes on, run: "false\\necho '> went on'" }]
`,
    lines: [
      'failure',
      'one: failure',
      '- make: success',
      '- where: success',
      '- piped: failure (forgiven)',
      '- sh: success',
      '- nowhere: failure',
      'two: success',
      '- goes on: success',
    ],
    check: (run) => expect(said(run)).toContain('sub\n'),
  },
  {
    name: 'unsaid shell',
    text: `
jobs:
  one: { runs-on: x, steps: [{ name: s, run: "false | true\\nfalse\\necho never" }] }
`,
    lines: ['failure', 'one: failure', '- s: failure'],
  },
  {
    name: 'environments of steps and their files',
    text: `
env: { A: workflow, B: workflow, C: workflow }
jobs:
  one:
    runs-on: x
    env: { B: job, C: job }
    steps:
      - name: set
        env: { C: step, D: "\${{ env.B }}+" }
        run: |
          echo "> $A $B $C $D"
          echo "B=file" >> "$GITHUB_ENV"
          printf 'M<<E\\none\\ntwo\\nE\\n' >> "$GITHUB_ENV"
          mkdir tools; printf '#!/bin/sh\\necho "> mine"' > tools/mine; chmod +x tools/mine
          echo "$PWD/tools" >> "$GITHUB_PATH"
          echo "### Title" >> "$GITHUB_STEP_SUMMARY"
          echo "s3cr3t-value" >> "$GITHUB_STEP_SUMMARY"
      - name: see
        run: |
          echo "> $A $B $C $D|\${{ env.B }}|$(echo $M)"
          mine
          echo "> $CI $GITHUB_ACTIONS $GITHUB_EVENT_NAME $GITHUB_REF_NAME $GITHUB_JOB \${GITHUB_TOKEN-none} \${TMPDIR-none} \${VITEST-none}"
          node -e 'console.log("> " + JSON.parse(fs.readFileSync(process.env.GITHUB_EVENT_PATH)).ref)'
`,
    said: [
      'workflow job step job+',
      'workflow file job |file|one two',
      'mine',
      'true true push main one none none none',
      'refs/heads/main',
    ].join('\n'),
    check: (run) => expect(run.jobs[0]?.summary).toBe('### Title\n***\n'),
  },
  {
    name: 'files that cannot be read',
    text: `
jobs:
  output: { runs-on: x, steps: [{ name: s, run: 'echo nonsense >> "$GITHUB_OUTPUT"' }] }
  options: { runs-on: x, steps: [{ name: s, run: 'echo NODE_OPTIONS=x >> "$GITHUB_ENV"' }] }
  summary: { runs-on: x, steps: [{ name: s, run: 'head -c 1100000 /dev/zero | tr "\\0" x >> "$GITHUB_STEP_SUMMARY"' }] }
`,
    lines: [
      'failure',
      'options: failure',
      '- s: failure',
      'output: failure',
      '- s: failure',
      'summary: success',
      '- s: success',
    ],
    check: (run) => {
      const [options, output, summary] = [...run.jobs].sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(options?.annotations[0]?.message).toContain("Can't store NODE_OPTIONS");
      expect(output?.annotations[1]?.message).toBe("Invalid format 'nonsense'");
      expect(summary?.annotations[0]?.message).toContain('1024k, got 1075k');
      expect(summary?.summary).toBe('');
    },
  },
  {
    name: 'secrets, masks and commands',
    text: `
run-name: Said \${{ github.event_name }}
jobs:
  one:
    runs-on: x
    env: { S: "\${{ secrets.S }}", V: "\${{ vars.V }}" }
    steps:
      - name: say
        run: |
          echo "> $S $V \${{ secrets.NONE }}"
          echo "> \${{ github.token }} \${{ secrets.GITHUB_TOKEN == github.token }}"
          echo "::add-mask::mine"; echo "> mine" >&2
          echo "::error file=a.yaml,line=7::it is $S"
          echo "::stop-commands::pause"; echo "::error::no"; echo "::pause::"
          for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "::warning::$i"; done
      - { name: old, run: "echo '::set-output name=a::b'" }
`,
    lines: ['failure', 'one: failure', '- say: success', '- old: failure'],
    said: '*** variable \n*** true\n***',
    check: (run) => {
      expect(run.title).toBe('Said push');
      const all = run.jobs[0]?.annotations ?? [];
      expect(all[0]).toEqual({ level: 'error', file: 'a.yaml', line: 7, message: 'it is ***' });
      expect(all.filter(({ level }) => level === 'warning')).toHaveLength(10);
      expect(all.filter(({ level }) => level === 'error')).toHaveLength(2);
    },
  },
  {
    name: 'time',
    text: `
jobs:
  step:
    runs-on: x
    steps:
      - { name: slow, run: sleep 60, timeout-minutes: 1 }
      - { name: after, if: failure(), run: "true" }
  job:
    runs-on: x
    timeout-minutes: 1
    steps:
      - { name: slow, run: sleep 60 }
      - { name: cancelled, if: cancelled(), run: "true" }
      - { name: failure, if: failure(), run: "true" }
`,
    lines: [
      'failure',
      'job: cancelled',
      '- slow: cancelled',
      '- cancelled: success',
      '- failure: skipped',
      'step: failure',
      '- slow: failure',
      '- after: success',
    ],
  },
  {
    name: 'what is broken',
    text: 'jobs: { one: { runs-on: x, colour: red, steps: [{ run: x }] } }\n',
    lines: ['failure'],
    check: (run) => expect(run.errors.join('\n')).toContain("Unexpected value 'colour'"),
  },
  {
    name: 'what cannot be evaluated',
    text: `
jobs:
  bad-step: { runs-on: x, steps: [{ name: s, run: x, env: { A: "\${{ fromJSON('{') }}" } }] }
  bad-if: { runs-on: x, if: "fromJSON('{')", steps: [{ name: s, run: x }] }
`,
    lines: ['failure', 'bad-if: failure', 'bad-step: failure', '- s: failure'],
  },
];

describe('from a push to the end of a run', () => {
  let scene: Scene;
  let runs: readonly FinishedRun[];
  beforeAll(async () => {
    const files = ROWS.map(({ text }, index) => [file(`row-${index}`), `on: push\n${text}`]);
    scene = await startScene(Object.fromEntries(files), {
      minute: 3000,
      repository: { secrets: { S: 's3cr3t-value' }, variables: { V: 'variable' } },
    });
    await scene.push('main', { a: 'b' });
    runs = await scene.runner.settle();
  }, 60_000);
  afterAll(() => scene.close());

  test.each(ROWS.map((row, index) => ({ ...row, index })))('$name', (row) => {
    const run = runs.find(({ workflow }) => workflow === file(`row-${row.index}`));
    if (run === undefined) throw new Error('it did not run');
    const jobs = [...run.jobs].sort((one, other) => (one.name < other.name ? -1 : 1));
    const lines = digest({ ...run, jobs });
    expect(lines).toEqual(row.lines ?? lines);
    expect(said(run)).toBe(row.said ?? said(run));
    row.check?.(run);
  });
});

const MINIMAL = 'jobs: { one: { runs-on: x, steps: [{ name: s, run: "true" }] } }';

describe('alone', () => {
  let scene: Scene | undefined;
  afterEach(async () => {
    await scene?.close();
  });
  const start = async (...args: Parameters<typeof startScene>): Promise<Scene> => {
    scene = await startScene(...args);
    return scene;
  };

  test('what is not supported is thrown at the test', async () => {
    const { runner, push } = await start({
      [file('a')]: 'on: push\njobs: { one: { runs-on: x, container: y, steps: [{ run: x }] } }',
      [file('b')]: 'on: push\njobs: { one: { runs-on: x, steps: [{ uses: a/b@v1 }] } }',
      [file('c')]: 'on: push\njobs: { one: { runs-on: x, steps: [{ uses: ./x }] } }',
    });
    await push('main', {});
    await expect(runner.settle()).rejects.toThrow(UnsupportedError);
  });

  test.each([
    ['a/b@v1', '', 'uses: a/b@v1'],
    ['./local', '', 'uses: ./local'],
    ['actions/checkout@v6', 'colour: red', 'the input colour of actions/checkout@v6'],
    ['actions/setup-node@v6', 'registry-url: x', 'the input registry-url'],
  ])('uses: %s with %j', async (uses, inputs, message) => {
    const { runner, push } = await start({
      [file('a')]:
        `on: push\njobs: { one: { runs-on: x, steps: [{ uses: ${uses}, with: { ${inputs} } }] } }`,
    });
    await push('main', {});
    await expect(runner.settle()).rejects.toThrow(message);
    // It is said once.
    expect(await runner.settle()).toMatchObject([{ conclusion: 'failure' }]);
  });

  test('GitHub is told how it goes', async () => {
    const changes: unknown[] = [];
    const world = await start(
      { [file('a')]: `on: push\nname: A\n${MINIMAL}` },
      {
        seen: {
          updateRun: (_repository, _id, change) => void changes.push(structuredClone(change)),
        },
      },
    );
    await world.push('main', {});
    await world.runner.settle();
    expect(changes[0]).toEqual({ title: 'A', status: 'in_progress', jobs: [] });
    expect(changes.at(-1)).toMatchObject({
      title: 'A',
      status: 'completed',
      conclusion: 'success',
      jobs: [
        {
          name: 'one',
          status: 'completed',
          conclusion: 'success',
          steps: [{ name: 's', conclusion: 'success' }],
          log: expect.stringContaining('##[group]Run true') as string,
        },
      ],
    });
  });

  test('a push that says so starts nothing', async () => {
    const { runner, push } = await start({ [file('a')]: `on: push\n${MINIMAL}` });
    await push('main', {}, 'Change [skip ci]');
    expect(await runner.settle()).toEqual([]);
  });

  test('paths of a push', async () => {
    const { runner, push } = await start({
      [file('a')]: `on: { push: { paths: ["catalog/**"] } }\n${MINIMAL}`,
    });
    await push('main', { 'docs/a.md': 'x' });
    expect(await runner.settle()).toEqual([]);
    await push('main', { 'catalog/a.yaml': 'x' });
    expect(await runner.settle()).toHaveLength(1);
  });

  test('a pull request: its merge, its paths, its head', async () => {
    const world = await start({
      [file('a')]: `on: { pull_request: { paths: ["catalog/**"] } }
jobs:
  one:
    runs-on: x
    steps:
      - uses: actions/checkout@v6
      - run: |
          echo "> $GITHUB_REF $GITHUB_HEAD_REF $GITHUB_BASE_REF \${{ github.event.pull_request.number }}"
          echo "> $(git log --oneline | wc -l) $(cat catalog/a.yaml) $(git rev-parse HEAD)" `,
    });
    await world.push('topic', { 'catalog/a.yaml': 'new' });
    const body = { title: 'T', head: 'topic', base: 'main' };
    await world.api('POST', '/repos/shop/catalog/pulls', body);
    const run = await world.settleOne();
    const event = world.events.find(({ name }) => name === 'pull_request');
    expect(said(run)).toBe(`refs/pull/1/merge topic main 1\n1 new ${event?.sha}`);
    expect(run.conclusion).toBe('success');
  });

  test.each([
    [
      'of the job',
      'permissions: { contents: read }',
      'permissions: { pull-requests: write }',
      ' 403 422',
    ],
    ['none', 'permissions: {}', '', ' 403 403'],
    ['of the workflow', 'permissions: { pull-requests: write }', '', ' 403 422'],
  ])('permissions reach the token: %s', async (_name, top, job, expected) => {
    const { push, settleOne } = await start({
      [file('a')]: `on: push
${top}
jobs:
  one:
    runs-on: x
    ${job}
    env: { T: "\${{ github.token }}", U: "\${{ github.api_url }}/repos/\${{ github.repository }}" }
    steps:
      - run: |
          ask() { curl -s -o /dev/null -w ' %{http_code}' -H "authorization: Bearer $T" "$@"; }
          echo "> $(ask -d '{"ref":"refs/heads/x","sha":"\${{ github.sha }}"}' $U/git/refs)$(ask -d '{"title":"t","head":"nothing","base":"main"}' $U/pulls)"`,
    });
    await push('main', {});
    const run = await settleOne();
    expect(said(run)).toBe(expected);
  });

  test('the token of a job is worth nothing after it', async () => {
    const world = await start({
      [file('a')]: `on: push
permissions: { contents: read }
jobs:
  one:
    runs-on: x
    steps:
      - env: { T: "\${{ github.token }}", U: "\${{ github.api_url }}/repos/\${{ github.repository }}" }
        run: |
          echo "> $(curl -s -o /dev/null -w '%{http_code}' -H "authorization: Bearer $T" "$U")"
          echo "> $(echo "$T" | rev)"`,
    });
    await world.push('main', {});
    const [status, reversed = ''] = said(await world.settleOne()).split('\n');
    expect(status).toBe('200');
    const token = reversed.split('').toReversed().join('');
    const response = await fetch(`${world.github.apiUrl}/repos/shop/catalog`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(401);
  });

  test('inputs of a dispatch have their types, and the run is the one that the API made', async () => {
    const world = await start({
      [file('a')]: `on:
  workflow_dispatch:
    inputs:
      dry: { type: boolean, default: true }
      count: { type: number, default: 2 }
      name: { type: string, required: true }
      kind: { type: choice, options: [a, b], default: a }
run-name: restart \${{ inputs.name }}
jobs:
  one:
    runs-on: x
    steps:
      - { name: dry, if: inputs.dry, run: "true" }
      - run: 'echo "> \${{ inputs.dry == false }} \${{ github.event.inputs.dry == false }} \${{ inputs.count == 2 }} \${{ inputs.kind }}"'`,
      [file('b')]: `on: workflow_dispatch\n${MINIMAL}`,
    });
    const route = '/repos/shop/catalog/actions/workflows/a.yml/dispatches';
    const inputs = { dry: 'false', name: 'cart' };
    const made = await world.api('POST', route, { ref: 'main', inputs, return_run_details: true });
    const run = await world.settleOne();
    expect(made).toMatchObject({ workflow_run_id: run.id });
    expect(run.title).toBe('restart cart');
    expect(digest(run).slice(1, 3)).toEqual(['one: success', '- dry: skipped']);
    expect(said(run)).toBe('true false true a');
  });

  test('a run that somebody wants again is the same run, on the same commit', async () => {
    const world = await start({
      [file('a')]: `on: push
jobs:
  one:
    runs-on: x
    steps:
      - run: |
          echo "> $GITHUB_RUN_NUMBER $GITHUB_RUN_ATTEMPT $GITHUB_ACTOR $GITHUB_TRIGGERING_ACTOR $GITHUB_SHA"
          test $GITHUB_RUN_ATTEMPT = 2`,
    });
    const sha = await world.push('main', { a: 'b' });
    const first = await world.settleOne();
    expect([first.conclusion, said(first)]).toEqual(['failure', `1 1 alice alice ${sha}`]);
    await world.push('main', { a: 'c' }, 'Not this one [skip ci]');
    await world.api('POST', `/repos/shop/catalog/actions/runs/${first.id}/rerun`);
    const second = await world.settleOne();
    expect([second.id, second.conclusion]).toEqual([first.id, 'success']);
    expect(said(second)).toBe(`1 2 alice alice ${sha}`);
  });

  test('a fork reads only, and sees no secrets', async () => {
    const permissions: unknown[] = [];
    const world = await start(
      {
        [file('a')]: `on: pull_request
permissions: { contents: write, id-token: write }
jobs: { one: { runs-on: x, steps: [{ run: 'echo "> \${{ secrets.S }}|"' }] } }`,
      },
      {
        repository: { secrets: { S: 'x-secret' } },
        seen: {
          createToken: (options) => {
            permissions.push(options.permissions);
            return 'ghs_token_of_a_fork';
          },
        },
      },
    );
    await world.emit({ name: 'pull_request', activity: 'opened', isFromFork: true });
    expect(said(await world.settleOne())).toBe('|');
    expect(permissions).toEqual([{ contents: 'read' }]);
  });

  test.each(['over the API', 'by the test'])(
    'what a workflow proposes is held until it is approved %s',
    async (how) => {
      const world = await start({
        [file('a')]: `on: pull_request\n${MINIMAL}`,
        [file('b')]: `on: { push: { branches: [topic] } }
permissions: { contents: read, pull-requests: write }
jobs:
  one:
    runs-on: x
    steps:
      - env: { T: "\${{ github.token }}", U: "\${{ github.api_url }}/repos/\${{ github.repository }}" }
        run: |
          curl -s --fail -H "authorization: Bearer $T" -d '{"title":"t","head":"topic","base":"main"}' "$U/pulls"`,
      });
      await world.push('topic', { a: 'b' });
      const [pushed, held, ...more] = await world.runner.settle();
      expect(more).toEqual([]);
      expect(pushed?.conclusion).toBe('success');
      expect(held).toMatchObject({ status: 'action_required', conclusion: undefined, jobs: [] });
      const id = held?.id ?? 0;
      if (how === 'by the test') world.runner.approve(id);
      else await world.api('POST', `/repos/shop/catalog/actions/runs/${id}/approve`);
      expect(await world.settleOne()).toMatchObject({ id, conclusion: 'success' });
      expect(() => world.runner.approve(id)).toThrow('no run');
    },
  );

  test('a cancelled run ends its steps, and those run that want to', async () => {
    const started = path.join(mkdtempSync(path.join(os.tmpdir(), 'cadastre-gate-')), 'started');
    const world = await start(
      {
        [file('a')]: `on: workflow_dispatch
jobs:
  one:
    runs-on: x
    steps:
      - name: slow
        run: |
          trap 'echo "> asked"' INT
          touch '\${{ vars.STARTED }}'
          (trap '' INT; sleep 50 & echo $! > $HOME/pid; wait) &
          wait || true; sleep 50
      - { name: success, run: "true" }
      - { name: always, if: always(), run: 'ps -o stat= -p "$(cat $HOME/pid)" | grep -v Z || echo "> gone"' }
      - { name: cancelled, if: cancelled(), run: "true" }
  after: { needs: one, runs-on: x, steps: [{ run: "true" }] }
  keeps:
    runs-on: x
    steps:
      - { name: goes on, if: always(), run: sleep 2 }
      - { name: then, run: "true" }
  unless: { if: always(), runs-on: x, steps: [{ name: s, run: sleep 2 }] }
  cleanup: { needs: one, if: always(), runs-on: x, steps: [{ name: s, run: "true" }] }`,
      },
      { minute: 4000, repository: { variables: { STARTED: started } } },
    );
    const route = '/repos/shop/catalog/actions/workflows/a.yml/dispatches';
    const body = { ref: 'main', return_run_details: true };
    const { workflow_run_id: id } = Object(await world.api('POST', route, body)) as {
      readonly workflow_run_id: number;
    };
    while (!existsSync(started)) await pause(20);
    await pause(300);
    await world.api('POST', `/repos/shop/catalog/actions/runs/${id}/cancel`);
    const running = await world.settleOne();
    const jobs = [...running.jobs].sort((one, other) => (one.name < other.name ? -1 : 1));
    expect(digest({ ...running, jobs })).toEqual([
      'cancelled',
      'after: skipped',
      'cleanup: success',
      '- s: success',
      'keeps: cancelled',
      '- goes on: success',
      '- then: skipped',
      'one: cancelled',
      '- slow: cancelled',
      '- success: skipped',
      '- always: success',
      '- cancelled: success',
      'unless: success',
      '- s: success',
    ]);
    expect(said(running)).toBe('asked\ngone');
  });

  test.each([
    ['', ['success', 'cancelled', 'success']],
    ['cancel-in-progress: true', ['cancelled', 'cancelled', 'success']],
    ['queue: max', ['success', 'success', 'success']],
  ])('concurrency of runs: %s', async (how, expected) => {
    const gate = path.join(mkdtempSync(path.join(os.tmpdir(), 'cadastre-gate-')), 'open');
    const world = await start(
      {
        [file('a')]: `on: push
concurrency: { group: "g-\${{ github.ref }}", ${how} }
jobs: { one: { runs-on: x, steps: [{ run: "until [ -e '\${{ vars.GATE }}' ]; do sleep 0.05; done" }] } }`,
      },
      { repository: { variables: { GATE: gate } } },
    );
    for (const name of ['1', '2', '3']) {
      await world.push('main', { [name]: name });
      // The runner has to hear of each before the next.
      await pause(200);
    }
    await pause(500);
    writeFileSync(gate, '');
    const runs = [...(await world.runner.settle())].sort((one, other) => one.id - other.id);
    expect(runs.map(({ conclusion }) => conclusion)).toEqual(expected);
  });

  test('concurrency of jobs: one after another, and one that waits too long is cancelled', async () => {
    const { push, settleOne } = await start({
      [file('a')]: `on: push
jobs:
  one: { runs-on: x, concurrency: g, steps: [{ name: s, run: sleep 0.5 }] }
  two: { runs-on: x, concurrency: g, steps: [{ name: s, run: "true" }] }
  three: { runs-on: x, concurrency: { group: G }, steps: [{ name: s, run: "true" }] }`,
    });
    await push('main', {});
    expect(digest(await settleOne())).toEqual([
      'cancelled',
      'one: success',
      '- s: success',
      'two: cancelled',
      'three: success',
      '- s: success',
    ]);
  });

  describe('environments', () => {
    const text = `on: push
jobs:
  one:
    runs-on: x
    environment: { name: "\${{ github.ref_name == 'main' && 'production' || 'test' }}" }
    steps: [{ name: s, run: 'echo "> \${{ secrets.S == ''of production'' }} \${{ secrets.R }}"' }]
  two: { needs: one, runs-on: x, steps: [{ name: s, run: "true" }] }`;
    const production = {
      name: 'production',
      reviewers: ['bob'],
      preventsSelfReview: true,
      secrets: { S: 'of production' },
    };

    test.each([
      [
        'approved' as const,
        ['success', 'one: success', '- s: success', 'two: success', '- s: success'],
      ],
      ['rejected' as const, ['failure', 'one: failure', 'two: skipped']],
    ])('a deployment is %s', async (decision, expected) => {
      const world = await start(
        { [file('a')]: text },
        {
          repository: {
            collaborators: { alice: 'admin', bob: 'write' },
            environments: [production],
            secrets: { S: 'of all', R: 'r-secret' },
          },
        },
      );
      await world.push('main', {});
      const waiting = await world.settleOne();
      expect(digest(waiting)).toEqual(['waiting', 'one: none yet']);
      const route = `/repos/shop/catalog/actions/runs/${waiting.id}/pending_deployments`;
      const [pending] = (await world.api('GET', route)) as { environment: { id: number } }[];
      const review = { environment_ids: [pending?.environment.id], state: decision, comment: '' };
      await expect(world.api('POST', route, review)).rejects.toThrow('422');
      expect(digest(await world.settleOne())).toEqual(['waiting', 'one: none yet']);
      await world.api('POST', route, review, 'bob');
      const run = await world.settleOne();
      expect(digest(run)).toEqual(expected);
      expect(said(run)).toBe(decision === 'approved' ? 'true ***' : said(run));
    });

    test('a branch that may not deploy', async () => {
      const world = await start(
        { [file('a')]: text },
        { repository: { environments: [{ ...production, branches: ['release/*'] }] } },
      );
      await world.push('main', {});
      const run = await world.settleOne();
      expect(digest(run)).toEqual(['failure', 'one: failure', 'two: skipped']);
      expect(run.jobs[0]?.annotations[0]?.message).toContain('"main" is not allowed to deploy');
    });
  });
});
