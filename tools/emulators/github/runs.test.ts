import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CATALOG,
  startGithubScene,
  type GithubScene,
  type Json,
  type Who,
} from '../../testing/start-github-scene.ts';
import type { NewRun, RunChange, RunJob } from './github-server.ts';
import { isWithin } from './rest/is-within.ts';

let scene: GithubScene;
const REPO = `/repos/${CATALOG}`;
const INPUTS = '{who: {required: true, type: string}, how: {default: well, type: string}}';
const FILES = {
  '.github/workflows/go.yml': `name: Go\non: {workflow_dispatch: {inputs: ${INPUTS}}}\njobs: {}\n`,
  '.github/workflows/off.yml': 'on: workflow_dispatch\njobs: {}\n',
  '.github/workflows/push.yaml': 'on: [push]\njobs: {}\n',
  '.github/workflows/read.me': 'x',
};

beforeEach(async () => {
  scene = await startGithubScene({
    files: FILES,
    catalog: {
      disabledWorkflows: ['.github/workflows/off.yml'],
      environments: [
        {
          name: 'production',
          reviewers: ['alice', 'shop/ops'],
          preventsSelfReview: true,
          branches: ['main'],
        },
        { name: 'test', reviewers: [], preventsSelfReview: false },
      ],
    },
  });
});
afterEach(async () => {
  await scene.close();
});

const clean = (): void => expect(scene.github.violations).toEqual([]);

function start(run: Partial<NewRun> = {}, change?: RunChange): number {
  const id = scene.github.createRun({
    repository: CATALOG,
    workflow: '.github/workflows/go.yml',
    title: 'Go',
    event: 'push',
    headSha: scene.first,
    headBranch: 'main',
    actor: 'alice',
    ...run,
  });
  if (change !== undefined) scene.github.updateRun(CATALOG, id, change);
  return id;
}

const DONE: RunJob = {
  name: 'one',
  status: 'completed',
  conclusion: 'failure',
  steps: [{ name: 'a', conclusion: 'failure' }],
  annotations: [],
  log: 'hello\n',
};

