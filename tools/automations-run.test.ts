import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { createActionWorld, type ActionWorld } from './testing/create-action-world.ts';
import { createReviewer } from './testing/create-reviewer.ts';
import { REPOSITORY } from './testing/create-github-world.ts';

// What commits on main start, from the push to the status on the pull request that brought them.

// Every run is several jobs, and each of them starts the program.
vi.setConfig({ testTimeout: 120_000 });

let world: ActionWorld;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
});

const automation = (identifier: string, event: string, condition: string): string =>
  `identifier: ${identifier}
title: On ${identifier}
trigger:
  type: automation
  event: {type: ${event}, blueprintIdentifier: service}
${condition}
invocationMethod:
  type: STEPS
  env: {SERVICE: "{{ .event.context.entity }}", BEFORE: "{{ .event.diff.before.properties.tier }}", AFTER: "{{ .event.diff.after.properties.tier }}"}
  steps:
    - id: result
      run: echo "message=$SERVICE was $BEFORE and is $AFTER" >> "$GITHUB_OUTPUT"
`;

const TIER = automation(
  'tier',
  'ENTITY_UPDATED',
  '  condition: {type: JQ, combinator: and, expressions: [".diff.before.properties.tier != .diff.after.properties.tier"]}',
);

const start = async (files: Readonly<Record<string, string>>): Promise<void> => {
  world = await createActionWorld(files, { workflows: ['automations.yml'] });
  // The first push only says where it begins.
  await createReviewer(world).push('main', { 'README.md': 'begin\n' });
  await world.settle();
  world.ran();
};

test('a merged pull request: what waits for its change starts, once, and says so there', async () => {
  await start({
    'actions/tier.yaml': TIER,
    'actions/gone.yaml': automation('gone', 'ENTITY_DELETED', ''),
    'actions/new.yaml': automation('new', 'ENTITY_CREATED', ''),
    // What is Port's has no workflow here, and keeps nothing else from starting.
    'actions/alien.yaml': automation('alien', 'ANY_ENTITY_CHANGE', '').replace(
      /type: STEPS[\s\S]*$/,
      'type: KAFKA\n',
    ),
    'actions/off.yaml': `${automation('off', 'ANY_ENTITY_CHANGE', '')}publish: false\n`,
  });
  const reviewer = createReviewer(world);
  await reviewer.push('topic', {
    'catalog/service/cart.yaml':
      'identifier: cart\nteam: checkout\nproperties: {tier: silver, copies: 2}\n',
    'catalog/service/mail.yaml': undefined,
    'catalog/service/shop.yaml': 'identifier: shop\nteam: checkout\nproperties: {tier: gold}\n',
  });
  const wanted = { title: 'A change', head: 'topic', base: 'main' };
  const { number }: { number: number } = await world.askAs('alice', 'POST', '/pulls', wanted);
  await reviewer.merge(number);
  await world.settle();
  expect(world.ran().toSorted()).toEqual([
    'action-gone.yml success',
    'action-new.yml success',
    'action-tier.yml success',
    'automations.yml success',
  ]);
  const records = await world.records(number);
  expect(
    records.map(({ action, state, message }) => `${action} ${state}: ${message}`).toSorted(),
  ).toEqual([
    'gone success: mail was silver and is ',
    'new success: shop was  and is gold',
    'tier success: cart was gold and is silver',
  ]);
  expect(
    records.every(
      ({ origin, requestedBy }) => origin === 'automation' && requestedBy === 'a commit',
    ),
  ).toBe(true);
  // The same again: nothing new has happened.
  await world.github.emit(REPOSITORY, 'schedule');
  await world.settle();
  expect(world.ran()).toEqual(['automations.yml success']);
});

