import { afterEach, describe, expect, test, vi } from 'vitest';
import { createActionWorld, type ActionWorld } from './testing/create-action-world.ts';
import { BOT, REPOSITORY } from './testing/create-github-world.ts';

// Runs that somebody else has to agree to, that wait for each other, or that end before they are done.

// Every run is several jobs, and each of them starts the program.
vi.setConfig({ testTimeout: 120_000 });

let world: ActionWorld;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
});

const action = (approval: string, steps: string, more = ''): string => `identifier: deploy
title: Deploy
trigger:
  type: self-service
  operation: DAY-2
  blueprintIdentifier: service
  userInputs: {properties: {version: {type: string}}, required: [version]}
${approval}
invocationMethod:
  type: STEPS
  env: {VERSION: "{{ .inputs.version }}", SERVICE: "{{ .entity.identifier }}"}
${more}  steps: ${steps}
`;

const SAY = '[{run: echo "deploying $VERSION of $SERVICE"}]';
const ENVIRONMENT = { name: 'action-deploy', reviewers: ['bo', 'ada'], preventsSelfReview: true };

async function review(login: string, state: 'approved' | 'rejected'): Promise<void> {
  const { workflow_runs: runs }: { workflow_runs: { id: number }[] } = await world.askAs(
    'alice',
    'GET',
    '/actions/runs?event=workflow_dispatch&per_page=1',
  );
  const route = `/actions/runs/${runs[0]?.id}/pending_deployments`;
  const [pending]: { environment: { id: number } }[] = await world.askAs('alice', 'GET', route);
  const wanted = { environment_ids: [pending?.environment.id], state, comment: 'ok' };
  await world.askAs(login, 'POST', route, wanted);
  await world.settle();
}

describe('approval by the reviewers of an environment', () => {
  const APPROVAL =
    'requiredApproval: true\npermissions: {execute: {ownedByTeam: true}, approve: {teams: [platform]}}';

  test('approved, declined, and by whoever asked', async () => {
    world = await createActionWorld(
      { 'actions/deploy.yaml': action(APPROVAL, SAY) },
      { environments: [ENVIRONMENT] },
    );
    const pull = await world.openPull('topic');
    await world.comment('ada', pull, '/run deploy cart version=1');
    expect((await world.records(pull))[0]).toMatchObject({ state: 'waiting' });
    expect(world.ran()).toEqual(['commands.yml success', 'action-deploy.yml waiting']);
    await review('bo', 'approved');
    expect((await world.records(pull))[0]).toMatchObject({
      state: 'success',
      approvals: [{ by: 'bo', kind: 'approved' }],
    });
    await world.comment('ada', pull, '/run deploy cart version=2');
    await review('bo', 'rejected');
    expect((await world.records(pull))[1]).toMatchObject({
      state: 'refused',
      message: '`bo` declined it',
    });
    // GitHub lets her: the workflow was started by the comment of a robot. We do not.
    await world.comment('ada', pull, '/run deploy cart version=3');
    await review('ada', 'approved');
    expect((await world.records(pull))[2]).toMatchObject({
      state: 'refused',
      message: '`ada` asked for this run, and cannot approve it',
    });
    // What would be refused asks nobody.
    world.ran();
    await world.comment('bo', pull, '/run deploy cart version=4');
    expect(world.ran()).toEqual(['commands.yml success', 'action-deploy.yml failure']);
  });

  test('an approval of the first attempt is none of the second', async () => {
    world = await createActionWorld(
      {
        'actions/deploy.yaml': action(
          'requiredApproval: true\npermissions: {execute: {ownedByTeam: true}}',
          SAY,
        ),
      },
      { environments: [{ ...ENVIRONMENT, preventsSelfReview: false }] },
    );
    await world.start('ada', 'deploy', { entity: 'cart', version: '1' });
    await review('bo', 'approved');
    expect(world.ran().at(-1)).toBe('action-deploy.yml success');
    const { workflow_runs: runs }: { workflow_runs: { id: number }[] } = await world.askAs(
      'alice',
      'GET',
      '/actions/runs?event=workflow_dispatch&per_page=1',
    );
    await world.askAs('ada', 'POST', `/actions/runs/${runs[0]?.id}/rerun`);
    await world.settle();
    await review('ada', 'approved');
    expect(world.ran().at(-1)).toBe('action-deploy.yml failure');
  });

  test('an environment without reviewers, and a reviewer who may not', async () => {
    world = await createActionWorld(
      { 'actions/deploy.yaml': action(APPROVAL, SAY) },
      { environments: [{ ...ENVIRONMENT, reviewers: [] }] },
    );
    const pull = await world.openPull('topic');
    await world.comment('ada', pull, '/run deploy cart version=1');
    expect((await world.records(pull))[0]).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('has no required reviewers'),
    });
    await world.close();
    world = await createActionWorld(
      { 'actions/deploy.yaml': action(APPROVAL, SAY) },
      { environments: [{ ...ENVIRONMENT, reviewers: ['alice'] }] },
    );
    const other = await world.openPull('topic');
    await world.comment('ada', other, '/run deploy cart version=1');
    await review('alice', 'approved');
    expect((await world.records(other))[0]).toMatchObject({
      state: 'refused',
      message: '`alice` may not approve this',
      hint: 'who may: the teams platform',
    });
  });
});

