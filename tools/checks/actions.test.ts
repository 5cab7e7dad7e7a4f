import { describe, expect, test } from 'vitest';
import { checkFiles } from '../testing/check-files.ts';

const FILE = 'actions/scale.yaml';

const MODEL = {
  'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/service.yaml':
    'identifier: service\nschema: {properties: {tier: {type: string, enum: [gold]}}}\n',
  'catalog/_team/checkout.yaml': 'identifier: checkout\n',
  'catalog/service/cart.yaml': 'identifier: cart\nproperties: {tier: gold}\n',
};

const HEAD = 'identifier: scale\ntitle: Scale\n';
const TRIGGER = `trigger:
  type: self-service
  operation: DAY-2
  blueprintIdentifier: service
  userInputs:
    properties:
      copies: {type: number, enum: [1, 2]}
      note: {type: string}
    required: [copies]
    order: [note, copies]
`;
const STEPS = `invocationMethod:
  type: STEPS
  env:
    COPIES: "{{ .inputs.copies }}"
  steps:
    - run: ./scale.sh "$COPIES"
`;
const SCALE = HEAD + TRIGGER + STEPS;
const WEBHOOK = `${HEAD}${TRIGGER}invocationMethod:
  type: WEBHOOK
  url: https://ops.example.com
  headers:
    authorization: 'Bearer {{ .secrets["OPS"] }}'
  body:
    "{{ .entity.identifier }}": "{{ .inputs.copies }}"
`;
const AUTOMATION = `${HEAD}trigger:
  type: automation
  event:
    type: SCORECARD_LEVEL_CHANGED
    blueprintIdentifier: service
    scorecardIdentifier: ready
  condition: {type: JQ, combinator: and, expressions: [.diff.after]}
${STEPS}`.replace('.inputs.copies', '.event.type');

const SCHEDULE = `${HEAD}trigger:
  type: automation
  event:
    type: SCHEDULE
    cron: 17 6 * * 1
    timezone: Europe/Paris
${STEPS}`.replace('.inputs.copies', '.event.cron');

type Row = readonly [name: string, text: string, expected: readonly string[]];

/** Each line without the file, which is the same for all. */
async function linesOf(text: string): Promise<readonly string[]> {
  const found = await checkFiles({ ...MODEL, [FILE]: text });
  return found.map((line) => line.replace(`${FILE}:`, ''));
}

const swap = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`There is no ${from}.`);
  return text.replace(from, () => to);
};
const scale = (from: string, to: string): string => swap(SCALE, from, to);

describe('sound actions', () => {
  test.each([
    ['steps', SCALE],
    ['a webhook', WEBHOOK],
    ['an automation', AUTOMATION],
    ['a schedule', SCHEDULE],
    ['a schedule in UTC', SCHEDULE.replace('    timezone: Europe/Paris\n', '')],
  ])('%s', async (_, text) => {
    expect(await linesOf(text)).toEqual([]);
  });
});

const shapes: readonly Row[] = [
  ['no trigger', HEAD + STEPS, ['1:1 action/invalid → add `trigger:`']],
  ['an operation that is none', scale('DAY-2', 'DAY-3'), ['5:14 action/invalid → write `DAY-2`']],
  ['no operation', scale('  operation: DAY-2\n', ''), ['3:1 action/invalid → add `operation:`']],
  [
    'for an entity of no blueprint',
    scale('  blueprintIdentifier: service\n', ''),
    ['3:1 action/invalid → add `blueprintIdentifier:`'],
  ],
  [
    'a method without what it needs',
    swap(WEBHOOK, '  url: https://ops.example.com\n', ''),
    ['13:1 action/invalid → add `url:`'],
  ],
  [
    'an event without its blueprint',
    swap(AUTOMATION, '    blueprintIdentifier: service\n', ''),
    ['5:3 action/invalid → add `blueprintIdentifier:`'],
  ],
  ['a key that is none', scale('title:', 'titel:'), ['2:1 action/unknown-key → write `title`']],
  [
    'a key of an input that is none',
    scale('{type: string}', '{type: string, tilte: Note}'),
    ['10:28 action/unknown-key → write `title`'],
  ],
  [
    'a key of another method',
    scale('  env:', '  url: https://ops.example.com\n  env:'),
    ['15:3 action/ignored-key → delete it; known here: steps, env, permissions, runsOn'],
  ],
  [
    'a form of an automation',
    swap(AUTOMATION, '  condition:', '  userInputs: {properties: {}}\n  condition:'),
    ['9:3 action/ignored-key → delete it; known here: event, condition'],
  ],
  [
    'a key of another event',
    swap(AUTOMATION, 'SCORECARD_LEVEL_CHANGED', 'ENTITY_CREATED'),
    ['8:5 action/ignored-key → delete it; known here: blueprintIdentifier'],
  ],
  [
    'a method of Port',
    `${HEAD}${TRIGGER}invocationMethod:\n  type: KAFKA\n  payload: {}\n`,
    [
      '14:9 action/not-run → run here: STEPS, GITHUB, INTEGRATION_ACTION, WEBHOOK, UPSERT_ENTITY, TEMPLATE',
    ],
  ],
];