describe('runs', () => {
  test('the newest first, by what is asked for', async () => {
    const first = start({ event: 'push' }, { status: 'completed', conclusion: 'success' });
    scene.setTime(Date.UTC(2026, 0, 2, 12));
    const second = start({ event: 'pull_request', actor: 'bob', headBranch: 'topic' });
    const held = start({ event: 'pull_request' }, { status: 'action_required' });
    const find = async (query: string): Promise<unknown> => {
      const found = await scene.ask(`GET ${REPO}/actions/runs${query}`);
      const runs = found['workflow_runs'] as unknown as Json[];
      return [found['total_count'], runs.map(({ id }) => id)];
    };
    expect(await find('')).toEqual([3, [held, second, first]]);
    expect(await find('?per_page=1&page=2')).toEqual([3, [second]]);
    expect(await find('?event=push')).toEqual([1, [first]]);
    expect(await find('?actor=Bob')).toEqual([1, [second]]);
    expect(await find('?branch=topic')).toEqual([1, [second]]);
    expect(await find('?status=success')).toEqual([1, [first]]);
    expect(await find('?status=queued')).toEqual([1, [second]]);
    expect(await find('?status=completed')).toEqual([2, [held, first]]);
    expect(await find('?status=action_required')).toEqual([1, [held]]);
    expect(await find(`?head_sha=${'0'.repeat(40)}`)).toEqual([0, []]);
    expect(await find('?created=>%3D2026-01-02')).toEqual([2, [held, second]]);
    clean();
  });

  test('one run, its jobs, and the log of one, which is somewhere else', async () => {
    const id = start({ title: 'Go for me' });
    const working: RunJob = { ...DONE, status: 'in_progress', steps: [], log: '' };
    scene.github.updateRun(CATALOG, id, { status: 'in_progress', jobs: [working] });
    const jobs = async (query = ''): Promise<readonly Json[]> =>
      (await scene.ask(`GET ${REPO}/actions/runs/${id}/jobs${query}`))['jobs'] as unknown as Json[];
    const [before] = await jobs();
    const logs = `GET ${REPO}/actions/jobs/${Number(before?.['id'])}/logs`;
    expect(await scene.refusal(logs)).toMatch(/^404 /);
    scene.github.updateRun(CATALOG, id, {
      status: 'completed',
      conclusion: 'failure',
      jobs: [DONE],
    });
    const [after] = await jobs();
    expect(after?.['id']).toBe(before?.['id']);
    expect(after).toMatchObject({ conclusion: 'failure', run_attempt: 1, steps: [{ number: 1 }] });
    expect(await scene.ask(`GET ${REPO}/actions/runs/${id}`)).toMatchObject({
      name: 'Go',
      display_title: 'Go for me',
      path: '.github/workflows/go.yml',
      conclusion: 'failure',
      head_commit: { id: scene.first, message: 'First' },
    });
    const token = scene.github.createToken({ kind: 'user', login: 'alice' });
    const headers = { authorization: `Bearer ${token}` };
    const url = `${scene.github.apiUrl}${logs.slice(4)}`;
    const sent = await fetch(url, { headers, redirect: 'manual' });
    expect([sent.status, await sent.text()]).toEqual([302, '']);
    expect(await (await fetch(sent.headers.get('location') ?? '')).text()).toBe('hello\n');
    expect((await fetch(url)).status).toBe(403);
    clean();
  });

  test('run again: a further attempt of the same, for the same event', async () => {
    await scene.ask(`POST ${REPO}/actions/workflows/go.yml/dispatches`, {
      ref: 'main',
      inputs: { who: 'me' },
    });
    const { event, runId } = {
      event: scene.events.at(-1),
      runId: scene.events.at(-1)?.dispatch?.runId,
    };
    const rerun = async (who: Who = 'carol'): Promise<string> =>
      await scene.refusal(`POST ${REPO}/actions/runs/${runId}/rerun`, undefined, who);
    expect(await rerun()).toMatch(/^403 .*already running/);
    scene.github.updateRun(CATALOG, runId ?? 0, {
      status: 'completed',
      conclusion: 'failure',
      jobs: [DONE],
    });
    expect(await rerun('bob')).toMatch(/^403 .*Resource not accessible/);
    expect(await rerun()).toBe('accepted');
    const rerunOf = {
      workflow: '.github/workflows/go.yml',
      runId,
      runNumber: 1,
      attempt: 2,
      login: 'carol',
    };
    expect(scene.events.at(-1)).toEqual({ ...event, rerun: rerunOf });
    const run = await scene.ask(`GET ${REPO}/actions/runs/${runId}`);
    expect(run).toMatchObject({
      run_attempt: 2,
      status: 'queued',
      conclusion: null,
      actor: { login: 'alice' },
      triggering_actor: { login: 'carol' },
    });
    const count = async (filter: string): Promise<unknown> =>
      (await scene.ask(`GET ${REPO}/actions/runs/${runId}/jobs?filter=${filter}`))['total_count'];
    expect([await count('latest'), await count('all')]).toEqual([0, 1]);
    for (let attempt = 2; attempt <= 50; attempt += 1) {
      scene.github.updateRun(CATALOG, runId ?? 0, { status: 'completed' });
      expect(await rerun()).toBe('accepted');
    }
    scene.github.updateRun(CATALOG, runId ?? 0, { status: 'completed' });
    expect(await rerun()).toMatch(/^403 .*50 times/);
    clean();
  });
});

test('workflows, with names, and environments, with rules', async () => {
  const found = await scene.ask(`GET ${REPO}/actions/workflows`);
  const workflows = found['workflows'] as unknown as Json[];
  expect(workflows.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'Go active',
    '.github/workflows/off.yml disabled_manually',
    '.github/workflows/push.yaml active',
  ]);
  const id = Number(workflows[0]?.['id']);
  const body = { ref: 'main', inputs: { who: 'me' } };
  expect(await scene.refusal(`POST ${REPO}/actions/workflows/${id}/dispatches`, body)).toBe(
    'accepted',
  );
  const { environments } = await scene.ask(`GET ${REPO}/environments`);
  expect(environments).toMatchObject([
    {
      name: 'production',
      protection_rules: [
        { type: 'required_reviewers', reviewers: [{ type: 'User' }, { type: 'Team' }] },
        { type: 'branch_policy' },
      ],
    },
    { name: 'test', protection_rules: [], deployment_branch_policy: null },
  ]);
  clean();
});

