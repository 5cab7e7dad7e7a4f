import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { signWebhook } from './actions/sign-webhook.ts';
import { createActionWorld, type ActionWorld } from './testing/create-action-world.ts';
import { createReviewer } from './testing/create-reviewer.ts';

// What runs of actions start, from the request to the status of the automation.

// Every run is several jobs, and each of them starts the program.
vi.setConfig({ testTimeout: 180_000 });

let world: ActionWorld;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
});

const DEPLOY = `identifier: deploy
title: Deploy
trigger:
  type: self-service
  operation: DAY-2
  blueprintIdentifier: service
  userInputs: {properties: {version: {type: string}}, required: [version]}
permissions: {execute: {users: [ada]}}
invocationMethod:
  type: STEPS
  env: {VERSION: "{{ .inputs.version }}"}
  steps:
    - id: result
      run: |
        echo "message=version $VERSION" >> "$GITHUB_OUTPUT"
        if [ "$VERSION" = slow ]; then sleep 60; fi
        test "$VERSION" != bad
`;

const listener = (identifier: string, event: string, condition?: string): string =>
  `identifier: ${identifier}
title: On ${identifier}
trigger:
  type: automation
  event: {${event}}
${condition === undefined ? '' : `  condition: {type: JQ, combinator: and, expressions: ['${condition}']}\n`}invocationMethod:
  type: STEPS
  env:
    WORDS: '{{ .event | [.type, .action, .resourceType, .context.runId, .context.actionIdentifier, .diff.before.state, .diff.after.state, .diff.after.status, .diff.after.properties.version, .diff.after.entity.identifier, .trigger.origin] | map(tostring) | join(" ") }}'
  steps:
    - id: result
      run: echo "message=$WORDS" >> "$GITHUB_OUTPUT"
`;

const PAGE = listener(
  'page',
  'type: RUN_UPDATED, actionIdentifier: deploy',
  '.diff.after.status == "FAILURE"',
);
const BEGAN = listener('began', 'type: RUN_CREATED, actionIdentifier: deploy');

const told = async (pull: number): Promise<readonly string[]> =>
  (await world.records(pull))
    .filter(({ origin }) => origin === 'automation')
    .map(({ action, state, message }) => `${action} ${state}: ${message}`);

test('by comment: what fails starts what waits for that, and what is refused starts nothing', async () => {
  world = await createActionWorld({
    'actions/deploy.yaml': DEPLOY,
    'actions/page.yaml': PAGE,
    'actions/began.yaml': BEGAN,
    'actions/off.yaml': `${listener('off', 'type: ANY_RUN_CHANGE')}publish: false\n`,
  });
  const pull = await world.openPull('topic');
  const bad = await world.comment('ada', pull, '/run deploy cart version=bad');
  expect(world.ran().toSorted()).toEqual([
    'action-began.yml success',
    'action-deploy.yml failure',
    'action-page.yml success',
    'commands.yml success',
  ]);
  const lines = [
    `began success: RUN_CREATED CREATE run c${bad} deploy null running IN_PROGRESS bad cart COMMENT`,
    `page success: RUN_UPDATED UPDATE run c${bad} deploy running failure FAILURE bad cart COMMENT`,
  ];
  // The status comment may say more by the time that the automation reads it.
  const began = (text: string): string =>
    text.replace(/ (?:queued|running|failure) (?:IN_PROGRESS|FAILURE) bad cart COMMENT$/, '');
  const found = (await told(pull)).toSorted();
  expect(found.map(began)).toEqual(lines.map(began));
  expect(found[1]).toBe(lines[1]);
  const records = await world.records(pull);
  expect(records.find(({ action }) => action === 'page')).toMatchObject({
    depth: 1,
    requestedBy: 'a run',
    id: expect.stringMatching(/^e[0-9a-f]{12}$/),
  });

  await world.comment('ada', pull, '/run deploy cart version=good');
  expect(world.ran().toSorted()).toEqual([
    'action-began.yml success',
    'action-deploy.yml success',
    'commands.yml success',
  ]);
  await world.comment('bo', pull, '/run deploy cart version=bad');
  expect(world.ran().toSorted()).toEqual(['action-deploy.yml failure', 'commands.yml success']);
});

