import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EstateResource } from './emulators/aws/estate-resource.ts';
import { startCloudControl, type CloudControlServer } from './emulators/aws/start-cloud-control.ts';
import { PERSON, REPOSITORY } from './testing/create-github-world.ts';
import { createReviewer } from './testing/create-reviewer.ts';
import { createWorkflowWorld, type WorkflowWorld } from './testing/create-workflow-world.ts';
import { QUEUE_BLUEPRINTS } from './testing/queue-blueprints.ts';
import { queueResource } from './testing/queue-resource.ts';
import { runLines } from './testing/run-lines.ts';
import type { FinishedRun } from './testing/workflow-runner/finished-run.ts';

// `sync.yml` as we ship it, from the event to the pull requests. What it runs is what `npm run build` built.

// A run is a dozen processes, and a test has several.
vi.setConfig({ testTimeout: 120_000 });

const ACCOUNT = '111111111111';
const BRANCH = `cadastre/sync/aws-${ACCOUNT}`;
const CONFIG = `version: 1\naws:\n  accounts: [{id: "${ACCOUNT}"}]\n  regions: [eu-west-1, us-east-1]\n`;
const CATALOG = { 'cadastre.yaml': CONFIG, ...QUEUE_BLUEPRINTS };
const VARIABLES = { CADASTRE_AWS_ROLE: `arn:aws:iam::${ACCOUNT}:role/cadastre-read` };

const file = (name: string, region = 'eu-west-1'): string =>
  `catalog/aws/${ACCOUNT}/${region}/sqs/${name}.yaml`;
const slow = (name: string, seconds: number): EstateResource =>
  queueResource(name, { properties: { DelaySeconds: seconds } });
const american = (name: string): EstateResource => queueResource(name, { region: 'us-east-1' });

let world: WorkflowWorld;
let reviewer: ReturnType<typeof createReviewer>;
let cloud: CloudControlServer;

async function begin(estate: readonly EstateResource[], options = {}): Promise<void> {
  cloud = await startCloudControl({ estate });
  world = await createWorkflowWorld(CATALOG, { aws: cloud.url, variables: VARIABLES, ...options });
  reviewer = createReviewer(world);
}

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
  await cloud.close();
});

const dispatch = async (): Promise<void> => {
  await world.ask('POST', '/actions/workflows/sync.yml/dispatches', { ref: 'main' });
};

/** The runs of `sync.yml` since the last look. */
async function settle(): Promise<readonly FinishedRun[]> {
  const runs = await world.runner.settle();
  return runs.filter(({ workflow }) => workflow.endsWith('sync.yml'));
}

const summaryOf = (run: FinishedRun | undefined): string =>
  run?.jobs.find(({ id }) => id === 'propose')?.summary ?? '';

/** What a scheduled run says that it did; it must be green. */
async function schedule(): Promise<string> {
  await world.github.emit(REPOSITORY, 'schedule', { schedule: '23 5 * * *' });
  const runs = await settle();
  expect(runLines(runs)).toEqual(['sync.yml schedule success']);
  return summaryOf(runs[0]);
}

/** Merges all that is open, and runs again until nothing is. */
async function mergeAll(): Promise<void> {
  for (let open = await reviewer.pulls(); open.length > 0; open = await reviewer.pulls()) {
    for (const { number } of open) await reviewer.merge(number);
    await world.runner.settle();
    await schedule();
  }
}

const titles = async (): Promise<readonly string[]> =>
  (await reviewer.pulls()).map(({ title }) => title).toSorted();

/** The number of the pull request of the account. */
async function own(): Promise<number> {
  const pull = (await reviewer.pulls()).find(({ head }) => head.ref === BRANCH);
  if (pull === undefined) throw new Error(`none is open for ${BRANCH}`);
  return pull.number;
}