describe('a dispatch', () => {
  const dispatch = async (file: string, body: object, who: Who = 'alice'): Promise<string> =>
    await scene.refusal(
      `POST ${REPO}/actions/workflows/${file}/dispatches`,
      { ref: 'main', ...body },
      who,
    );
  const who = 'me';

  test.each<[string, string, object, Who, RegExp]>([
    ['all that it takes', 'go.yml', { inputs: { who, how: 'x' } }, 'alice', /^accepted$/],
    [
      'what it does not take',
      'go.yml',
      { inputs: { who, x: 1, constructor: 1 } },
      'alice',
      /^422 .*Unexpected inputs provided: \[\\"x\\",\\"constructor\\"\]/,
    ],
    ['without what it needs', 'go.yml', {}, 'alice', /^422 .*Required input 'who' not provided/],
    [
      'a branch that is not there',
      'go.yml',
      { ref: 'none' },
      'alice',
      /^422 .*No ref found for: none/,
    ],
    [
      'a commit is no branch',
      'go.yml',
      { ref: 'a'.repeat(40) },
      'alice',
      /^422 .*No ref found for: a+/,
    ],
    ['a file that is not there', 'none.yml', {}, 'alice', /^404 /],
    ['a path that leaves the folder', '..%2F..%2Fa.yml', {}, 'alice', /^404 /],
    [
      'without the trigger',
      'push.yaml',
      {},
      'alice',
      /^422 .*does not have 'workflow_dispatch' trigger/,
    ],
    ['switched off', 'off.yml', {}, 'alice', /^422 .*disabled workflow/],
    [
      'as much as there may be',
      'go.yml',
      { inputs: { who: 'x'.repeat(65_525) } },
      'alice',
      /^accepted$/,
    ],
    [
      'too much',
      'go.yml',
      { inputs: { who: 'x'.repeat(65_526) } },
      'alice',
      /^422 .*inputs are too large/,
    ],
    ['by a reader', 'go.yml', { inputs: { who } }, 'bob', /^403 /],
    [
      'by a workflow that may',
      'go.yml',
      { inputs: { who } },
      {
        kind: 'workflow',
        login: 'github-actions[bot]',
        repository: CATALOG,
        permissions: { actions: 'write' },
      },
      /^accepted$/,
    ],
  ])('%s', async (_, file, body, login, expected) => {
    expect(await dispatch(file, body, login)).toMatch(expected);
    const told = scene.events.filter(({ name }) => name === 'workflow_dispatch');
    expect(told).toHaveLength(expected.test('accepted') ? 1 : 0);
    clean();
  });

  test('more than 25 inputs are against the description itself', async () => {
    const inputs = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`i${index}`, 'x']));
    expect(await dispatch('go.yml', { inputs })).toMatch(/^422 /);
    expect(scene.github.violations.join()).toContain('more than 25 properties');
  });

  test('with details of the run only when they are asked for', async () => {
    const route = `POST ${REPO}/actions/workflows/go.yml/dispatches`;
    const body = { ref: 'refs/heads/main', inputs: { who } };
    expect(await scene.ask(route, body)).toEqual({});
    const details = await scene.ask(route, { ...body, return_run_details: true });
    const id = Number(details['workflow_run_id']);
    expect(details).toEqual({
      workflow_run_id: id,
      run_url: `${scene.github.apiUrl}${REPO}/actions/runs/${id}`,
      html_url: `${scene.github.url}/${CATALOG}/actions/runs/${id}`,
    });
    expect(await scene.ask(`GET ${REPO}/actions/runs/${id}`)).toMatchObject({
      event: 'workflow_dispatch',
    });
    clean();
  });
});

const NOON = Date.UTC(2026, 0, 2, 12);

test.each([
  ['2026-01-02', true],
  ['2026-01-03', false],
  ['>=2026-01-02T12:00:00Z', true],
  ['>2026-01-02T12:00:00Z', false],
  ['>2026-01-01', true],
  ['>2026-01-02', false],
  ['<=2026-01-02', true],
  ['<2026-01-02', false],
  ['2026-01-01..2026-01-02', true],
  ['*..2026-01-01', false],
  ['2026-01-02T12:00:00Z..*', true],
  ['yesterday', false],
])('noon of 2 January is within %s: %s', (range, expected) => {
  expect(isWithin(NOON, range)).toBe(expected);
});
