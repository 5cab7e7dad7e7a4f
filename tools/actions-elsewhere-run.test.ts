import { afterEach, describe, expect, test, vi } from 'vitest';
import { renderRunComment } from './reporters/run-comment.ts';
import type { RunRecord } from './model/run-record.ts';
import { createActionWorld, type ActionWorld } from './testing/create-action-world.ts';
import { askGithub } from './testing/ask-github.ts';
import { REPOSITORY } from './testing/create-github-world.ts';

// What runs do elsewhere: workflows and files of other repositories, and what time does to runs.

// Every run is several jobs, and each of them starts the program.
vi.setConfig({ testTimeout: 120_000 });

let world: ActionWorld;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
});

describe('files from a template', () => {
  const SCAFFOLD = (more: string): string => `identifier: scaffold
title: Scaffold a service
trigger:
  type: self-service
  operation: CREATE
  userInputs:
    properties: {name: {type: string}, port: {type: number, default: 8080}}
    required: [name]
invocationMethod:
  type: TEMPLATE
  template: service
  title: "Scaffold {{ .inputs.name }}"
${more}`;
  const TEMPLATE = {
    'actions/templates/service/{{ .inputs.name }}/package.json':
      '{"name": "{{ .inputs.name }}", "port": {{ .inputs.port }}}\n',
    'actions/templates/service/{{ .inputs.name }}/note.txt': '{{ .inputs.note }}',
    'actions/templates/service/{{ .inputs.name }}/ci.yml': 'run: ${{ github.ref }}\n',
    'actions/templates/service/catalog/service/{{ .inputs.name }}.yaml':
      'identifier: {{ .inputs.name }}\nproperties: {tier: silver}\n',
  };

  test('into this repository; what cannot be a path is refused', async () => {
    world = await createActionWorld({ 'actions/scaffold.yaml': SCAFFOLD(''), ...TEMPLATE });
    await world.start('ada', 'scaffold', { name: 'search' });
    await world.start('ada', 'scaffold', { name: '..' });
    await world.start('ada', 'scaffold', { name: '.git' });
    await world.start('ada', 'scaffold', { name: '/etc' });
    expect(world.ran()).toEqual([
      'action-scaffold.yml success',
      'action-scaffold.yml failure',
      'action-scaffold.yml failure',
      'action-scaffold.yml failure',
    ]);
    const pulls: { number: number; title: string }[] = await world.askAs('ada', 'GET', '/pulls');
    expect(pulls.map(({ title }) => title)).toEqual(['Scaffold search']);
    const number = pulls[0]?.number ?? 0;
    const files: { filename: string; patch?: string }[] = await world.askAs(
      'ada',
      'GET',
      `/pulls/${number}/files`,
    );
    expect(files.map(({ filename, patch }) => [filename, patch?.split('\n').at(1)])).toEqual([
      ['catalog/service/search.yaml', '+identifier: search'],
      ['search/ci.yml', '+run: ${{ github.ref }}'],
      ['search/note.txt', undefined],
      ['search/package.json', '+{"name": "search", "port": 8080}'],
    ]);
    expect(await world.records(number)).toMatchObject([{ state: 'success', action: 'scaffold' }]);
  });

  test('into a repository that is made for it, with a token of its own', async () => {
    const secrets = { MAKER_TOKEN: 'not-a-token' };
    world = await createActionWorld(
      {
        'actions/scaffold.yaml': SCAFFOLD(
          '  repository: "shop/{{ .inputs.name }}"\n  createRepository: true\n  token: MAKER_TOKEN\n',
        ),
        ...TEMPLATE,
      },
      { secrets, teams: [{ organization: 'shop', slug: 'makers', members: ['alice'] }] },
    );
    await world.start('ada', 'scaffold', { name: 'search' });
    expect(world.ran()).toEqual(['action-scaffold.yml failure']);
    secrets.MAKER_TOKEN = world.github.createToken({ kind: 'user', login: 'alice' });
    await world.start('ada', 'scaffold', { name: 'search' });
    expect(world.ran()).toEqual(['action-scaffold.yml success']);
    const [made]: object[] = (await askGithub(world.github, {
      token: secrets.MAKER_TOKEN,
      method: 'GET',
      route: '/repos/shop/search/pulls',
    })) as never;
    expect(made).toMatchObject({
      title: 'Scaffold search',
      base: { ref: 'main', repo: { full_name: 'shop/search', private: true } },
    });
    await world.close();
    world = await createActionWorld(
      { 'actions/scaffold.yaml': SCAFFOLD('  repository: shop/other\n'), ...TEMPLATE },
      {},
    );
    const pull = await world.openPull('topic');
    await world.comment('ada', pull, '/run scaffold name=search');
    expect((await world.records(pull))[0]).toMatchObject({
      state: 'refused',
      message: 'a token for `shop/other` is not there',
    });
  });
});

