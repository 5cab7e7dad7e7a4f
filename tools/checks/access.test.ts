import { expect, test } from 'vitest';
import { checkFiles } from '../testing/check-files.ts';

const MODEL = {
  'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'catalog/_team/checkout.yaml': 'identifier: checkout\n',
  'catalog/service/cart.yaml': 'identifier: cart\nproperties: {tier: gold}\n',
};
const CONFIG = 'version: 1\naccess:\n  roles:\n    Lead: {teams: [checkout]}\n';

const service = (access: string): string => `identifier: service
schema: {properties: {tier: {type: string}}}
relations: {uses: {target: service}}
access:
  entities:
    ${access}
`;

test.each<[string, string, readonly string[]]>([
  ['sound', 'update: {roles: [Admin, Member, Lead], teams: [checkout], users: [anybody]}', []],
  [
    'unknown team',
    'register: {teams: [checkout, chekout]}',
    ['6:34 blueprint/access → write `checkout`'],
  ],
  ['unknown role', 'update: {roles: [Laed]}', ['6:22 blueprint/access → write `Lead`']],
  [
    'a lock on no property',
    'updateProperties: {teir: {roles: [Admin]}}',
    ['6:24 blueprint/access → write `tier`'],
  ],
  ['a lock on a relation', 'updateRelations: {uses: {roles: [Admin]}}', []],
  [
    'a lock on a relation that is a property',
    'updateRelations: {tier: {roles: [Admin]}}',
    ['6:23 blueprint/access → known here: uses'],
  ],
  [
    'a lock on a name of every object',
    'updateProperties: {toString: {}}',
    ['6:24 blueprint/access → known here: tier'],
  ],
  [
    'unknown team of a lock',
    'updateMetadata: {team: {teams: [chekout]}}',
    ['6:37 blueprint/access → write `checkout`'],
  ],
  [
    'a policy that is a search',
    'read: {policy: {combinator: and, rules: [{property: tier, operator: "=", value: gold}]}}',
    [],
  ],
  [
    'a policy with a property that is not there',
    'read: {policy: {combinator: and, rules: [{property: teir, operator: "=", value: gold}]}}',
    ['6:57 blueprint/access → write `tier`'],
  ],
  [
    'a verb that is none',
    'delete: {roles: [Admin]}',
    [
      '6:5 blueprint/unknown-key → known here: read, register, update, unregister, updateProperties, updateRelations, updateMetadata',
    ],
  ],
])('rules of a blueprint: %s', async (_, access, expected) => {
  const files = { ...MODEL, 'cadastre.yaml': CONFIG, 'blueprints/service.yaml': service(access) };
  const found = await checkFiles(files);
  expect(found).toEqual(expected.map((each) => `blueprints/service.yaml:${each}`));
});

test.each<[string, string, readonly string[]]>([
  ['sound', '  model: {roles: [Lead], teams: [checkout]}\n', []],
  ['unknown team', '  model: {teams: [chekout]}\n', ['5:19 config/access → write `checkout`']],
  ['unknown role', '  model: {roles: [Laed]}\n', ['5:19 config/access → write `Lead`']],
])('access to the model: %s', async (_, model, expected) => {
  const blueprint = 'identifier: service\nschema: {properties: {tier: {type: string}}}\n';
  const files = {
    ...MODEL,
    'cadastre.yaml': CONFIG + model,
    'blueprints/service.yaml': blueprint,
  };
  expect(await checkFiles(files)).toEqual(expected.map((each) => `cadastre.yaml:${each}`));
});

test('access: a role of a team that does not exist', async () => {
  const files = { ...MODEL, 'cadastre.yaml': CONFIG.replace('checkout', 'chekout') };
  expect(await checkFiles(files)).toContain('cadastre.yaml:4:20 config/access → write `checkout`');
});
