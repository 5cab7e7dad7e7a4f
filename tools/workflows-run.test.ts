import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { EstateResource } from './emulators/aws/estate-resource.ts';
import { startCloudControl, type CloudControlServer } from './emulators/aws/start-cloud-control.ts';
import { askGithub } from './testing/ask-github.ts';
import { PERSON, REPOSITORY } from './testing/create-github-world.ts';
import { createWorkflowWorld, type WorkflowWorld } from './testing/create-workflow-world.ts';
import type { FinishedRun } from './testing/workflow-runner/finished-run.ts';

// The workflows that we ship, run from the event to what people see of it. What they run is what `npm run build` built.

const ACCOUNT = '111111111111';

const CATALOG = {
  'cadastre.yaml': `version: 1\naws:\n  accounts: [{id: "${ACCOUNT}"}]\n  regions: [eu-west-1]\n`,
  'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/service.yaml': `identifier: service
title: Service
schema:
  properties:
    tier: {type: string, enum: [gold, silver]}
ownership: {type: Direct}
`,
  'blueprints/sqs.yaml': `identifier: sqs
title: Queue
schema: {properties: {delay: {type: number}}}
relations: {account: {target: awsAccount}, region: {target: region}}
sync:
  - aws: AWS::SQS::Queue
    title: .Properties.QueueName
    properties: {delay: .Properties.DelaySeconds}
    relations: {account: .account, region: .region}
`,
  'blueprints/account.yaml':
    'identifier: awsAccount\ntitle: Account\nschema: {properties: {}}\nsync:\n  - aws: AWS::Account\n    identifier: .Properties.Id\n',
  'blueprints/region.yaml':
    'identifier: region\ntitle: Region\nschema: {properties: {}}\nsync:\n  - aws: AWS::Region\n    identifier: .Properties.Name\n',
  'catalog/_team/checkout.yaml': 'identifier: checkout\n',
  'catalog/_team/mail.yaml': 'identifier: mail\n',
  'catalog/service/cart.yaml': 'identifier: cart\nteam: checkout\nproperties:\n  tier: gold\n',
};

function queue(name: string, delay = 0): EstateResource {
  const url = `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/${name}`;
  const arn = `arn:aws:sqs:eu-west-1:${ACCOUNT}:${name}`;
  return {
    type: 'AWS::SQS::Queue',
    account: ACCOUNT,
    region: 'eu-west-1',
    identifier: url,
    properties: { QueueUrl: url, Arn: arn, QueueName: name, DelaySeconds: delay },
  };
}

let world: WorkflowWorld;
let cloud: CloudControlServer | undefined;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
  await cloud?.close();
  cloud = undefined;
});