describe('when it runs', () => {
  test('from a schedule to pull requests, merged, and then nothing; one property; a resource gone', async () => {
    await begin([queueResource('orders'), queueResource('mail')]);
    await world.github.emit(REPOSITORY, 'schedule', { schedule: '23 5 * * *' });
    const runs = await world.runner.settle();
    expect(runLines(runs)).toContain('sync.yml schedule success');
    const [sync] = runs.filter(({ event }) => event === 'schedule');
    expect(sync?.jobs.map(({ id, conclusion }) => `${id} ${conclusion ?? ''}`).toSorted()).toEqual([
      'event skipped',
      'propose success',
      'survey success',
      'survey success',
    ]);
    // With the token of a workflow, what checks the pull requests waits for a person.
    expect(runLines(runs)).toContain('check.yml pull_request action_required');
    expect(await titles()).toEqual([
      `Sync AWS ${ACCOUNT}: 4 added, 0 changed, 0 removed`,
      'Sync AWS regions: 2 added, 0 changed, 0 removed',
    ]);
    expect(summaryOf(sync)).toContain('opened');
    await mergeAll();
    cloud.replaceEstate([slow('orders', 30), queueResource('mail')]);
    await schedule();
    expect(await titles()).toEqual([`Sync AWS ${ACCOUNT}: 0 added, 1 changed, 0 removed`]);
    cloud.replaceEstate([slow('orders', 30)]);
    await schedule();
    expect(await titles()).toEqual([`Sync AWS ${ACCOUNT}: 0 added, 1 changed, 1 removed`]);
  });

  test('a live event looks at what it says, and changes nothing else of the pull request', async () => {
    await begin([queueResource('orders')]);
    await schedule();
    const before = await reviewer.pulls();
    cloud.replaceEstate([queueResource('orders'), queueResource('new')]);
    await world.ask('POST', '/dispatches', {
      event_type: 'cadastre-aws',
      client_payload: {
        version: 1,
        account: ACCOUNT,
        region: 'eu-west-1',
        type: 'AWS::SQS::Queue',
      },
    });
    expect(runLines(await settle())).toEqual(['sync.yml repository_dispatch success']);
    const numbers = (pulls: typeof before) => pulls.map(({ number }) => number);
    expect(numbers(await reviewer.pulls())).toEqual(numbers(before));
    expect(await titles()).toContain(`Sync AWS ${ACCOUNT}: 4 added, 0 changed, 0 removed`);
  });

  test('without a role it does nothing, and says nothing', async () => {
    await begin([], { variables: {} });
    await dispatch();
    const [run] = await settle();
    expect(run?.jobs.map(({ conclusion }) => conclusion)).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ]);
    expect(await titles()).toEqual([]);
  });

  test('a person who may not sees no form', async () => {
    await begin([]);
    const token = world.github.createToken({ kind: 'user', login: 'mallory' });
    const response = await fetch(
      `${world.github.apiUrl}/repos/${REPOSITORY}/actions/workflows/sync.yml/dispatches`,
      { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{"ref":"main"}' },
    );
    expect([response.status, PERSON]).toEqual([403, 'alice']);
  });

  test('two runs at once come one after the other', async () => {
    await begin([queueResource('orders')]);
    await Promise.all([dispatch(), dispatch()]);
    const runs = await settle();
    expect(runLines(runs)).toEqual([
      'sync.yml workflow_dispatch success',
      'sync.yml workflow_dispatch success',
    ]);
    const [first, second] = runs.map(summaryOf);
    expect(first?.match(/ opened /g)).toHaveLength(2);
    expect(second?.match(/ as it was /g)).toHaveLength(2);
    expect(await reviewer.pulls('all')).toHaveLength(2);
  });
});

test('a region that is denied: nothing is deleted there, and the pull request says that it was not seen', async () => {
  await begin([queueResource('orders'), american('lead'), american('copper')]);
  await schedule();
  await mergeAll();
  cloud.replaceEstate([slow('orders', 7), american('lead')]);
  cloud.replaceFaults([{ match: { region: 'us-east-1' }, kind: 'denied' }]);
  await schedule();
  expect(await titles()).toEqual([`Sync AWS ${ACCOUNT}: 0 added, 1 changed, 0 removed`]);
  expect(await reviewer.files(await own())).toEqual([file('orders')]);
  const { body } = await reviewer.pull(await own());
  expect(body).toMatch(/Not seen to the end[^]*us-east-1/);
  // Seen again, what is gone goes.
  cloud.replaceFaults([]);
  await schedule();
  expect(await titles()).toEqual([`Sync AWS ${ACCOUNT}: 0 added, 1 changed, 1 removed`]);
  expect(await reviewer.files(await own())).toEqual([file('orders'), file('copper', 'us-east-1')]);
});