describe('a workflow of another repository', () => {
  const DEPLOY = `identifier: deploy
title: Deploy
trigger:
  type: self-service
  operation: DAY-2
  blueprintIdentifier: service
  userInputs: {properties: {version: {type: string}}, required: [version]}
invocationMethod:
  type: GITHUB
  org: shop
  repo: catalog
  workflow: ship.yml
  workflowInputs: {service: "{{ .entity.identifier }}", version: "{{ .inputs.version }}"}
`;
  const SHIP = `on:
  workflow_dispatch:
    inputs: {service: {type: string}, version: {type: string}}
permissions: {}
jobs:
  ship:
    runs-on: ubuntu-latest
    steps:
      - env: {V: "\${{ inputs.version }}"}
        run: test "$V" != bad
`;

  test('followed to its end, whichever that is', async () => {
    world = await createActionWorld({
      'actions/deploy.yaml': DEPLOY,
      '.github/workflows/ship.yml': SHIP,
    });
    const pull = await world.openPull('topic');
    await world.comment('ada', pull, '/run deploy cart version=1');
    await world.comment('ada', pull, '/run deploy cart version=bad');
    const records = await world.records(pull);
    expect(records).toMatchObject([
      {
        state: 'success',
        message: '`ship.yml` of `shop/catalog` is done',
        links: [{ title: 'ship.yml', url: expect.stringContaining('/actions/runs/') }],
      },
      { state: 'failure', message: '`ship.yml` of `shop/catalog` failed' },
    ]);
  });

  test('one that is not there, and one that the token does not reach', async () => {
    world = await createActionWorld({
      'actions/deploy.yaml': DEPLOY,
      'actions/away.yaml': DEPLOY.replace('identifier: deploy', 'identifier: away').replace(
        'repo: catalog',
        'repo: elsewhere',
      ),
    });
    const pull = await world.openPull('topic');
    await world.comment('ada', pull, '/run deploy cart version=1');
    await world.comment('ada', pull, '/run away cart version=1');
    const records = await world.records(pull);
    expect(records.map(({ state }) => state)).toEqual(['failure', 'failure']);
    expect(records[0]?.message).toBe('shop/catalog: there is no workflow ship.yml');
    expect(records[1]?.message).toMatch(/^shop\/elsewhere: /);
  });
});

test('a timer that ran out starts its automation once, and an action sets it anew', async () => {
  const END = `identifier: end
title: End a service
trigger:
  type: automation
  event: {type: TIMER_PROPERTY_EXPIRED, blueprintIdentifier: service, propertyIdentifier: until}
invocationMethod:
  type: STEPS
  env: {SERVICE: "{{ .entity.identifier }}"}
  steps: [{run: echo "ending $SERVICE"}]
`;
  const EXTEND = `identifier: extend
title: Three days more
trigger: {type: self-service, operation: DAY-2, blueprintIdentifier: service}
invocationMethod:
  type: UPSERT_ENTITY
  blueprintIdentifier: service
  mapping:
    identifier: "{{ .entity.identifier }}"
    properties: {until: "{{ (.entity.properties.until | fromdateiso8601) + 3 * 86400 | todate }}"}
`;
  world = await createActionWorld({
    // What is Port's has no workflow here, and keeps nothing else from starting.
    'actions/alien.yaml': END.replace('identifier: end', 'identifier: alien').replace(
      /type: STEPS[\s\S]*$/,
      'type: KAFKA\n',
    ),
    'actions/end.yaml': END,
    'actions/extend.yaml': EXTEND,
    'catalog/service/trial.yaml':
      "identifier: trial\nteam: checkout\nproperties: {tier: silver, until: '2026-01-01T00:00:00Z'}\n",
    'catalog/service/later.yaml':
      "identifier: later\nproperties: {tier: silver, until: '2999-01-01T00:00:00Z'}\n",
  });
  await world.github.emit(REPOSITORY, 'schedule');
  await world.settle();
  expect(world.ran().toSorted()).toEqual(['action-end.yml success', 'runs.yml success']);
  await world.github.emit(REPOSITORY, 'schedule');
  await world.settle();
  expect(world.ran()).toEqual(['runs.yml success']);
  // Nobody starts it by hand, neither for what is over nor for what is not.
  await world.start('alice', 'end', { entity: 'later', run: 't0123456789ab' });
  await world.start('alice', 'end', { entity: 'trial' });
  expect(world.ran()).toEqual(['action-end.yml failure', 'action-end.yml failure']);
  await world.start('ada', 'extend', { entity: 'trial' });
  const [pull]: { number: number }[] = await world.askAs('ada', 'GET', '/pulls');
  const [file]: { patch: string }[] = await world.askAs(
    'ada',
    'GET',
    `/pulls/${pull?.number}/files`,
  );
  expect(file?.patch).toContain('2026-01-04T00:00:00Z');
});

