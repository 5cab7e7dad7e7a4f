import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

type Files = Readonly<Record<string, string>>;

const MODEL: Files = {
  'cadastre.yaml': 'version: 1\n',
  'blueprints/service.yaml':
    'identifier: Service\nschema: {properties: {tier: {type: string}}}\nrelations: {uses: {target: Service}}\n',
  'catalog/Service/cart.yaml': 'identifier: cart\nproperties: {tier: gold}\n',
};

const rule = (property: string): string =>
  `query: {combinator: and, conditions: [{property: ${property}, operator: isNotEmpty}]}`;

const SOUND = `identifier: sound
blueprint: Service
rules:
  - identifier: a
    level: Gold
    ${rule('tier')}
`;

/** The first rule has no name, so that no rule can be read. */
const UNSOUND = SOUND.replace('sound', 'unsound').replace('identifier: a', 'title: A');

const action = (rest: string): string => `identifier: act
title: Change the tier
trigger: {type: self-service, operation: DAY-2, blueprintIdentifier: Service${rest}}
invocationMethod: {type: STEPS, steps: [{run: "true"}]}
`;

const UNREAD = 'the file is not sound, and not all of it was read; `cadastre check` says why';
const YOURS = 'what an action says of properties and relations is for you to follow';

test.each<[string, Files, readonly string[], readonly string[]]>([
  ['a sound scorecard follows', { 'scorecards/a.yaml': SOUND }, ['property', 'Service.tier'], []],
  [
    'one whose rules cannot be read is told',
    { 'scorecards/a.yaml': UNSOUND },
    ['property', 'Service.tier'],
    [`scorecards/a.yaml:6 still says \`tier\`: ${UNREAD}`],
  ],
  [
    'one that does not say the name is not',
    { 'scorecards/a.yaml': UNSOUND.replace('tier', 'frontier') },
    ['property', 'Service.tier'],
    [],
  ],
  [
    'what stands below a key that means nothing follows as well',
    { 'scorecards/a.yaml': `${SOUND}filtre: {combinator: and, conditions: [{property: tier}]}\n` },
    ['property', 'Service.tier'],
    [],
  ],
  [
    'a blueprint in an action that cannot be read',
    { 'actions/a.yaml': action('').replace('type: STEPS', 'type: STEPP') },
    ['blueprint', 'Service'],
    [`actions/a.yaml:3 still says \`Service\`: ${UNREAD}`],
  ],
  [
    'a condition of a sound action',
    {
      'actions/a.yaml': action(
        ', condition: {type: SEARCH, combinator: and, rules: [{property: tier, operator: isNotEmpty}]}',
      ),
    },
    ['property', 'Service.tier'],
    [`actions/a.yaml:3 still says \`tier\`: ${YOURS}`],
  ],
  [
    'a relation in jq',
    {
      'actions/a.yaml': action('').replace(
        'steps:',
        'env: {USES: "{{ .entity.relations.uses }}"}, steps:',
      ),
    },
    ['relation', 'Service.uses'],
    [`actions/a.yaml:4 still says \`uses\`: ${YOURS}`],
  ],
  [
    'a title, and the name within a longer one, mean nothing',
    { 'actions/a.yaml': action(', userInputs: {properties: {tiers: {type: string}}}') },
    ['property', 'Service.tier'],
    [],
  ],
])('%s', async (_, files, [kind = '', name = ''], notes) => {
  const root = createRepository('empty', { ...MODEL, ...files });
  const dry = await runCommand(['rename', kind, name, 'other', '--dry-run'], { cwd: root });
  const { code, stderr } = await runCommand(['rename', kind, name, 'other'], { cwd: root });
  const told = (text: string): readonly string[] =>
    text.split('\n').filter((line) => line.startsWith('note: '));
  expect([code, told(stderr)]).toEqual([0, notes.map((note) => `note: ${note}`)]);
  expect(told(dry.stderr)).toEqual(told(stderr));
  expect(readFileSync(path.join(root, 'blueprints/service.yaml'), 'utf8')).toContain('other');
});
