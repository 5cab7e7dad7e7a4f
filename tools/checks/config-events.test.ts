import { expect, test } from 'vitest';
import { checkFiles } from '../testing/check-files.ts';

const FILE = 'cadastre.yaml';
const MODEL = {
  'blueprints/service.yaml': 'identifier: service\nschema: {properties: {tier: {type: string}}}\n',
  'catalog/service/cart.yaml': 'identifier: cart\nproperties: {tier: gold}\n',
};
const HOOK = 'webhook: https://hooks.example.com/x, secret: EVENTS';

test.each<[string, string, readonly string[]]>([
  ['a webhook', HOOK, []],
  ['a repository', 'dispatch: shop/other', []],
  ['on this machine', 'webhook: "http://127.0.0.1:8080/", secret: EVENTS', []],
  ['some of them', `${HOOK}, types: [ENTITY_CREATED], blueprints: [service]`, []],
  ['neither', 'types: [ENTITY_CREATED]', ['3:6 config/events → write one of the two']],
  ['both', `${HOOK}, dispatch: shop/other`, ['3:6 config/events → write one of the two']],
  [
    'in the clear',
    'webhook: http://hooks.example.com/x, secret: EVENTS',
    ['3:15 config/events → passwords do not belong into it'],
  ],
  [
    'with a password',
    'webhook: "https://a:b@hooks.example.com/x", secret: EVENTS',
    ['3:15 config/events → passwords do not belong into it'],
  ],
  [
    'not signed',
    'webhook: https://hooks.example.com/x',
    ['3:6 config/events → add `secret:` with the name of a secret of the repository'],
  ],
  [
    'signed with a token',
    'webhook: https://hooks.example.com/x, secret: GITHUB_TOKEN',
    ['3:52 config/events → name a secret of the repository'],
  ],
  ['a secret in place of its name', HOOK.replace('EVENTS', 'hunter-2'), ['3:52 config/invalid']],
  ['an event of another kind', `${HOOK}, types: [RUN_CREATED]`, ['3:68 config/invalid']],
  [
    'an unknown blueprint',
    `${HOOK}, blueprints: [servce]`,
    ['3:73 config/events → write `service`'],
  ],
  ['no repository', 'dispatch: other', ['3:16 config/invalid']],
  [
    'twice',
    `${HOOK}}\n  - {${HOOK}`,
    ['4:6 config/events → put their `types` and `blueprints` together'],
  ],
])('%s', async (_, receiver, expected) => {
  const found = await checkFiles({ ...MODEL, [FILE]: `version: 1\nevents:\n  - {${receiver}}\n` });
  const lines = found.map((line) => line.replace(`${FILE}:`, ''));
  expect(lines.map((line) => line.replace(/(config\/invalid).*/, '$1'))).toEqual(expected);
});