test('without a pull request: the log tells, and only what is told there has happened', async () => {
  world = await createActionWorld({
    'actions/deploy.yaml': DEPLOY,
    'actions/page.yaml': PAGE,
    'actions/began.yaml': BEGAN,
  });
  await world.start('ada', 'deploy', { entity: 'cart', version: 'bad' });
  expect(world.ran().toSorted()).toEqual([
    'action-began.yml success',
    'action-deploy.yml failure',
    'action-page.yml success',
  ]);
  const {
    workflow_runs: runs,
  }: {
    workflow_runs: { id: number; display_title: string; path: string }[];
  } = await world.askAs('alice', 'GET', '/actions/runs?event=workflow_dispatch');
  const source = String(runs.find(({ path }) => path.endsWith('/action-deploy.yml'))?.id);
  const paged = runs.find(({ path }) => path.endsWith('/action-page.yml'))?.display_title ?? '';
  const run = /\[(e\w+)\]$/.exec(paged)?.[1] ?? '';
  expect(run).not.toBe('');
  // The same again, another number, a run that is none, and one that says nothing of the kind.
  for (const inputs of [
    { run, source },
    { run: 'e0123456789ab', source },
    { run, source: '1' },
    { run },
    { source },
    {},
  ]) {
    await world.start('ada', 'page', inputs);
    expect([inputs, world.ran()]).toEqual([inputs, ['action-page.yml failure']]);
  }
});

test('what was cancelled, and a chain that would go on for ever', async () => {
  const any = listener('any', 'type: ANY_RUN_CHANGE');
  world = await createActionWorld(
    {
      'actions/deploy.yaml': DEPLOY,
      'actions/cancelled.yaml': listener(
        'cancelled',
        'type: RUN_UPDATED',
        '.diff.after.state == "cancelled"',
      ),
      // Each of them would hear the other, and itself.
      'actions/any.yaml': any,
      'actions/all.yaml': any.replaceAll('any', 'all'),
      'actions/again.yaml': `identifier: again
title: Once more
trigger: {type: automation, event: {type: RUN_UPDATED, actionIdentifier: deploy}}
invocationMethod: {type: GITHUB, org: shop, repo: catalog, workflow: action-deploy.yml, workflowInputs: {entity: cart, version: good}, token: ADA}
`,
    },
    { secrets: { ADA: 'x' } },
  );
  const pull = await world.openPull('topic');
  const started = world.comment('ada', pull, '/run deploy cart version=slow');
  await vi.waitFor(
    async () => {
      const [deploy] = (await world.records(pull)).filter(({ action }) => action === 'deploy');
      expect(deploy?.state).toBe('running');
      await world.askAs('alice', 'POST', `/actions/runs/${deploy?.workflowRun?.id}/cancel`);
    },
    { timeout: 60_000, interval: 200 },
  );
  await started;
  expect(world.ran().toSorted()).toEqual([
    'action-again.yml failure',
    'action-all.yml success',
    'action-all.yml success',
    'action-any.yml success',
    'action-any.yml success',
    'action-cancelled.yml success',
    'action-deploy.yml cancelled',
    'commands.yml success',
  ]);
  const records = await world.records(pull);
  expect(records.find(({ action }) => action === 'again')?.message).toContain('might never end');
});