/** A person pushes files on a branch, or the owner of a fork on one of that; undefined removes one. */
async function push(
  branch: string,
  files: Readonly<Record<string, string | undefined>>,
  fork?: string,
): Promise<void> {
  const folder = await world.clone(fork);
  const isThere = (await world.git(folder, 'branch', '-r')).includes(`origin/${branch}`);
  await world.git(folder, 'checkout', '-q', ...(isThere ? [branch] : ['-b', branch]));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
  await world.git(folder, 'add', '--all');
  await world.git(folder, 'commit', '-q', '-m', 'A change');
  await world.git(folder, 'push', '-q', 'origin', branch);
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

const comments = async (number: number): Promise<{ body: string; user: { login: string } }[]> =>
  (await world.ask('GET', `/issues/${number}/comments`)) as never;

/** What ran, in one line each. */
const lines = (runs: readonly FinishedRun[]): string[] =>
  runs.map(
    ({ workflow, event, conclusion, status }) =>
      `${path.basename(workflow)} ${event} ${conclusion ?? status}`,
  );

const find = (runs: readonly FinishedRun[], event: string): FinishedRun => {
  const run = runs.find((each) => each.event === event && each.workflow.endsWith('check.yml'));
  if (run === undefined) throw new Error(`no run for ${event} among ${lines(runs).join(', ')}`);
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
    world = await createWorkflowWorld(CATALOG);
    await schemas();
    await push('topic', {
      'catalog/service/cart.yaml': 'identifier: cart\nteam: mail\nproperties:\n  tier: silver\n',
      'catalog/service/shop.yaml': 'identifier: shop\nteam: checkout\n',
    });
    await open('topic');
    const good = find(await world.runner.settle(), 'pull_request');
    expect(good.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['check', 'success'],
      ['gate', 'success'],
    ]);
    const [comment] = await comments(1);
    expect(comment?.user.login).toBe('github-actions[bot]');
    expect(comment?.body).toMatch(/^<!-- cadastre-review -->\n### Cadastre: /);
    expect(comment?.body).toContain('`properties.tier`');
    expect(comment?.body).toContain('| `"gold"` | `"silver"` |');
    expect(comment?.body).toContain('| `checkout` | `mail` | 1 | `service/cart` |');

    await push('topic', {
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
    const after = await comments(1);
    expect(after).toHaveLength(1);
    expect(after[0]?.body).toContain('there is no such team');
  });

  test('main is checked as a whole, and the gate is there whatever happens', async () => {
    world = await createWorkflowWorld(CATALOG);
    await schemas();
    await push('main', { 'catalog/service/shop.yaml': 'identifier: shop\nteam: nobody\n' });
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
    world = await createWorkflowWorld(CATALOG);
    await push('topic', { 'catalog/service/shop.yaml': 'identifier: shop\nteam: mail\n' });
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
    world = await createWorkflowWorld(CATALOG, { forks: [fork] });
    await schemas();
    const cart = 'identifier: cart\nteam: chekout\nproperties:\n  tier: silver\n';
    await push('topic', { 'catalog/service/cart.yaml': cart }, fork);
    await openFromFork('topic');
    const runs = await world.runner.settle();
    expect(lines(runs)).toEqual(['check.yml pull_request failure']);
    const run = find(runs, 'pull_request');
    expect(run.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['check', 'failure'],
      ['gate', 'failure'],
    ]);
    const [job] = run.jobs;
    expect(job?.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'catalog/service/cart.yaml', line: 2 }),
    );
    expect(await comments(1)).toEqual([]);
    expect(job?.log).toContain('note: no comment was written on #1: the token may not comment');
    expect(job?.summary).toMatch(/^No comment was written on #1: the token may not comment here/m);
    expect(job?.summary).toContain('there is no such team');
    // What a comment would have said of the catalog.
    expect(job?.summary).toContain('| `"gold"` | `"silver"` |');

    const fixed = 'identifier: cart\nteam: checkout\nproperties:\n  tier: silver\n';
    await push('topic', { 'catalog/service/cart.yaml': fixed }, fork);
    expect(find(await world.runner.settle(), 'pull_request').conclusion).toBe('success');
    expect(await comments(1)).toEqual([]);
  });

  test('a workflow that a fork brings along sees no secret, and writes nothing', async () => {
    const fork = `${STRANGER}/catalog`;
    world = await createWorkflowWorld(CATALOG, { forks: [fork], secrets: { KEY: 'x-key' } });
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
    await push('topic', { '.github/workflows/peek.yml': peek }, fork);
    await openFromFork('topic');
    const runs = await world.runner.settle();
    const run = runs.find(({ workflow }) => workflow.endsWith('peek.yml'));
    expect(run?.jobs[0]?.log.split('\n').filter((line) => line.startsWith('> '))).toEqual([
      '> key []',
      '> 403',
    ]);
    expect(await comments(1)).toEqual([]);
  });

  test('the merge queue: what would be on main is checked as a whole', async () => {
    world = await createWorkflowWorld(CATALOG);
    await schemas();
    const branch = 'gh-readonly-queue/main/pr-1-0';
    const group = { head_ref: `refs/heads/${branch}`, base_ref: 'refs/heads/main' };
    await push(branch, { 'catalog/service/shop.yaml': 'identifier: shop\nteam: mail\n' });
    await world.runner.settle();
    await world.github.emit(REPOSITORY, 'merge_group', { merge_group: group });
    const good = find(await world.runner.settle(), 'merge_group');
    expect(good.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['check', 'success'],
      ['gate', 'success'],
    ]);
    await push(branch, { 'catalog/service/shop.yaml': 'identifier: shop\nteam: nobody\n' });
    await world.github.emit(REPOSITORY, 'merge_group', { merge_group: group });
    const bad = find(await world.runner.settle(), 'merge_group');
    expect(bad.jobs.map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure']);
    expect(bad.jobs[0]?.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'catalog/service/shop.yaml', line: 2 }),
    );
  });

  test('hostile names neither run, nor format, nor call anybody', async () => {
    world = await createWorkflowWorld(CATALOG);
    await schemas();
    const name = 'zzz";echo${IFS}"hello";#';
    const title = '`x` | @everyone <!-- cadastre-review --> ${{ github.token }} \\u202E';
    await push(name, {
      'catalog/service/with space "and" quotes.yaml': `identifier: shop\ntitle: ${JSON.stringify(title)}\nteam: checkout\n`,
    });
    await world.ask('POST', '/pulls', { title, head: name, base: 'main' });
    const run = find(await world.runner.settle(), 'pull_request');
    expect(run.jobs[0]?.log).not.toMatch(/^hello$/m);
    const [comment, second] = await comments(1);
    expect(second).toBeUndefined();
    expect(comment?.body.match(/<!--/g)).toHaveLength(1);
    expect(comment?.body).not.toMatch(/(?<!`[^`\n]*)@everyone/);
  });
});