describe('approval by comments', () => {
  const APPROVAL = `requiredApproval: {type: ALL}
permissions: {execute: {ownedByTeam: true}, approve: {users: [bo-b, alice]}}`;

  test('of all, bound to the inputs; not of who asked, not for other inputs', async () => {
    world = await createActionWorld({ 'actions/deploy.yaml': action(APPROVAL, SAY) });
    const pull = await world.openPull('topic');
    const id = `c${await world.comment('ada', pull, '/run deploy cart version=1')}`;
    const [{ hash, state } = { hash: '', state: '' }] = await world.records(pull);
    expect(state).toBe('waiting');
    const [, status] = await world.comments(pull);
    expect(status?.body).toContain(`/approve ${id} ${hash}`);
    await world.comment('bo', pull, `/approve ${id} 000000000000`);
    await world.comment('ada', pull, `/approve ${id} ${hash}`);
    await world.comment('eve', pull, `/approve ${id} ${hash}`);
    expect((await world.records(pull))[0]).toMatchObject({ state: 'waiting', approvals: [] });
    await world.comment('bo', pull, `/approve ${id} ${hash}`);
    expect((await world.records(pull))[0]).toMatchObject({
      state: 'waiting',
      approvals: [{ by: 'bo' }],
    });
    await world.comment('alice', pull, `/approve ${id} ${hash}`);
    expect((await world.records(pull))[0]).toMatchObject({
      state: 'success',
      requestedBy: 'ada',
      approvals: [{ by: 'bo' }, { by: 'alice' }],
    });
    await world.comment('alice', pull, `/approve ${id} ${hash}`);
    const last = (await world.comments(pull)).at(-1);
    expect(last?.body).toContain('has ended already');
  });

  test('declined, cancelled, and a pull request that moved while it waited', async () => {
    world = await createActionWorld({ 'actions/deploy.yaml': action(APPROVAL, SAY) });
    const pull = await world.openPull('topic');
    const ask = async (version: number): Promise<string> =>
      `c${await world.comment('ada', pull, `/run deploy cart version=${version}`)}`;
    await world.comment('bo', pull, `/decline ${await ask(1)} not on a Friday`);
    await world.comment('ada', pull, `/cancel ${await ask(2)}`);
    const third = await ask(3);
    await world.comment('eve', pull, `/cancel ${third}`);
    const states = (await world.records(pull)).map(({ state, message }) => [state, message]);
    expect(states).toEqual([
      ['refused', '`bo` declined it: not on a Friday'],
      ['cancelled', '`ada` cancelled it'],
      ['waiting', undefined],
    ]);
    const folder = await world.clone();
    await world.git(folder, 'checkout', '-q', 'topic');
    await world.git(folder, 'commit', '-q', '--allow-empty', '-m', 'More');
    await world.git(folder, 'push', '-q', 'origin', 'topic');
    const { hash = '' } = (await world.records(pull))[2] ?? {};
    await world.comment('bo', pull, `/approve ${third} ${hash}`);
    expect((await world.records(pull))[2]).toMatchObject({
      state: 'refused',
      message: expect.stringMatching(/^the pull request was at \w{7} when this was asked/),
    });
  });

  test('a form without a pull request has nowhere to be approved; with one it goes on from there', async () => {
    world = await createActionWorld({
      'actions/deploy.yaml': action(
        'requiredApproval: {type: ANY, by: comment}\npermissions: {approve: {users: [bo]}}',
        SAY,
      ),
    });
    await world.start('ada', 'deploy', { entity: 'cart', version: '1' });
    expect(world.ran()).toEqual(['action-deploy.yml failure']);
    const pull = await world.openPull('topic');
    await world.start('ada', 'deploy', {
      entity: 'cart',
      version: '1',
      pull_request: String(pull),
    });
    const [{ id, hash } = { id: '', hash: '' }] = await world.records(pull);
    await world.comment('bo', pull, `/approve ${id} ${hash}`);
    const [record] = await world.records(pull);
    expect(record).toMatchObject({
      state: 'success',
      requestedBy: 'ada',
      approvals: [{ by: 'bo' }],
    });
  });
});