const forms: readonly Row[] = [
  ['required', scale('[copies]', '[copies, notes]'), ['11:24 action/inputs → write `note`']],
  [
    'order',
    scale('[note, copies]', '[note, xyzzyx]'),
    ['12:19 action/inputs → known here: copies, note'],
  ],
  [
    'order names a title of the form',
    scale('order: [note, copies]', 'order: [head, note]\n    titles: {head: {title: How}}'),
    [],
  ],
  [
    'steps',
    scale('order: [note, copies]', 'steps: [{title: A, order: [note, copis]}]'),
    ['12:38 action/inputs → write `copies`'],
  ],
  [
    'dependsOn',
    scale('{type: string}', '{type: string, dependsOn: [copis]}'),
    ['10:40 action/inputs → write `copies`'],
  ],
  [
    'each waits for the other',
    scale('{type: string}', '{type: string, dependsOn: [copies]}').replace(
      '[1, 2]}',
      '[1, 2], dependsOn: [note]}',
    ),
    ['9:55 action/inputs'],
  ],
  [
    'a name that is none',
    scale('note: {', 'a b: {').replace('[note,', '[a b,'),
    ['10:7 action/inputs → letters, digits and @ _ = \\ -'],
  ],
  [
    'an entity of no blueprint',
    scale('{type: string}', '{type: string, format: entity}'),
    ['10:7 action/inputs → add `blueprint:`'],
  ],
  ['a default that is no choice', scale('[1, 2]}', '[1, 2], default: 3}'), ['9:53 action/inputs']],
  [
    'a default that is computed',
    scale('[1, 2]}', '[1, 2], default: {jqQuery: .entity.properties.copies}}'),
    [],
  ],
  [
    'a secret',
    scale('{type: string}', '{type: string, encryption: aes256-gcm}'),
    [
      '10:28 action/secret-input → ask for the name of a secret of the repository, and use `{{ .secrets["NAME"] }}` in the invocation',
    ],
  ],
];

const programs: readonly Row[] = [
  ['a template', scale('.inputs.copies }}', '.inputs | }}'), ['16:13 action/template']],
  [
    'one that is not closed',
    scale('.inputs.copies }}', '.inputs.copies'),
    [
      '16:13 action/template → a program ends with `}}`; for the two signs themselves write `{{ "{{" }}`',
    ],
  ],
  ['a key', swap(WEBHOOK, '{{ .entity.identifier }}', '{{ .entity | }}'), ['19:5 action/template']],
  [
    'a choice that is computed',
    scale('enum: [1, 2]', 'enum: {jqQuery: "1 +"}'),
    ['9:46 action/template'],
  ],
  [
    'a condition of an automation',
    swap(AUTOMATION, '[.diff.after]', '[.diff.after, ".diff |"]'),
    ['9:69 action/template'],
  ],
  [
    'a condition of an automation that is no list',
    swap(AUTOMATION, '[.diff.after]', '.diff.after'),
    ['9:55 action/invalid → a list of jq programs'],
  ],
  [
    'a condition of a policy',
    `${SCALE}permissions:\n  execute:\n    policy:\n      conditions: [".user |"]\n`,
    ['22:20 action/template'],
  ],
  [
    'a secret whose name is computed',
    swap(WEBHOOK, '["OPS"]', '[.inputs.note]'),
    ['17:20 action/secret-name → write `.secrets["NAME"]`, a secret by its name'],
  ],
  [
    'all secrets',
    swap(WEBHOOK, '.secrets["OPS"]', '.secrets'),
    ['17:20 action/secret-name → write `.secrets["NAME"]`, a secret by its name'],
  ],
];

