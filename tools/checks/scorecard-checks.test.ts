import { expect, test } from 'vitest';
import { checkFiles, SMALL_MODEL } from '../testing/check-files.ts';

const FILE = 'scorecards/ready.yaml';

const READY = `identifier: ready
title: Ready
blueprint: Service
levels:
  - { title: Start, color: paleBlue }
  - { title: Good, color: green }
rules:
  - identifier: site
    level: Good
    weight: 2
    due: '2026-12-31'
    query:
      combinator: and
      conditions:
        - { property: site, operator: isNotEmpty }
`;

const RULE = READY.slice(READY.indexOf('  - identifier'));

test.each<[string, string, readonly string[]]>([
  ['a sound one', READY, []],
  [
    'groups in a query, a filter, and what Port answers',
    READY.replace(
      'rules:',
      'filter: {combinator: and, conditions: [{property: tier, operator: "=", value: gold}]}\nid: x\nrules:',
    ).replace(
      '        - {',
      '        - { combinator: or, conditions: [{ property: tier, operator: isEmpty }] }\n        - {',
    ),
    [],
  ],
  ['default levels', READY.replace(/levels:[^]*rules:/, 'rules:').replace('Good', 'Gold'), []],
  ['unknown key', `${READY}ttle: x\n`, [`${FILE}:16:1 scorecard/unknown-key → write \`title\``]],
  [
    'unknown key of a rule',
    READY.replace('weight', 'wieght'),
    [`${FILE}:10:5 scorecard/unknown-key → write \`weight\``],
  ],
  [
    'no weight is nothing, and the gate has one kind',
    `${READY.replace('weight: 2', 'weight: 0')}gate: upwards\n`,
    [`${FILE}:10:13 scorecard/invalid`, `${FILE}:16:7 scorecard/invalid`],
  ],
  ['no rules', READY.replace(RULE, '').replace('rules:', 'rules: []'), []],
  [
    'unknown blueprint',
    READY.replace('blueprint: Service', 'blueprint: Servce'),
    [`${FILE}:3:12 scorecard/unknown-blueprint → write \`Service\``],
  ],
  [
    'a level that is not there',
    READY.replace('level: Good', 'level: Goood'),
    [`${FILE}:9:12 scorecard/level → write \`Good\``],
  ],
  [
    'the level where everything begins',
    READY.replace('level: Good', 'level: Start'),
    [`${FILE}:9:12 scorecard/level → write one of Good`],
  ],
  [
    'one level twice',
    READY.replace('Start', 'Good'),
    [
      `${FILE}:6:14 scorecard/level → give one of the two another title`,
      `${FILE}:9:12 scorecard/level → write one of Good`,
    ],
  ],
  [
    'one rule twice',
    READY + RULE,
    [`${FILE}:16:17 scorecard/duplicate-rule → give one of the two another identifier`],
  ],
  [
    'a property that is not there',
    READY.replace('property: site', 'property: sit'),
    [`${FILE}:15:23 scorecard/query → write \`site\``],
  ],
  [
    'an operator that is not there',
    READY.replace('isNotEmpty', 'isNotEmpti'),
    [`${FILE}:15:39 scorecard/query → write \`isNotEmpty\``],
  ],
  [
    'levels of others, and nobody who asks',
    READY.replace(
      '        - {',
      '        - { scorecard: other, operator: "=", value: Gold }\n        - {',
    ).replace(
      'rules:',
      'filter: {combinator: and, conditions: [{property: tier, operator: "=", value: {context: user, property: tier}}]}\nrules:',
    ),
    [
      `${FILE}:7:9 scorecard/query → ask for a property instead`,
      `${FILE}:13:5 scorecard/query → ask for a property instead`,
    ],
  ],
  [
    'a function of whoever asks, as Port writes it',
    READY.replace(
      'rules:',
      'filter: {combinator: and, conditions: [{property: tier, operator: "=", value: "{{getUserEmail()}}"}]}\nrules:',
    ),
    [`${FILE}:7:9 scorecard/query → ask for a property instead`],
  ],
  [
    'no day of the calendar',
    READY.replace('2026-12-31', '2026-02-30'),
    [`${FILE}:11:10 scorecard/due → write it like 2026-12-31`],
  ],
])('%s', async (_, text, expected) => {
  const found = await checkFiles({ ...SMALL_MODEL, ...ENTITY, [FILE]: text });
  expect(found).toEqual(expected);
});

const ENTITY = {
  'catalog/Service/cart.yaml':
    'identifier: cart\nproperties: {tier: gold}\nrelations: {system: shop}\n',
};

test('two files with one identifier, and a team that is not there', async () => {
  const found = await checkFiles({
    ...SMALL_MODEL,
    ...ENTITY,
    'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
    'catalog/_team/shop.yaml': 'identifier: shop\n',
    'scorecards/a.yaml': READY.replace('level:', 'owner: shop\n    level:'),
    'scorecards/b.yaml': READY.replace('level:', 'owner: shp\n    level:'),
  });
  expect(found).toEqual([
    'scorecards/b.yaml:1:13 scorecard/duplicate → delete one of the two, or give it another identifier',
    'scorecards/b.yaml:9:12 scorecard/unknown-owner → write `shop`',
  ]);
});