describe('what can go wrong on the way', () => {
  test('whoever names the run of somebody else, or edits what began already, ends no run', async () => {
    const approval = 'requiredApproval: {type: ANY, by: comment}';
    const deploy = action(approval, '[{run: sleep 8}]');
    world = await createActionWorld({
      'actions/deploy.yaml': deploy,
      'actions/other.yaml': deploy.replace('identifier: deploy', 'identifier: other'),
    });
    const pull = await world.openPull('topic');
    const comment = await world.comment('ada', pull, '/run deploy cart version=1');
    const inputs = { entity: 'cart', version: '1', pull_request: String(pull), run: `c${comment}` };
    await world.start('bo', 'other', inputs);
    const [{ hash, state } = { hash: '', state: '' }] = await world.records(pull);
    expect(state).toBe('waiting');
    await world.askAs('bo', 'POST', `/issues/${pull}/comments`, {
      body: `/approve c${comment} ${hash}`,
    });
    const first = async (): Promise<unknown> => (await world.records(pull))[0]?.state;
    await expect.poll(first, { timeout: 20_000, interval: 200 }).toBe('running');
    await world.askAs('ada', 'PATCH', `/issues/comments/${comment}`, { body: '/run deploy mail' });
    // For another entity in words, so that it waits for nobody.
    await world.askAs('bo', 'POST', '/actions/workflows/action-deploy.yml/dispatches', {
      ref: 'main',
      inputs: { ...inputs, entity: 'mail' },
    });
    const isEver: unknown[] = [];
    await expect
      .poll(
        async () => {
          isEver.push(await first());
          return isEver.at(-1);
        },
        { timeout: 20_000, interval: 200 },
      )
      .not.toBe('running');
    await world.settle();
    expect(isEver).not.toContain('refused');
    expect(await first()).toBe('success');
  });

  test('two on one entity: the second waits, and neither is lost', async () => {
    const steps =
      '[{run: "echo begin $VERSION >> $GITHUB_WORKSPACE/../../order.txt; sleep 1; echo end $VERSION"}]';
    world = await createActionWorld({ 'actions/deploy.yaml': action('', steps) });
    const pull = await world.openPull('topic');
    const route = '/actions/workflows/action-deploy.yml/dispatches';
    for (const version of ['1', '2', '3'])
      await world.askAs('ada', 'POST', route, {
        ref: 'main',
        inputs: { entity: 'cart', version, pull_request: String(pull) },
      });
    await world.settle();
    const records = await world.records(pull);
    expect(records.map(({ state }) => state)).toEqual(['success', 'success', 'success']);
    // One after the other: none began before the one before it had ended.
    const spans = records
      .map(({ history }) => [history[1]?.at ?? '', history.at(-1)?.at ?? ''] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [index, [start]] of spans.entries())
      expect(start >= (spans[index - 1]?.[1] ?? '')).toBe(true);
  });

  test('a status that a person deleted comes back; one that somebody forged is not taken for ours', async () => {
    world = await createActionWorld({ 'actions/deploy.yaml': action('', SAY) });
    const pull = await world.openPull('topic');
    const id = await world.comment('ada', pull, '/run deploy cart version=1');
    const [, status] = await world.comments(pull);
    // A person copies the status of a run and has it say something else.
    const forged = (status?.body ?? '').replace('"state":"success"', '"state":"queued"');
    await world.comment('eve', pull, forged);
    await world.askAs('alice', 'DELETE', `/issues/comments/${status?.id}`);
    await world.start('ada', 'deploy', {
      entity: 'cart',
      version: '1',
      pull_request: String(pull),
      run: `c${id}`,
    });
    const [again] = await world.records(pull);
    expect(again).toMatchObject({
      id: `c${id}`,
      state: 'refused',
      message: expect.stringMatching(/^its status was deleted before it began/),
    });
    const mine = (await world.comments(pull)).filter(({ user }) => user.login === BOT);
    expect(mine).toHaveLength(1);
  });

  test('cancelled in the middle, by whoever asked and by nobody else', async () => {
    world = await createActionWorld({
      'actions/deploy.yaml': action('', '[{run: sleep 60}]'),
    });
    const pull = await world.openPull('topic');
    const { id }: { id: number } = await world.askAs('ada', 'POST', `/issues/${pull}/comments`, {
      body: '/run deploy cart version=1',
    });
    const isRunning = async (): Promise<boolean> =>
      (await world.records(pull))[0]?.state === 'running';
    await expect.poll(isRunning, { timeout: 20_000, interval: 200 }).toBe(true);
    await world.askAs('eve', 'POST', `/issues/${pull}/comments`, { body: `/cancel c${id}` });
    const isAnswered = async (): Promise<boolean> =>
      (await world.comments(pull)).some(({ body }) => body.includes('`eve` may not approve this'));
    await expect.poll(isAnswered, { timeout: 20_000, interval: 200 }).toBe(true);
    expect((await world.records(pull))[0]).toMatchObject({ state: 'running' });
    await world.comment('ada', pull, `/cancel c${id}`);
    expect((await world.records(pull))[0]).toMatchObject({ state: 'cancelled' });
  });
});

test('runs lists what was asked for, with and without a pull request', async () => {
  world = await createActionWorld({ 'actions/deploy.yaml': action('', SAY) });
  const pull = await world.openPull('topic');
  await world.start('ada', 'deploy', { entity: 'cart', version: '1' });
  const id = await world.comment('ada', pull, '/run deploy cart version=2');
  const folder = await world.clone();
  const env = { GITHUB_TOKEN: world.github.createToken({ kind: 'user', login: 'ada' }) };
  const { stdout } = await world.run(folder, ['runs', '--format', 'json'], { env });
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    runs: [
      { id: `c${id}`, action: 'deploy', state: 'success', entity: 'service/cart' },
      { id: expect.stringMatching(/^r/), action: 'deploy', state: 'success', requestedBy: 'ada' },
    ],
  });
  const text = await world.run(folder, ['runs'], { env });
  expect(text.stdout).toMatch(
    new RegExp(`^c${id} {2}\\S+ \\S+ {2}done {2}deploy {2}service/cart {2}ada`),
  );
  expect(text.stdout).toContain(REPOSITORY);
});