test('what a person cancels while it waits, and what is approved', async () => {
  world = await createActionWorld({
    'actions/ask.yaml': DEPLOY.replaceAll('deploy', 'ask').replace(
      'invocationMethod',
      'requiredApproval: {type: ANY, by: comment}\ninvocationMethod',
    ),
    'actions/ended.yaml': listener('ended', 'type: RUN_UPDATED'),
    'actions/began.yaml': BEGAN.replace('actionIdentifier: deploy', 'actionIdentifier: ask'),
  });
  const pull = await world.openPull('topic');
  const asked = await world.comment('ada', pull, '/run ask cart version=good');
  expect(world.ran().toSorted()).toEqual([
    'action-ask.yml success',
    'action-began.yml success',
    'commands.yml success',
  ]);
  await world.comment('ada', pull, `/cancel c${asked}`);
  expect(world.ran().toSorted()).toEqual(['action-ended.yml success', 'commands.yml success']);
  expect((await told(pull)).find((line) => line.startsWith('ended'))).toContain(
    'waiting cancelled FAILURE good cart COMMENT',
  );
  // What is approved begins only once.
  const again = await world.comment('ada', pull, '/run ask cart version=good');
  world.ran();
  const record = (await world.records(pull)).find(({ id }) => id === `c${again}`);
  await world.comment('bo', pull, `/approve c${again} ${record?.hash}`);
  expect(world.ran().toSorted()).toEqual([
    'action-ask.yml success',
    'action-ended.yml success',
    'commands.yml success',
  ]);
});

test('what another server reports', async () => {
  const server = createServer((_, response) => response.writeHead(202).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  world = await createActionWorld(
    {
      'actions/flag.yaml': DEPLOY.replaceAll('deploy', 'flag').replace(
        /invocationMethod[^]*/,
        `invocationMethod: {type: WEBHOOK, url: 'http://127.0.0.1:${port}/', signingSecret: CADASTRE_SIGNING_SECRET}\n`,
      ),
      'actions/ended.yaml': listener('ended', 'type: RUN_UPDATED'),
    },
    { secrets: { CADASTRE_SIGNING_SECRET: 'sign-me' } },
  );
  const pull = await world.openPull('topic');
  const asked = await world.comment('ada', pull, '/run flag cart version=good');
  expect(world.ran().toSorted()).toEqual(['action-flag.yml success', 'commands.yml success']);
  const report = async (status: string): Promise<readonly string[]> => {
    const body = JSON.stringify({ run: `c${asked}`, status });
    const timestamp = Math.floor(Date.now() / 1000);
    const client_payload = { body, timestamp, signature: signWebhook('sign-me', timestamp, body) };
    await world.askAs('alice', 'POST', '/dispatches', {
      event_type: 'cadastre-run',
      client_payload,
    });
    await world.settle();
    return world.ran().toSorted();
  };
  expect(await report('IN_PROGRESS')).toEqual(['runs.yml success']);
  expect(await report('FAILURE')).toEqual(['action-ended.yml success', 'runs.yml success']);
  expect(await report('FAILURE')).toEqual(['runs.yml success']);
  expect((await told(pull))[0]).toContain('running failure FAILURE good cart COMMENT');
  server.close();
});

test('a new action is one that is waited for: its workflow, and no other, is stale', async () => {
  world = await createActionWorld({
    'actions/deploy.yaml': DEPLOY,
    'actions/any.yaml': listener('any', 'type: ANY_RUN_CHANGE'),
  });
  const { runCommand } = await import('./testing/run-command.ts');
  const { writeFile } = await import('node:fs/promises');
  const folder = await createReviewer(world).checkOut('main');
  const check = async (): Promise<string> =>
    (await runCommand(['actions', 'compile', '--check'], { cwd: folder })).stdout;
  expect(await check()).toBe('');
  await writeFile(`${folder}/actions/more.yaml`, DEPLOY.replaceAll('deploy', 'more'));
  expect(await check()).toBe('.github/workflows/action-more.yml\n');
  await writeFile(
    `${folder}/actions/any.yaml`,
    listener('any', 'type: RUN_CREATED, actionIdentifier: more'),
  );
  expect((await check()).split('\n')).toEqual([
    '.github/workflows/action-deploy.yml',
    '.github/workflows/action-more.yml',
    '',
  ]);
});
