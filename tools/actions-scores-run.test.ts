import { afterEach, expect, test, vi } from 'vitest';
import { createActionWorld, type ActionWorld } from './testing/create-action-world.ts';

// Actions that ask for scores: conditions, policies, templates of the action and of files.

// Every run is several jobs, and each of them starts the program.
vi.setConfig({ testTimeout: 120_000 });

let world: ActionWorld;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
});

const READY = `identifier: ready
title: Ready
blueprint: service
rules:
  - identifier: copies
    title: Says how many copies
    level: Bronze
    query: {combinator: and, conditions: [{property: copies, operator: isNotEmpty}]}
  - identifier: dear
    title: Is dear
    level: Gold
    query: {combinator: and, conditions: [{property: tier, operator: '=', value: gold}]}
`;

const action = (identifier: string, rest: string): string => `identifier: ${identifier}
title: ${identifier}
${rest}`;

const TRIGGER = 'trigger: {type: self-service, operation: DAY-2, blueprintIdentifier: service';

const FILES = {
  'scorecards/ready.yaml': READY,
  'actions/tell.yaml': action(
    'tell',
    `${TRIGGER}, condition: {type: SEARCH, combinator: and, rules: [{scorecard: ready, operator: '=', value: Gold}]}}
permissions:
  execute:
    policy: {queries: {}, conditions: ['.entity.scorecards.ready.rules.copies == "SUCCESS"']}
invocationMethod:
  type: STEPS
  env: {LEVEL: "{{ .entity.scorecards.ready.level }}"}
  steps:
    - id: result
      run: echo "message=it is $LEVEL" >> "$GITHUB_OUTPUT"
`,
  ),
  'actions/sheet.yaml': action(
    'sheet',
    `${TRIGGER}}\ninvocationMethod: {type: TEMPLATE, template: sheet, title: Sheet}\n`,
  ),
  'actions/templates/sheet/{{ .entity.identifier }}.md':
    'Level: {{ .entity.scorecards.ready.level }}\n',
};

test('a level in a condition, a policy, a template and a file that is rendered', async () => {
  world = await createActionWorld(FILES);
  const pull = await world.openPull('topic');
  await world.comment('ada', pull, '/run tell cart');
  await world.comment('ada', pull, '/run tell mail');
  await world.start('ada', 'sheet', { entity: 'mail' });
  const records = await world.records(pull);
  expect(records).toMatchObject([
    { state: 'success', message: 'it is Gold' },
    {
      state: 'refused',
      message: 'tell is not for `service/mail`: the level in ready is Basic, want Gold',
    },
  ]);
  const pulls: { number: number; title: string }[] = await world.askAs('ada', 'GET', '/pulls');
  const sheet = pulls.find(({ title }) => title === 'Sheet')?.number ?? 0;
  const files: { filename: string; patch: string }[] = await world.askAs(
    'ada',
    'GET',
    `/pulls/${sheet}/files`,
  );
  const [file] = files;
  expect(file).toMatchObject({ filename: 'mail.md' });
  expect(file?.patch).toContain('+Level: Basic');
});
