import { afterEach, expect, test, vi } from 'vitest';
import { createActionWorld, type ActionWorld } from './testing/create-action-world.ts';
import { createReviewer } from './testing/create-reviewer.ts';
import { REPOSITORY } from './testing/create-github-world.ts';

// What a time starts, from GitHub's event to the pull request that the run opens.

// Every run is several jobs, and each of them starts the program.
vi.setConfig({ testTimeout: 120_000 });

let world: ActionWorld;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
});

const weekly = (method: string): string => `identifier: weekly
title: Every week
trigger: {type: automation, event: {type: SCHEDULE, cron: 17 6 * * 1, timezone: Europe/Paris}}
invocationMethod:
${method}`;

const NOTE = weekly(`  type: UPSERT_ENTITY
  blueprintIdentifier: service
  mapping:
    identifier: weekly
    team: checkout
    title: "{{ .event.type }} {{ .event.cron }} {{ .event.timezone }}, {{ .trigger.by.user.login }}"
`);

const titles = async (): Promise<readonly string[]> => {
  const { workflow_runs: runs }: { workflow_runs: { display_title: string }[] } = await world.askAs(
    'alice',
    'GET',
    '/actions/runs?event=schedule',
  );
  return runs.map(({ display_title: title }) => title.replace(/\d+/, 'N'));
};

test('a time starts what waits for it; somebody who says that it is time does not', async () => {
  world = await createActionWorld({ 'actions/weekly.yaml': NOTE }, { workflows: [] });
  await world.github.emit(REPOSITORY, 'schedule', { schedule: '17 6 * * 1' });
  await world.settle();
  expect(world.ran()).toEqual(['action-weekly.yml success']);
  expect(await titles()).toEqual(['Every week [rN]']);
  const [pull] = await createReviewer(world).pulls();
  const number = pull?.number ?? 0;
  expect(pull?.title).toBe('Every week: service/weekly');
  const [record] = await world.records(number);
  expect(record).toMatchObject({ state: 'success', origin: 'automation', action: 'weekly' });
  expect(record).toMatchObject({ id: `r${record?.workflowRun?.id}`, requestedBy: 'a schedule' });
  const folder = await createReviewer(world).checkOut(pull?.head.ref ?? '');
  const text = await world.git(folder, 'show', 'HEAD:catalog/service/weekly.yaml');
  expect(text).toContain('title: SCHEDULE 17 6 * * 1 Europe/Paris, a schedule\n');

  for (const inputs of [{}, { run: 'a0123456789ab' }, { run: 't0123456789ab' }]) {
    await world.start('alice', 'weekly', { ...inputs, pull_request: String(number) });
    expect(world.ran()).toEqual(['action-weekly.yml failure']);
  }
  const refused = (await world.records(number)).filter(({ state }) => state === 'refused');
  expect(refused.map(({ message }) => message)).toEqual(
    Array.from(
      { length: 3 },
      () => 'Every week starts by itself, and nothing that it waits for has happened',
    ),
  );
});

test.each([
  ['another time', NOTE.replace('17 6', '18 6')],
  ['what is switched off', `${NOTE}publish: false\n`],
  [
    'what waits for something else',
    NOTE.replace(/event: \{.*\}/, 'event: {type: ENTITY_CREATED, blueprintIdentifier: service}}'),
  ],
  [
    'what people start',
    NOTE.replace(/\{type: automation.*\}/, '{type: self-service, operation: CREATE}'),
  ],
])('a workflow that is not compiled anew does not start %s', async (_, later) => {
  world = await createActionWorld({ 'actions/weekly.yaml': NOTE }, { workflows: [] });
  await createReviewer(world).push('main', { 'actions/weekly.yaml': later });
  await world.github.emit(REPOSITORY, 'schedule', { schedule: '17 6 * * 1' });
  await world.settle();
  expect(world.ran()).toEqual(['action-weekly.yml failure']);
  expect(await createReviewer(world).pulls()).toEqual([]);
});
