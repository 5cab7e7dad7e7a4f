import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FinishedRun } from '../finished-run.ts';
import { startScene, type Scene } from '../start-scene.ts';

interface Row {
  readonly name: string;
  /** Below `jobs:`. */
  readonly jobs: string;
  /** What steps printed after `> `, job by job as they are written. */
  readonly said?: readonly string[];
  /** The last annotation of the first job that has one. */
  readonly problem?: string;
}

const CHECKOUT = 'uses: actions/checkout@v6';

const ROWS: readonly Row[] = [
  {
    name: 'a checkout is shallow, of the commit of the event, and keeps the token',
    jobs: `
  one:
    runs-on: x
    steps:
      - { id: c, ${CHECKOUT} }
      - run: |
          echo "> $(git rev-parse --is-shallow-repository) $(git log --oneline | wc -l) $(git branch --show-current)"
          echo "> $(git tag | wc -l) $(git branch -r | wc -l)"
          [ "$(git rev-parse HEAD)" = "$GITHUB_SHA" ] && [ '\${{ steps.c.outputs.commit }}' = "$GITHUB_SHA" ] && echo "> same"
          git config --local --get-regexp extraheader | sed 's/^\\(http\\)[^ ]*/> \\1/'
          git fetch --quiet --unshallow && echo "> $(git log --oneline | wc -l)"`,
    said: ['true 1 main', '0 1', 'same', 'http AUTHORIZATION: basic ***', '4'],
  },
  {
    name: 'a checkout that keeps no credentials can not fetch what is private',
    jobs: `
  one:
    runs-on: x
    steps:
      - { ${CHECKOUT}, with: { persist-credentials: false } }
      - run: |
          echo "> $(git config --local --get-regexp extraheader | wc -l) $(grep -c AUTHORIZATION .git/config)"
          GIT_TERMINAL_PROMPT=0 git fetch --quiet origin main 2>&1 || echo "> refused"`,
    said: ['0 0', 'refused'],
  },
  {
    name: 'all branches and tags',
    jobs: `
  one:
    runs-on: x
    steps:
      - { ${CHECKOUT}, with: { fetch-depth: 0 } }
      - run: |
          echo "> $(git rev-parse --is-shallow-repository) $(git log --oneline | wc -l) $(git tag) $(git branch -r | grep -v of-app | sed 's/^ *//' | tr '\\n' ' ')"`,
    said: ['false 4 v1 origin/main origin/other '],
  },
  {
    name: 'another ref, another folder, a part of the files, two levels',
    jobs: `
  one:
    runs-on: x
    steps:
      - { ${CHECKOUT}, with: { ref: other, path: a/b, fetch-depth: 2 } }
      - { ${CHECKOUT}, with: { ref: v1, path: tag } }
      - { ${CHECKOUT}, with: { ref: "\${{ github.sha }}", path: sha } }
      - { ${CHECKOUT}, with: { ref: refs/heads/other, path: full } }
      - { ${CHECKOUT}, with: { path: part, sparse-checkout: docs } }
      - { ${CHECKOUT}, with: { path: bare, filter: "blob:none" } }
      - run: |
          echo "> $(cat a/b/only-here) $(git -C a/b branch --show-current) $(git -C a/b log --oneline | wc -l)"
          echo "> $(git -C tag describe --tags) $(git -C sha branch --show-current)| $(git -C full branch --show-current)"
          echo "> $(cd part; ls | tr '\\n' ' ')"
          echo "> $(git -C bare config remote.origin.partialclonefilter)"`,
    said: ['x other 2', 'v1 | other', 'docs first package-lock.json second third ', 'blob:none'],
  },
  {
    name: 'a ref that is not there',
    jobs: `
  one: { runs-on: x, steps: [{ ${CHECKOUT}, with: { ref: nowhere } }] }`,
    problem: "A branch or tag with the name 'nowhere' could not be found",
  },
  {
    name: 'a folder elsewhere',
    jobs: `
  one: { runs-on: x, steps: [{ ${CHECKOUT}, with: { path: ../x } }] }`,
    problem: 'is not under',
  },
  {
    name: 'a token that is none',
    jobs: `
  one: { runs-on: x, steps: [{ ${CHECKOUT}, with: { token: nonsense } }] }`,
    problem: "The process 'git' failed with exit code 128",
  },
  {
    name: 'a second checkout cleans up',
    jobs: `
  one:
    runs-on: x
    steps:
      - { ${CHECKOUT} }
      - run: touch new; echo changed > first
      - { ${CHECKOUT} }
      - run: echo "> $(ls new 2>/dev/null)$(git status --short)|"`,
    said: ['|'],
  },
  {
    name: 'artifacts go from job to job',
    jobs: `
  one:
    runs-on: x
    steps:
      - run: |
          mkdir -p out/deep out/.hidden; echo a > out/a; echo b > out/deep/b; echo h > out/.hidden/h; echo d > out/.dot; echo r > report.md
      - { id: up, uses: actions/upload-artifact@v5, with: { name: plain, path: out } }
      - { uses: actions/upload-artifact@v5, with: { name: all, path: out, include-hidden-files: true } }
      - uses: actions/upload-artifact@v5
        with: { name: part-1, path: "out/**/b\\nreport.md" }
      - { uses: actions/upload-artifact@v5, with: { name: part-2, path: "out/\\n!out/deep/**" } }
      - { uses: actions/upload-artifact@v5, with: { name: named, path: out/.hidden/h } }
      - { uses: actions/upload-artifact@v5, with: { name: hidden, path: out/.hidden } }
      - run: echo "> \${{ steps.up.outputs.artifact-id }}"
  two:
    needs: one
    runs-on: x
    steps:
      - { uses: actions/download-artifact@v6, with: { name: plain, path: plain } }
      - { uses: actions/download-artifact@v6, with: { name: all, path: all } }
      - { uses: actions/download-artifact@v6, with: { path: parts, pattern: part-* } }
      - { uses: actions/download-artifact@v6, with: { path: merged, pattern: part-*, merge-multiple: true } }
      - { uses: actions/download-artifact@v6, with: { name: named, path: named } }
      - { uses: actions/download-artifact@v6, with: { path: none, pattern: nothing-* } }
      - run: |
          for each in *; do (cd $each; echo "> $each: $(find . -type f | sort | tr '\\n' ' ')"); done`,
    said: [
      '1',
      'all: ./.dot ./.hidden/h ./a ./deep/b ',
      'merged: ./a ./out/deep/b ./report.md ',
      'named: ./h ',
      'parts: ./part-1/out/deep/b ./part-1/report.md ./part-2/a ',
      'plain: ./a ./deep/b ',
    ],
    problem: 'No files were found with the provided path: out/.hidden.',
  },
  {
    name: 'an artifact that is missing',
    jobs: `
  one: { runs-on: x, steps: [{ uses: actions/download-artifact@v6, with: { name: nothing } }] }`,
    problem: 'Artifact not found for name: nothing',
  },
  {
    name: 'nothing to upload, and that is an error',
    jobs: `
  one:
    runs-on: x
    steps: [{ uses: actions/upload-artifact@v5, with: { path: nothing/*, if-no-files-found: error } }]`,
    problem: 'No files were found with the provided path: nothing/*.',
  },
  {
    name: 'a name is taken, unless it is overwritten',
    jobs: `
  one:
    runs-on: x
    steps:
      - run: echo a > a
      - { uses: actions/upload-artifact@v5, with: { path: a } }
      - { uses: actions/upload-artifact@v5, with: { path: a, overwrite: true } }
      - { uses: actions/upload-artifact@v5, with: { path: a } }
      - { if: failure(), run: echo "> failed" }`,
    said: ['failed'],
    problem: '(409) Conflict',
  },
  {
    name: 'Node',
    jobs: `
  one:
    runs-on: x
    steps:
      - { ${CHECKOUT} }
      - { id: n, uses: actions/setup-node@v6, with: { node-version-file: .node-version, cache: npm } }
      - run: echo "> $(which node | sed "s#$N#same#") \${{ steps.n.outputs.node-version == 'v${process.versions.node}' }} $(npm)"
        env: { N: "${process.execPath}" }`,
    said: ['same true npm of the test'],
  },
  {
    name: 'a version file that is not there',
    jobs: `
  one: { runs-on: x, steps: [{ uses: actions/setup-node@v6, with: { node-version-file: .node-version } }] }`,
    problem: 'The specified node version file at:',
  },
  {
    name: 'a cache without a lock file',
    jobs: `
  one: { runs-on: x, steps: [{ uses: actions/setup-node@v6, with: { cache: yarn } }] }`,
    problem: 'Dependencies lock file is not found',
  },
  {
    name: 'AWS for a job that may ask for an identity',
    jobs: `
  one:
    permissions: { id-token: write }
    runs-on: x
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with: { role-to-assume: "arn:aws:iam::123456789012:role/r", aws-region: eu-west-1, mask-aws-account-id: true }
      - run: echo "> $AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_ENDPOINT_URL $AWS_REGION $AWS_DEFAULT_REGION 123456789012"`,
    said: ['AKIA *** http://127.0.0.1:1 eu-west-1 eu-west-1 ***'],
  },
  {
    name: 'AWS for a job that may not',
    jobs: `
  one:
    permissions: { contents: read }
    runs-on: x
    steps:
      - { uses: aws-actions/configure-aws-credentials@v5, with: { role-to-assume: r, aws-region: eu-west-1 } }`,
    problem: 'Credentials could not be loaded',
  },
  {
    name: 'AWS nowhere',
    jobs: `
  one:
    permissions: { id-token: write }
    runs-on: x
    steps: [{ uses: aws-actions/configure-aws-credentials@v5, with: { role-to-assume: r } }]`,
    problem: 'Input required and not supplied: aws-region',
  },
  {
    name: 'a token of an App',
    jobs: `
  one:
    permissions: {}
    runs-on: x
    steps:
      - id: app
        uses: actions/create-github-app-token@v2
        with: { app-id: "\${{ vars.APP }}", private-key: "\${{ secrets.KEY }}", permission-contents: write }
      - env: { T: "\${{ steps.app.outputs.token }}", U: "\${{ github.api_url }}/repos/\${{ github.repository }}" }
        run: |
          ask() { curl -s -o /dev/null -w '%{http_code}' -H "authorization: Bearer $T" "$@"; }
          echo "> $T \${{ steps.app.outputs.app-slug }} $(ask -d '{"ref":"refs/heads/of-app","sha":"\${{ github.sha }}"}' $U/git/refs) $(ask -d '{"title":"t","head":"n","base":"main"}' $U/pulls)"`,
    said: ['*** cadastre 201 403'],
  },
  {
    name: 'a wrong key of an App',
    jobs: `
  one:
    runs-on: x
    steps:
      - uses: actions/create-github-app-token@v2
        with: { app-id: "\${{ vars.APP }}", private-key: other, permission-contents: write }`,
    problem: 'could not be decoded',
  },
];