describe('sync.yml', () => {
  const variables = { CADASTRE_AWS_ROLE: `arn:aws:iam::${ACCOUNT}:role/cadastre-read` };
  const dispatch = async (): Promise<readonly FinishedRun[]> => {
    await world.ask('POST', '/actions/workflows/sync.yml/dispatches', { ref: 'main' });
    return await world.runner.settle();
  };
  const pulls = async (
    state = 'open',
  ): Promise<{ number: number; title: string; user: { login: string } }[]> =>
    (await world.ask('GET', `/pulls?state=${state}`)) as never;

  test('from a schedule to pull requests, merged, and then nothing; one property; a resource gone', async () => {
    cloud = await startCloudControl({ estate: [queue('orders'), queue('mail')] });
    world = await createWorkflowWorld(CATALOG, { aws: cloud.url, variables });
    await world.github.emit(REPOSITORY, 'schedule', { schedule: '23 5 * * *' });
    const runs = await world.runner.settle();
    expect(lines(runs)).toContain('sync.yml schedule success');
    const [sync] = runs.filter(({ event }) => event === 'schedule');
    expect(sync?.jobs.map(({ id, conclusion }) => `${id} ${conclusion ?? ''}`).toSorted()).toEqual([
      'event skipped',
      'propose success',
      'survey success',
      'survey success',
    ]);
    // With the token of a workflow, what checks the pull requests waits for a person.
    expect(lines(runs)).toContain('check.yml pull_request action_required');
    expect((await pulls()).map(({ title }) => title).toSorted()).toEqual([
      `Sync AWS ${ACCOUNT}: 4 added, 0 changed, 0 removed`,
      'Sync AWS regions: 1 added, 0 changed, 0 removed',
    ]);
    expect(sync?.jobs.find(({ id }) => id === 'propose')?.summary).toContain('opened');
    for (const { number } of await pulls()) await world.ask('PUT', `/pulls/${number}/merge`, {});
    await world.runner.settle();
    await dispatch();
    expect(await pulls()).toEqual([]);

    cloud.replaceEstate([queue('orders', 30), queue('mail')]);
    await dispatch();
    const [changed] = await pulls();
    expect(changed?.title).toBe(`Sync AWS ${ACCOUNT}: 0 added, 1 changed, 0 removed`);
    cloud.replaceEstate([queue('orders', 30)]);
    await dispatch();
    expect((await pulls()).map(({ title }) => title)).toEqual([
      `Sync AWS ${ACCOUNT}: 0 added, 1 changed, 1 removed`,
    ]);
  });

  test('a live event looks at what it says, and changes nothing else of the pull request', async () => {
    cloud = await startCloudControl({ estate: [queue('orders')] });
    world = await createWorkflowWorld(CATALOG, { aws: cloud.url, variables });
    await dispatch();
    const before = await pulls();
    cloud.replaceEstate([queue('orders'), queue('new')]);
    await world.ask('POST', '/dispatches', {
      event_type: 'cadastre-aws',
      client_payload: {
        version: 1,
        account: ACCOUNT,
        region: 'eu-west-1',
        type: 'AWS::SQS::Queue',
      },
    });
    const runs = await world.runner.settle();
    expect(lines(runs)).toContain('sync.yml repository_dispatch success');
    expect((await pulls()).map(({ number }) => number)).toEqual(before.map(({ number }) => number));
    expect((await pulls()).map(({ title }) => title)).toContain(
      `Sync AWS ${ACCOUNT}: 4 added, 0 changed, 0 removed`,
    );
  });

  test('without a role it does nothing, and says nothing', async () => {
    world = await createWorkflowWorld(CATALOG);
    const [run] = await dispatch();
    expect(run?.jobs.map(({ conclusion }) => conclusion)).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ]);
    expect(await pulls()).toEqual([]);
  });

  test('a person who may not sees no form', async () => {
    world = await createWorkflowWorld(CATALOG);
    const token = world.github.createToken({ kind: 'user', login: 'mallory' });
    const response = await fetch(
      `${world.github.apiUrl}/repos/${REPOSITORY}/actions/workflows/sync.yml/dispatches`,
      { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{"ref":"main"}' },
    );
    expect([response.status, PERSON]).toEqual([403, 'alice']);
  });
});
