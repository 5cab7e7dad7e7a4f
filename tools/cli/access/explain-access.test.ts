import { expect, test } from 'vitest';
import { SHOP } from '../../testing/create-action-world.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';

const root = createRepository('empty', {
  ...SHOP,
  'cadastre.yaml': 'version: 1\naccess: {model: {teams: [platform]}}\n',
  'blueprints/service.yaml': `${SHOP['blueprints/service.yaml']}access:
  entities:
    read: {teams: [platform]}
    register: {ownedByTeam: true}
    update: {ownedByTeam: true}
    updateProperties: {tier: {roles: [Admin]}}
`,
  'catalog/service/dotted.yaml': 'identifier: dotted.properties.tier\nteam: platform\n',
});

const NO_TOKEN = { GITHUB_TOKEN: '', GH_TOKEN: '' };
const ask = async (...words: readonly string[]): Promise<readonly [number, string, string]> => {
  const options = { cwd: root, env: NO_TOKEN };
  const { code, stdout, stderr } = await runCommand(['access', 'explain', ...words], options);
  return [code, stdout.split('\n').slice(0, 3).join(' | ').replaceAll(/ +/g, ' '), stderr];
};

test.each<[string, number, string]>([
  [
    'ada update service/cart.properties.copies',
    0,
    'ada may update service/cart.properties.copies | decided by: access.entities.update in blueprints/service.yaml | who may: the team that owns it (checkout)',
  ],
  [
    'ada update service/cart.properties.tier',
    1,
    'ada may not update service/cart.properties.tier | decided by: access.entities.updateProperties.tier in blueprints/service.yaml | who may: the roles Admin',
  ],
  [
    'ada update service/dotted.properties.tier',
    1,
    'ada may not update service/dotted.properties.tier | decided by: access.entities.update in blueprints/service.yaml | who may: the team that owns it (platform)',
  ],
  [
    'bo update service/dotted.properties.tier.properties.tier',
    1,
    'bo may not update service/dotted.properties.tier.properties.tier | decided by: access.entities.updateProperties.tier in blueprints/service.yaml | who may: the roles Admin',
  ],
  [
    'ada register service',
    0,
    'ada may register service | decided by: access.entities.register in blueprints/service.yaml | who may: the team that owns it (checkout)',
  ],
  [
    'ada unregister service/cart',
    0,
    'ada may unregister service/cart | decided by: no rule: what may be written to the repository decides | who may: whoever has write access to the repository',
  ],
  [
    'ada read service/cart',
    0,
    'ada may read service/cart | decided by: whoever may write it may read it in blueprints/service.yaml | who may: the teams platform',
  ],
  [
    'eve read service/cart',
    1,
    'eve may not read service/cart | decided by: access.entities.read in blueprints/service.yaml | who may: the teams platform',
  ],
  [
    'bo update model',
    0,
    'bo may update model | decided by: access.model in cadastre.yaml | who may: the teams platform',
  ],
  [
    'github-actions[bot] update service/cart.properties.copies',
    1,
    'github-actions[bot] may not update service/cart.properties.copies | decided by: what a survey may do | who may: people; a survey writes what `sync:` lists, and nothing else',
  ],
])('%s', async (words, code, expected) => {
  expect(await ask(...words.split(' '), '--role', 'write')).toEqual([code, expected, '']);
});

test('the role is assumed, and that is said, or it is given', async () => {
  const words = ['zed', 'update', 'service/cart.properties.tier'];
  const [code, , stderr] = await ask(...words);
  expect([code, stderr]).toEqual([1, expect.stringContaining('they count as Member')]);
  expect(await ask(...words, '--role', 'admin')).toEqual([0, expect.any(String), '']);
});

test.each([
  ['ada update service/crat', 'write `service/cart`'],
  ['ada change service/cart', 'the verbs are read, register, update, unregister'],
])('what cannot be answered: %s', async (words, hint) => {
  expect(await ask(...words.split(' '))).toEqual([2, '', expect.stringContaining(hint)]);
});