test('runs that can end themselves no more are ended', async () => {
  world = await createActionWorld({});
  const pull = await world.openPull('topic');
  const bot = world.github.createToken({
    kind: 'workflow',
    login: 'github-actions[bot]',
    repository: REPOSITORY,
    permissions: { pull_requests: 'write' },
  });
  const base: RunRecord = {
    version: 1,
    id: 'c1',
    action: 'gone',
    title: 'Gone',
    state: 'running',
    requestedBy: 'ada',
    origin: 'comment',
    inputs: {},
    hash: 'x',
    pullRequest: pull,
    approvals: [],
    history: [{ state: 'running', at: '2026-01-01T00:00:00Z' }],
    links: [],
    steps: [],
  };
  const url = 'https://example.com/1';
  const now = new Date().toISOString();
  const records: readonly RunRecord[] = [
    { ...base, workflowRun: { id: 999, attempt: 1, url } },
    {
      ...base,
      id: 'c2',
      state: 'queued',
      history: [{ state: 'queued', at: '2026-01-01T00:00:00Z' }],
    },
    { ...base, id: 'c3', state: 'queued', history: [{ state: 'queued', at: now }] },
    {
      ...base,
      id: 'c4',
      state: 'waiting',
      history: [{ state: 'waiting', at: '2026-01-01T00:00:00Z' }],
    },
    { ...base, id: 'c5', state: 'success', history: [{ state: 'success', at: now }] },
  ];
  for (const record of records)
    await askGithub(world.github, {
      token: bot,
      method: 'POST',
      route: `/repos/${REPOSITORY}/issues/${pull}/comments`,
      body: { body: renderRunComment({ record }) },
    });
  await world.github.emit(REPOSITORY, 'schedule');
  await world.settle();
  expect((await world.records(pull)).map(({ id, state, message }) => [id, state, message])).toEqual(
    [
      ['c1', 'failure', 'its run is not there any more'],
      ['c2', 'failure', 'its workflow did not start'],
      ['c3', 'queued', undefined],
      ['c4', 'timed-out', 'nobody approved it within 30 days'],
      ['c5', 'success', undefined],
    ],
  );
});

test('a run that waits for its turn is not ended for not having begun', async () => {
  const SLOW = `identifier: slow
title: Slow
trigger: {type: self-service, operation: DAY-2, blueprintIdentifier: service}
invocationMethod: {type: STEPS, steps: [{run: sleep 20}]}
`;
  world = await createActionWorld({ 'actions/slow.yaml': SLOW });
  const pull = await world.openPull('topic');
  const bot = world.github.createToken({
    kind: 'workflow',
    login: 'github-actions[bot]',
    repository: REPOSITORY,
    permissions: { pull_requests: 'write' },
  });
  for (const id of ['c777', 'c888']) {
    const record: RunRecord = {
      version: 1,
      id,
      action: 'slow',
      title: 'Slow',
      state: 'queued',
      requestedBy: 'ada',
      origin: 'comment',
      inputs: {},
      hash: '',
      pullRequest: pull,
      approvals: [],
      history: [{ state: 'queued', at: '2026-01-01T00:00:00Z' }],
      links: [],
      steps: [],
    };
    await askGithub(world.github, {
      token: bot,
      method: 'POST',
      route: `/repos/${REPOSITORY}/issues/${pull}/comments`,
      body: { body: renderRunComment({ record }) },
    });
  }
  const route = '/actions/workflows/action-slow.yml/dispatches';
  for (const more of [{}, { run: 'c777', pull_request: String(pull) }])
    await world.askAs('ada', 'POST', route, { ref: 'main', inputs: { entity: 'cart', ...more } });
  await world.github.emit(REPOSITORY, 'schedule');
  const states = async (): Promise<readonly string[]> =>
    (await world.records(pull)).map(({ id, state }) => `${id} ${state}`);
  await expect
    .poll(states, { timeout: 18_000, interval: 200 })
    .toEqual(['c777 queued', 'c888 failure']);
  await world.settle();
});
