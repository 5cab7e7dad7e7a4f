import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { askGithub } from './testing/ask-github.ts';
import { REPOSITORY } from './testing/create-github-world.ts';
import { createReviewer } from './testing/create-reviewer.ts';
import { createWorkflowWorld, type WorkflowWorld } from './testing/create-workflow-world.ts';
import { runLines } from './testing/run-lines.ts';
import type { FinishedRun } from './testing/workflow-runner/finished-run.ts';

// The workflows that we ship, run from the event to what people see of it. What they run is what `npm run build` built.

const CATALOG = {
  'cadastre.yaml': 'version: 1\n',
  'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/service.yaml': `identifier: service
title: Service
schema:
  properties:
    tier: {type: string, enum: [gold, silver]}
ownership: {type: Direct}
`,
  'catalog/_team/checkout.yaml': 'identifier: checkout\n',
  'catalog/_team/mail.yaml': 'identifier: mail\n',
  'catalog/service/cart.yaml': 'identifier: cart\nteam: checkout\nproperties:\n  tier: gold\n',
};

let world: WorkflowWorld;
let reviewer: ReturnType<typeof createReviewer>;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
});

async function begin(options: Parameters<typeof createWorkflowWorld>[1] = {}): Promise<void> {
  world = await createWorkflowWorld(CATALOG, options);
  reviewer = createReviewer(world);
}

const open = async (branch: string): Promise<unknown> =>
  await world.ask('POST', '/pulls', { title: 'A change', head: branch, base: 'main' });

/** Somebody with a fork, who may only read. */
const STRANGER = 'mallory';

const openFromFork = async (branch: string): Promise<unknown> =>
  await askGithub(world.github, {
    token: world.github.createToken({ kind: 'user', login: STRANGER }),
    method: 'POST',
    route: `/repos/${REPOSITORY}/pulls`,
    body: { title: 'A change', head: `${STRANGER}:${branch}`, base: 'main' },
  });

const find = (runs: readonly FinishedRun[], event: string): FinishedRun => {
  const run = runs.find((each) => each.event === event && each.workflow.endsWith('check.yml'));
  if (run === undefined) throw new Error(`no run for ${event} among ${runLines(runs).join(', ')}`);
  return run;
};

const schemas = async (): Promise<Record<string, string>> => {
  const folder = await world.clone();
  await world.run(folder, ['schema']);
  await world.git(folder, 'add', '--all');
  await world.git(folder, 'commit', '-q', '-m', 'Schemas');
  await world.git(folder, 'push', '-q', 'origin', 'main');
  await world.runner.settle();
  return {};
};