const PIN = '0123456789012345678901234567890123456789';
const VARIABLE =
  'letters, digits and _, and none that GitHub, the shell or Node listen to, such as PATH or GITHUB_TOKEN';
const steps: readonly Row[] = [
  [
    'an expression in a script',
    scale('"$COPIES"', '${{ inputs.copies }}'),
    [
      '18:12 action/step → give the value to the step below `env`, and use the variable in the script',
    ],
  ],
  [
    'an expression in the script of a GitHub Action',
    scale(
      'run: ./scale.sh "$COPIES"',
      `uses: actions/github-script@${PIN}\n      with:\n        script: \${{ inputs.note }}`,
    ),
    [
      '20:17 action/step → give the value to the step below `env`, and use the variable in the script',
    ],
  ],
  ['neither run nor uses', scale('run: ./scale.sh "$COPIES"', 'name: x'), ['18:7 action/step']],
  [
    'a tag',
    scale('run: ./scale.sh "$COPIES"', 'uses: actions/checkout@v6'),
    ['18:13 action/step → pin it to a commit: `owner/name@` and the 40 digits of it'],
  ],
  ['a commit', scale('run: ./scale.sh "$COPIES"', `uses: actions/checkout@${PIN}`), []],
  ['a folder of ours', scale('run: ./scale.sh "$COPIES"', 'uses: ./ops'), []],
  ...['PATH', 'GITHUB_TOKEN', 'node_options', 'LD_PRELOAD', 'a-b', '2ND'].map((name): Row => [
    `the variable ${name}`,
    scale('    COPIES:', `    ${name}:`),
    [`16:5 action/step → ${VARIABLE}`],
  ]),
];

const TIME = 'such as `17 6 * * 1`: at 6:17 on Mondays';
const schedules: readonly Row[] = [
  ['no time', swap(SCHEDULE, '    cron: 17 6 * * 1\n', ''), ['5:3 action/invalid → add `cron:`']],
  ['a time that is none', swap(SCHEDULE, '17 6', '17 24'), [`7:11 action/schedule → ${TIME}`]],
  ['too often', swap(SCHEDULE, '17 6 * * 1', '"*/3 * * * *"'), [`7:11 action/schedule → ${TIME}`]],
  [
    'a time zone that is none',
    swap(SCHEDULE, 'Europe/Paris', 'Europe/Pariss'),
    ['8:15 action/schedule → write `Europe/Paris`'],
  ],
  [
    'an offset',
    swap(SCHEDULE, 'Europe/Paris', '"+02:00"'),
    ['8:15 action/schedule → an IANA name, such as `Europe/Paris`'],
  ],
  [
    'a time of another event',
    swap(AUTOMATION, '    scorecardIdentifier: ready\n', '    cron: 17 6 * * 1\n'),
    ['8:5 action/ignored-key → delete it; known here: blueprintIdentifier, scorecardIdentifier'],
  ],
  [
    'an entity',
    swap(SCHEDULE, '    timezone: Europe/Paris\n', '    blueprintIdentifier: service\n'),
    ['8:5 action/ignored-key → delete it; known here: cron, timezone'],
  ],
  ['approved by a reviewer', `${SCHEDULE}requiredApproval: true\n`, []],
  [
    'a server that reports later',
    SCHEDULE.replace(
      /invocationMethod[^]*/,
      'invocationMethod: {type: WEBHOOK, url: "https://ops.example.com"}\n',
    ),
    ['9:26 action/schedule → add `synchronized: true`'],
  ],
  [
    'a condition',
    swap(
      SCHEDULE,
      'invocationMethod',
      '  condition: {type: JQ, combinator: and, expressions: [.cron]}\ninvocationMethod',
    ),
    ['9:3 action/ignored-key → delete it, and look in a step'],
  ],
];

