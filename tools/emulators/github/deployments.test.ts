import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CATALOG,
  startGithubScene,
  type GithubScene,
  type Json,
  type Who,
} from '../../testing/start-github-scene.ts';

let scene: GithubScene;
const REPO = `/repos/${CATALOG}`;

beforeEach(async () => {
  scene = await startGithubScene();
});
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

const at = { ref: 'main', auto_merge: false, required_contexts: [] };
const deploy = async (body: object = {}): Promise<Json> =>
  await scene.ask(`POST ${REPO}/deployments`, { ...at, ...body });

test('from request to success, and what was there before is inactive', async () => {
  const test1 = await deploy({
    environment: 'test',
    payload: { entity: 'cart' },
    description: 'D',
  });
  expect(test1).toMatchObject({
    sha: scene.first,
    environment: 'test',
    task: 'deploy',
    payload: { entity: 'cart' },
    production_environment: false,
  });
  expect(scene.events.at(-1)).toMatchObject({ name: 'deployment', sha: scene.first });
  const production = await deploy();
  expect(production).toMatchObject({ environment: 'production', production_environment: true });
  const test2 = await deploy({ environment: 'test' });
  const say = async (deployment: Json, state: string, more: object = {}): Promise<unknown> =>
    await scene.ask(`POST ${REPO}/deployments/${Number(deployment['id'])}/statuses`, {
      state,
      ...more,
    });
  for (const each of [test1, production]) await say(each, 'success');
  await say(test2, 'in_progress', { log_url: 'https://log.example' });
  expect(scene.events.at(-1)).toMatchObject({
    name: 'deployment_status',
    payload: { deployment_status: { state: 'in_progress', log_url: 'https://log.example' } },
  });
  await say(test2, 'success');
  const states = async (deployment: Json): Promise<unknown> =>
    (await scene.ask(`GET ${REPO}/deployments/${Number(deployment['id'])}/statuses`)).map(
      ({ state }) => state,
    );
  expect(await states(test1)).toEqual(['inactive', 'success']);
  expect(await states(test2)).toEqual(['success', 'in_progress']);
  expect(await states(production)).toEqual(['success']);
  const ids = (await scene.ask(`GET ${REPO}/deployments?environment=test`)).map(({ id }) => id);
  expect(ids).toEqual([test2['id'], test1['id']]);
  expect(await scene.ask(`GET ${REPO}/deployments/${Number(production['id'])}`)).toEqual(
    expect.objectContaining({ id: production['id'] }),
  );
});

test('a branch that lacks some of main is merged first, and nothing is deployed', async () => {
  const topic = await scene.push('topic', { 'b.txt': 'two\n' });
  const main = await scene.push('main', { 'c.txt': 'three\n' });
  const body = { ref: 'topic', required_contexts: [] };
  expect(await scene.ask(`POST ${REPO}/deployments`, body)).toEqual({
    message: 'Auto-merged main into topic on deployment.',
  });
  const { commit } = await scene.ask(`GET ${REPO}/branches/topic`);
  expect(commit).toMatchObject({ parents: [{ sha: topic }, { sha: main }] });
  expect(await scene.ask(`GET ${REPO}/deployments`)).toEqual([]);
  expect(await scene.ask(`POST ${REPO}/deployments`, body)).toMatchObject({ ref: 'topic' });
});

test('a branch that is in conflict with main', async () => {
  await scene.push('topic', { 'a.txt': 'two\n' });
  await scene.push('main', { 'a.txt': 'three\n' });
  const refusal = await scene.refusal(`POST ${REPO}/deployments`, { ref: 'topic' });
  expect(refusal).toMatch(/^409 .*Conflict merging main into topic/);
});

test('what is required must have passed: all that there is, or what is named', async () => {
  const ask = async (required?: readonly string[]): Promise<string> => {
    const body = { ref: 'main', ...(required && { required_contexts: required }) };
    return await scene.refusal(`POST ${REPO}/deployments`, body);
  };
  const status = async (context: string, state: string): Promise<unknown> =>
    await scene.ask(`POST ${REPO}/statuses/${scene.first}`, { context, state });
  expect(await ask()).toBe('accepted');
  expect(await ask(['a'])).toMatch(/^409 .*"context":"a","state":"pending"/);
  await status('a', 'success');
  await status('b', 'failure');
  expect(await ask(['a'])).toBe('accepted');
  expect(await ask()).toMatch(
    /^409 .*Commit status checks failed for main.*"context":"b","state":"failure"/,
  );
  await status('b', 'success');
  expect(await ask()).toBe('accepted');
  // The job that deploys is itself a check that has not ended.
  const run = scene.github.createRun({
    repository: CATALOG,
    workflow: '.github/workflows/x.yml',
    title: 'x',
    event: 'push',
    headSha: scene.first,
    headBranch: 'main',
    actor: 'alice',
  });
  const job = {
    name: 'deploy',
    status: 'in_progress',
    steps: [],
    annotations: [],
    log: '',
  } as const;
  scene.github.updateRun(CATALOG, run, { status: 'in_progress', jobs: [job] });
  expect(await ask()).toMatch(/^409 .*"context":"deploy","state":"pending"/);
  expect(await ask([])).toBe('accepted');
});

const reader: Who = {
  kind: 'workflow',
  login: 'github-actions[bot]',
  repository: CATALOG,
  permissions: { deployments: 'read' },
};
const DENIED = /^403 .*Resource not accessible by integration/;

test.each<[string, string, object | undefined, Who, RegExp]>([
  [
    'a ref that is not there',
    'POST /deployments',
    { ...at, ref: 'none' },
    'alice',
    /^422 .*No ref found for: none/,
  ],
  ['a token that reads', 'POST /deployments', at, reader, DENIED],
  ['a reader', 'POST /deployments', at, 'bob', DENIED],
  ['one that is not there', 'GET /deployments/1', undefined, 'alice', /^404 /],
  [
    'a status of one that is not there',
    'POST /deployments/1/statuses',
    { state: 'success' },
    'alice',
    /^404 /,
  ],
])('refused: %s, %s', async (_, line, body, who, expected) => {
  expect(await scene.refusal(line.replace(' ', ` ${REPO}`), body, who)).toMatch(expected);
});

test('a status with too many words', async () => {
  const line = `POST ${REPO}/deployments/${Number((await deploy())['id'])}/statuses`;
  const body = { state: 'success', description: 'x'.repeat(141) };
  expect(await scene.refusal(line, body)).toMatch(/^422 .*too long/);
});