describe('check.yml', () => {
  test('a good pull request, then a bad push, then a good one: one comment, edited in place', async () => {
    await begin();
    await schemas();
    await reviewer.push('topic', {
      'catalog/service/cart.yaml': 'identifier: cart\nteam: mail\nproperties:\n  tier: silver\n',
      'catalog/service/shop.yaml': 'identifier: shop\nteam: checkout\n',
    });
    await open('topic');
    const good = find(await world.runner.settle(), 'pull_request');
    expect(good.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['check', 'success'],
      ['gate', 'success'],
    ]);
    const [comment] = await reviewer.comments(1);
    expect(comment?.user.login).toBe('github-actions[bot]');
    expect(comment?.body).toMatch(/^<!-- cadastre-review -->\n### Cadastre: /);
    expect(comment?.body).toContain('`properties.tier`');
    expect(comment?.body).toContain('| `"gold"` | `"silver"` |');
    expect(comment?.body).toContain('| `checkout` | `mail` | 1 | `service/cart` |');

    await reviewer.push('topic', {
      'catalog/service/cart.yaml': 'identifier: cart\nteam: chekout\nproperties:\n  tier: bronze\n',
    });
    const bad = find(await world.runner.settle(), 'pull_request');
    expect(bad.conclusion).toBe('failure');
    const [job] = bad.jobs;
    expect(job?.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'catalog/service/cart.yaml', line: 2 }),
    );
    expect(job?.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'catalog/service/cart.yaml', line: 4 }),
    );
    expect(job?.summary).toContain('chekout');
    const after = await reviewer.comments(1);
    expect(after).toHaveLength(1);
    expect(after[0]?.body).toContain('there is no such team');
  });

  test('main is checked as a whole, and the gate is there whatever happens', async () => {
    await begin();
    await schemas();
    await reviewer.push('main', {
      'catalog/service/shop.yaml': 'identifier: shop\nteam: nobody\n',
    });
    const run = find(await world.runner.settle(), 'push');
    expect(run.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['check', 'failure'],
      ['gate', 'failure'],
    ]);
    expect(run.jobs[0]?.annotations[0]).toMatchObject({
      file: 'catalog/service/shop.yaml',
      line: 2,
    });
  });

  test('a token that only reads, as on a pull request from a fork: a note, and the verdict is the same', async () => {
    await begin();
    await reviewer.push('topic', { 'catalog/service/shop.yaml': 'identifier: shop\nteam: mail\n' });
    await open('topic');
    await world.runner.settle();
    const folder = await world.clone();
    const event = path.join(folder, '.cadastre', 'event.json');
    mkdirSync(path.dirname(event));
    writeFileSync(event, '{"pull_request": {"number": 1}}');
    const reader = {
      kind: 'workflow',
      login: 'github-actions[bot]',
      repository: REPOSITORY,
    } as const;
    const env = {
      GITHUB_TOKEN: world.github.createToken({ ...reader, permissions: { contents: 'read' } }),
      GITHUB_EVENT_PATH: event,
    };
    const words = ['check', '--since', 'HEAD', '--comment'];
    const { code, stderr } = await world.run(folder, words, { env });
    expect(stderr).toMatch(/^note: no comment was written on #1: the token may not comment here/);
    expect(code).toBe(0);
    writeFileSync(event, '{"push": {}}');
    const other = await world.run(folder, words, { env });
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringMatching(/does not run for a pull request/),
    ]);
  });

  test('a pull request from a fork: annotated, not commented, and the gate is shut', async () => {
    const fork = `${STRANGER}/catalog`;
    await begin({ forks: [fork] });
    const stranger = createReviewer({ ...world, clone: () => world.clone(fork) });
    await schemas();
    const cart = 'identifier: cart\nteam: chekout\nproperties:\n  tier: silver\n';
    await stranger.push('topic', { 'catalog/service/cart.yaml': cart });
    await openFromFork('topic');
    const runs = await world.runner.settle();
    expect(runLines(runs)).toEqual(['check.yml pull_request failure']);
    const run = find(runs, 'pull_request');
    expect(run.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['check', 'failure'],
      ['gate', 'failure'],
    ]);
    const [job] = run.jobs;
    expect(job?.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'catalog/service/cart.yaml', line: 2 }),
    );
    expect(await reviewer.comments(1)).toEqual([]);
    expect(job?.log).toContain('note: no comment was written on #1: the token may not comment');
    expect(job?.summary).toMatch(/^No comment was written on #1: the token may not comment here/m);
    expect(job?.summary).toContain('there is no such team');
    // What a comment would have said of the catalog.
    expect(job?.summary).toContain('| `"gold"` | `"silver"` |');

    const fixed = 'identifier: cart\nteam: checkout\nproperties:\n  tier: silver\n';
    await stranger.push('topic', { 'catalog/service/cart.yaml': fixed });
    expect(find(await world.runner.settle(), 'pull_request').conclusion).toBe('success');
    expect(await reviewer.comments(1)).toEqual([]);
  });

  test('a workflow that a fork brings along sees no secret, and writes nothing', async () => {
    const fork = `${STRANGER}/catalog`;
    await begin({ forks: [fork], secrets: { KEY: 'x-key' } });
    const stranger = createReviewer({ ...world, clone: () => world.clone(fork) });
    const peek = `on: pull_request
permissions: write-all
jobs:
  peek:
    runs-on: ubuntu-latest
    steps:
      - env: { KEY: "\${{ secrets.KEY }}", TOKEN: "\${{ github.token }}" }
        run: |
          echo "> key [$KEY]"
          curl -s -w '> %{http_code}\\n' -o /dev/null -H "authorization: Bearer $TOKEN" \\
            -d '{"body": "x"}' "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/1/comments"`;
    await stranger.push('topic', { '.github/workflows/peek.yml': peek });
    await openFromFork('topic');
    const runs = await world.runner.settle();
    const run = runs.find(({ workflow }) => workflow.endsWith('peek.yml'));
    expect(run?.jobs[0]?.log.split('\n').filter((line) => line.startsWith('> '))).toEqual([
      '> key []',
      '> 403',
    ]);
    expect(await reviewer.comments(1)).toEqual([]);
  });

  test('the merge queue: what would be on main is checked as a whole', async () => {
    await begin();
    await schemas();
    const branch = 'gh-readonly-queue/main/pr-1-0';
    const group = { head_ref: `refs/heads/${branch}`, base_ref: 'refs/heads/main' };
    await reviewer.push(branch, { 'catalog/service/shop.yaml': 'identifier: shop\nteam: mail\n' });
    await world.runner.settle();
    await world.github.emit(REPOSITORY, 'merge_group', { merge_group: group });
    const good = find(await world.runner.settle(), 'merge_group');
    expect(good.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['check', 'success'],
      ['gate', 'success'],
    ]);
    await reviewer.push(branch, {
      'catalog/service/shop.yaml': 'identifier: shop\nteam: nobody\n',
    });
    await world.github.emit(REPOSITORY, 'merge_group', { merge_group: group });
    const bad = find(await world.runner.settle(), 'merge_group');
    expect(bad.jobs.map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure']);
    expect(bad.jobs[0]?.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'catalog/service/shop.yaml', line: 2 }),
    );
  });

  test('hostile names neither run, nor format, nor call anybody', async () => {
    await begin();
    await schemas();
    const name = 'zzz";echo${IFS}"hello";#';
    const title = '`x` | @everyone <!-- cadastre-review --> ${{ github.token }} \\u202E';
    await reviewer.push(name, {
      'catalog/service/with space "and" quotes.yaml': `identifier: shop\ntitle: ${JSON.stringify(title)}\nteam: checkout\n`,
    });
    await world.ask('POST', '/pulls', { title, head: name, base: 'main' });
    const run = find(await world.runner.settle(), 'pull_request');
    expect(run.jobs[0]?.log).not.toMatch(/^hello$/m);
    const [comment, second] = await reviewer.comments(1);
    expect(second).toBeUndefined();
    expect(comment?.body.match(/<!--/g)).toHaveLength(1);
    expect(comment?.body).not.toMatch(/(?<!`[^`\n]*)@everyone/);
  });
});