describe('what people do stays', () => {
  test('their commit is made again on top of what the next run found', async () => {
    await begin([queueResource('orders')]);
    await schedule();
    const note = 'properties:\n  runbook: https://example.com/orders\n';
    const folder = await reviewer.checkOut(BRANCH);
    const text = readFileSync(path.join(folder, file('orders')), 'utf8');
    const mine = text.replace('properties:\n', note);
    await reviewer.push(BRANCH, { [file('orders')]: mine, 'NOTES.md': 'mine\n' });
    cloud.replaceEstate([queueResource('orders'), queueResource('mail')]);
    expect(await schedule()).toContain('updated');
    const after = await reviewer.checkOut(BRANCH);
    expect(await world.git(after, 'log', '--format=%an', '-2')).toMatch(/^alice\n(?!alice)/);
    expect(await world.git(after, 'show', `HEAD:${file('orders')}`)).toContain(note.trimEnd());
    expect(await reviewer.files(await own())).toEqual(
      expect.arrayContaining([file('mail'), file('orders'), 'NOTES.md']),
    );
    expect(await schedule()).not.toContain('updated');
  });

  test('one that does not fit: label, comment and box; ticked, it is kept elsewhere', async () => {
    await begin([queueResource('orders')]);
    await schedule();
    const number = await own();
    await reviewer.push(BRANCH, { [file('orders')]: 'identifier: mine\nblueprint: sqs\n' });
    const mine = (await reviewer.pull(number)).head.sha;
    cloud.replaceEstate([slow('orders', 7)]);
    for (let run = 0; run < 2; run += 1) {
      expect(await schedule()).toContain('paused: commits of people do not fit any more');
      const paused = await reviewer.pull(number);
      expect(paused.head.sha).toBe(mine);
      expect(paused.labels.map(({ name }) => name)).toContain('cadastre-paused');
      expect(paused.body).toContain('- [ ] Build this branch anew');
      // Beside the comment of the check, of which there is one as well.
      const notices = (await reviewer.comments(number)).filter(({ body }) =>
        body.startsWith('<!-- cadastre-sync-notice -->'),
      );
      expect(notices.map(({ user }) => user.login)).toEqual(['github-actions[bot]']);
      expect(notices[0]?.body).toContain('**Paused.**');
    }
    await reviewer.tickRebuild(number);
    expect(await schedule()).toContain('updated');
    const resumed = await reviewer.pull(number);
    expect(resumed.labels.map(({ name }) => name)).not.toContain('cadastre-paused');
    const folder = await reviewer.checkOut(BRANCH);
    expect(await world.git(folder, 'show', `HEAD:${file('orders')}`)).toContain('delay: 7');
    expect(await world.git(folder, 'ls-remote', 'origin', 'refs/heads/cadastre/kept/*')).toContain(
      mine,
    );
  });

  test('closed, it stays closed, and a new one comes when there is something new', async () => {
    await begin([queueResource('orders')]);
    await schedule();
    const number = await own();
    await reviewer.close(number);
    expect(await schedule()).toContain('stays closed: a person closed it, and nothing is new');
    expect((await reviewer.pull(number)).state).toBe('closed');
    expect(await titles()).toEqual(['Sync AWS regions: 2 added, 0 changed, 0 removed']);
    cloud.replaceEstate([queueResource('orders'), queueResource('mail')]);
    expect(await schedule()).toContain('opened');
    expect(await own()).not.toBe(number);
    expect((await reviewer.pull(number)).state).toBe('closed');
  });
});

const scratch = (): string => mkdtempSync(path.join(os.tmpdir(), 'cadastre-push-'));

describe('at the very same moment', () => {
  test('two runs that nothing keeps apart: one wins, and the other leaves without a word', async () => {
    await begin([queueResource('orders')], { beforePush: waitForTwo(scratch()) });
    const workflow = '.github/workflows/sync.yml';
    const folder = await reviewer.checkOut('main');
    const text = readFileSync(path.join(folder, workflow), 'utf8');
    const loose = text.replace(/^concurrency:\n(?: .*\n)+/m, '');
    expect(loose).not.toBe(text);
    await reviewer.push('main', {
      [workflow]: loose,
      'cadastre.yaml': `${CONFIG}  pullRequests: {per: all}\n`,
    });
    await world.runner.settle();
    await Promise.all([dispatch(), dispatch()]);
    const runs = await settle();
    expect(runLines(runs)).toEqual([
      'sync.yml workflow_dispatch success',
      'sync.yml workflow_dispatch success',
    ]);
    const outcomes = runs.map((run) => /(opened|left to another run)/.exec(summaryOf(run))?.[0]);
    expect(new Set(outcomes)).toEqual(new Set(['left to another run', 'opened']));
    const [only, ...others] = await reviewer.pulls('all');
    expect(others).toEqual([]);
    expect(await reviewer.comments(only?.number ?? 0)).toEqual([]);
    expect(await schedule()).toContain('as it was');
  });

  /** Each push waits until there are two, or for ten seconds. */
  const waitForTwo = (folder: string): string => `
    touch '${folder}'/$$
    for _ in {1..100}; do
      if [ "$(ls '${folder}' | wc -l)" -ge 2 ]; then break; fi
      sleep 0.1
    done`;

  test('a person pushes between the look and the push: the commit stays, and the next run takes it in', async () => {
    const folder = scratch();
    // Without the header that the job sends its token in.
    const once = `if mkdir '${folder}/once'; then env -i PATH="$PATH" bash '${folder}/push'; fi 2> /dev/null`;
    const script = path.join(folder, 'push');
    writeFileSync(script, '');
    await begin([queueResource('orders')], {
      beforePush: `if [ -s '${script}' ]; then ${once}; fi`,
    });
    await schedule();
    const clone = await reviewer.checkOut(BRANCH);
    writeFileSync(path.join(clone, 'NOTES.md'), 'mine\n');
    await world.git(clone, 'add', '.');
    await world.git(clone, 'commit', '-q', '-m', 'A note');
    writeFileSync(script, `git -C '${clone}' push -q origin ${BRANCH}\n`);
    cloud.replaceEstate([slow('orders', 7)]);
    expect(await schedule()).toContain('left to another run');
    expect((await reviewer.pull(await own())).head.sha).toBe(
      await world.git(clone, 'rev-parse', 'HEAD'),
    );
    expect(await schedule()).toContain('updated');
    expect(await reviewer.files(await own())).toContain('NOTES.md');
  });
});