function createNpm(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cadastre-npm-'));
  writeFileSync(path.join(folder, 'npm'), '#!/bin/sh\necho npm of the test\n', { mode: 0o755 });
  return folder;
}

describe('GitHub Actions of others', () => {
  let scene: Scene;
  let runs: readonly FinishedRun[];
  const workflow = (index: number): string => `.github/workflows/row-${index}.yml`;
  beforeAll(async () => {
    const files = ROWS.map(({ jobs }, index) => [
      workflow(index),
      `on: { push: { branches: [main] } }\njobs:${jobs}\n`,
    ]);
    scene = await startScene(
      {
        first: '1',
        '.node-version': '20\n',
        'package-lock.json': '{}',
        'docs/a.md': 'a',
        'left-out/b.md': 'b',
      },
      {
        repository: {
          isPrivate: true,
          secrets: { KEY: 'the private key' },
          variables: { APP: '7' },
        },
        tools: {
          npm: createNpm(),
          aws: {
            endpointUrl: 'http://127.0.0.1:1',
            accessKeyId: 'AKIA',
            secretAccessKey: 'sesame',
          },
          app: { login: 'cadastre[bot]', appId: '7', privateKey: 'the private key' },
        },
      },
    );
    await scene.push('main', { second: '2' });
    await scene.push('other', { 'only-here': 'x' });
    const sha = await scene.push('main', { third: '3' });
    const tag = { ref: 'refs/tags/v1', sha };
    await scene.api('POST', '/repos/shop/catalog/git/refs', tag);
    await scene.runner.settle();
    await scene.push('main', Object.fromEntries(files));
    runs = await scene.runner.settle();
  }, 90_000);
  afterAll(() => scene.close());

  test.each(ROWS.map((row, index) => ({ ...row, index })))('$name', (row) => {
    const run = runs.find((each) => each.workflow === workflow(row.index));
    const log = run?.jobs.map((job) => job.log).join('') ?? '';
    const lines = log.split('\n').filter((line) => line.startsWith('> '));
    const problems = run?.jobs.flatMap(({ annotations }) => annotations) ?? [];
    const about = problems.map(({ message }) => message).join('\n');
    expect(lines.map((line) => line.slice(2))).toEqual(row.said ?? []);
    expect(about).toContain(row.problem ?? '');
    expect(about === '').toBe(row.problem === undefined);
    const isWarning = problems.every(({ level }) => level === 'warning');
    expect(run?.conclusion).toBe(isWarning ? 'success' : 'failure');
  });

  test('nothing was asked of GitHub that it does not know', () => {
    expect(scene.github.violations).toEqual([]);
  });
});