test('several commits in one push, a job that died, and somebody who only says that it happened', async () => {
  await start({ 'actions/tier.yaml': TIER });
  const folder = await createReviewer(world).checkOut('main');
  const { writeFile } = await import('node:fs/promises');
  for (const tier of ['silver', 'gold', 'silver']) {
    const text = `identifier: cart\nteam: checkout\nproperties: {tier: ${tier}, copies: 2}\n`;
    await writeFile(`${folder}/catalog/service/cart.yaml`, text);
    await world.git(folder, 'commit', '-q', '-a', '-m', tier);
  }
  // The first start of a workflow fails, and the job with it.
  world.github.failNext({
    method: 'POST',
    route: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    status: 422,
    body: { message: 'Not now' },
  });
  await world.git(folder, 'push', '-q', 'origin', 'main');
  await world.settle();
  expect(world.ran()).toEqual(['automations.yml failure']);
  await world.github.emit(REPOSITORY, 'schedule');
  await world.settle();
  expect(world.ran().toSorted()).toEqual([
    'action-tier.yml success',
    'action-tier.yml success',
    'action-tier.yml success',
    'automations.yml success',
  ]);
  const commits = (await world.git(folder, 'rev-list', '-n', '2', 'HEAD')).trim().split('\n');
  await world.start('alice', 'tier', {
    entity: 'mail',
    run: 'a0123456789ab',
    before: commits[1] ?? '',
    commit: commits[0] ?? '',
  });
  expect(world.ran()).toEqual(['action-tier.yml failure']);
  // It did happen, and was started for.
  const { workflow_runs: runs }: { workflow_runs: { display_title: string; path: string }[] } =
    await world.askAs('alice', 'GET', '/actions/runs?event=workflow_dispatch');
  const titles = runs.map(({ display_title: title }) => /\[(a\w+)\]$/.exec(title)?.[1] ?? '');
  expect(titles).toHaveLength(4);
  for (const run of titles) {
    const [commit = '', before = ''] = commits;
    await world.start('alice', 'tier', { entity: 'cart', run, before, commit });
    expect(world.ran()).toEqual(['action-tier.yml failure']);
  }
});

test('what several commits did together is nothing that happened', async () => {
  await start({ 'actions/tier.yaml': TIER });
  const reviewer = createReviewer(world);
  await reviewer.push('main', {
    'catalog/service/mail.yaml': 'identifier: mail\nteam: platform\nproperties: {tier: gold}\n',
  });
  await reviewer.push('main', { 'README.md': 'Nothing\n' });
  await world.settle();
  world.ran();
  const folder = await reviewer.checkOut('main');
  const [commit = '', , before = ''] = (await world.git(folder, 'rev-list', '-n', '3', 'HEAD'))
    .trim()
    .split('\n');
  // The number that it would have: nothing has it yet.
  const text = JSON.stringify(['tier', commit, 'ENTITY_UPDATED', 'service', 'mail', null, null]);
  const run = `a${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  await world.start('alice', 'tier', { entity: 'mail', run, before, commit });
  expect(world.ran()).toEqual(['action-tier.yml failure']);
});

test('another branch, and an old job that is run again, start nothing', async () => {
  await start({ 'actions/gone.yaml': automation('gone', 'ENTITY_DELETED', '') });
  const reviewer = createReviewer(world);
  await reviewer.push('topic', { 'catalog/service/mail.yaml': undefined });
  const route = '/actions/workflows/automations.yml/dispatches';
  await world.askAs('alice', 'POST', route, { ref: 'topic' });
  await world.settle();
  expect(world.ran()).toEqual(['automations.yml success']);
  await reviewer.push('main', {
    'catalog/service/shop.yaml': 'identifier: shop\nteam: checkout\nproperties: {tier: gold}\n',
  });
  await world.settle();
  expect(world.ran()).toEqual(['automations.yml success']);
  const { workflow_runs: runs }: { workflow_runs: { id: number; event: string }[] } =
    await world.askAs('alice', 'GET', '/actions/runs?event=push');
  // For the first commit there is no shop yet, which is not to say that it is gone.
  await world.askAs('alice', 'POST', `/actions/runs/${runs.at(-1)?.id}/rerun`);
  await world.settle();
  expect(world.ran()).toEqual(['automations.yml success']);
});

test('what an automation made does not start it again', async () => {
  await start({
    'actions/bump.yaml': `identifier: bump
title: One copy more
trigger: {type: automation, event: {type: ENTITY_UPDATED, blueprintIdentifier: service}}
invocationMethod:
  type: UPSERT_ENTITY
  blueprintIdentifier: service
  mapping: {identifier: "{{ .entity.identifier }}", properties: {copies: "{{ .entity.properties.copies + 1 }}"}}
`,
  });
  const reviewer = createReviewer(world);
  await reviewer.push('main', {
    'catalog/service/cart.yaml':
      'identifier: cart\nteam: checkout\nproperties: {tier: silver, copies: 2}\n',
  });
  await world.settle();
  expect(world.ran().toSorted()).toEqual(['action-bump.yml success', 'automations.yml success']);
  const [pull] = await reviewer.pulls();
  expect(pull?.title).toBe('One copy more: service/cart');
  await reviewer.merge(pull?.number ?? 0);
  await world.settle();
  expect(world.ran()).toEqual(['automations.yml success']);
});