const RUNS = `${HEAD}trigger:
  type: automation
  event:
    type: RUN_UPDATED
    actionIdentifier: deploy
${STEPS}`.replace('.inputs.copies', '.event.diff.after.id');
const runs: readonly Row[] = [
  ['an action that is not there', RUNS, ['7:23 action/invalid']],
  [
    'one that is started by runs',
    swap(RUNS, 'actionIdentifier: deploy', 'actionIdentifier: scale'),
    ['7:23 action/invalid → name an action that people, a commit or a time start'],
  ],
  ['every action', swap(RUNS, '    actionIdentifier: deploy\n', ''), []],
  [
    'a blueprint',
    swap(RUNS, 'actionIdentifier: deploy', 'blueprintIdentifier: service'),
    ['7:5 action/ignored-key → delete it; known here: actionIdentifier'],
  ],
];

const names: readonly Row[] = [
  [
    'the blueprint that it is for',
    scale('blueprintIdentifier: service', 'blueprintIdentifier: servce'),
    ['6:24 action/unknown-blueprint → write `service`'],
  ],
  [
    'of an event',
    swap(AUTOMATION, 'blueprintIdentifier: service', 'blueprintIdentifier: servce'),
    ['7:26 action/unknown-blueprint → write `service`'],
  ],
  [
    'of an input, and of what is in its list',
    scale('{type: string}', '{type: string, format: entity, blueprint: servce}').replace(
      '    required',
      '      more: {type: array, items: {type: string, format: entity, blueprint: servic}}\n    required',
    ),
    [
      '10:55 action/unknown-blueprint → write `service`',
      '11:76 action/unknown-blueprint → write `service`',
    ],
  ],
  [
    'of what is written',
    `${HEAD}${TRIGGER}invocationMethod:\n  type: UPSERT_ENTITY\n  blueprintIdentifier: servce\n  mapping: {identifier: x}\n`,
    ['15:24 action/unknown-blueprint → write `service`'],
  ],
  [
    'teams',
    `${SCALE}requiredApproval: true\npermissions:\n  execute: {teams: [chekout, checkout]}\n  approve: {teams: [xyzzyx]}\n`,
    [
      '21:21 action/permissions → write `checkout`',
      '22:21 action/permissions → known here: checkout',
    ],
  ],
  [
    'nobody is asked to approve',
    `${SCALE}permissions:\n  approve: {users: [ada]}\n`,
    ['20:3 action/permissions → add `requiredApproval: true`, or delete it'],
  ],
  [
    'a search for a property that is not there',
    scale(
      '  userInputs:',
      '  condition: {type: SEARCH, combinator: and, rules: [{property: teir, operator: "=", value: gold}]}\n  userInputs:',
    ),
    ['7:65 action/query → write `tier`'],
  ],
  [
    'the dataset of an input',
    scale(
      '{type: string}',
      '{type: string, format: entity, blueprint: service, dataset: {combinator: and, rules: [{property: teir, operator: "=", value: gold}]}}',
    ),
    ['10:110 action/query → write `tier`'],
  ],
  [
    'the search of a policy',
    `${SCALE}permissions:\n  execute:\n    policy:\n      queries: {all: {combinator: nor, rules: []}}\n      conditions: ["true"]\n`,
    ['22:35 action/query → write `and` or `or`'],
  ],
];

describe.each<[string, readonly Row[]]>([
  ['the keys of an action', shapes],
  ['its form', forms],
  ['its programs', programs],
  ['its steps', steps],
  ['its schedule', schedules],
  ['the runs that it waits for', runs],
  ['what it names', names],
])('%s', (_, rows) => {
  test.each(rows)('%s', async (__, text, expected) => {
    expect(await linesOf(text)).toEqual(expected);
  });
});

test.each(['scale', 'SCALE'])('two actions that are one file: scale and %s', async (name) => {
  const other = swap(SCALE, 'identifier: scale', `identifier: ${name}`);
  expect(await checkFiles({ ...MODEL, [FILE]: SCALE, 'actions/twice.yaml': other })).toEqual([
    'actions/twice.yaml:1:13 action/duplicate → delete one of the two, or give it another identifier',
  ]);
});
