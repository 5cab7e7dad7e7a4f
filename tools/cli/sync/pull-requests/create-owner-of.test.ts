import { expect, test } from 'vitest';
import type { Change, ValueChange } from '../../../plan/change.ts';
import { createMemoryFileStore } from '../../../testing/memory-file-store.ts';
import { loadForSync } from '../load-for-sync.ts';
import { createOwnerOf } from './create-owner-of.ts';

const FILES = {
  'cadastre.yaml': 'version: 1\n',
  'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/system.yaml':
    'identifier: system\ntitle: System\nschema: {properties: {}}\nownership: {type: Direct}\n',
  'blueprints/service.yaml': `identifier: service
title: Service
schema: {properties: {}}
relations: {system: {target: system}}
ownership: {type: Inherited, path: system}
`,
  'blueprints/queue.yaml': `identifier: queue
title: Queue
schema: {properties: {}}
relations: {services: {target: service, many: true}, team: {target: _team}}
ownership: {type: Inherited, path: services.$team}
`,
  'blueprints/topic.yaml': `identifier: topic
title: Topic
schema: {properties: {}}
relations: {service: {target: service}}
teamInheritance: {path: service.system}
`,
  'catalog/_team/mail.yaml': 'identifier: mail\n',
  'catalog/_team/shop.yaml': 'identifier: shop\n',
  'catalog/system/post.yaml': 'identifier: post\nteam: mail\n',
  'catalog/system/tagged.yaml':
    'identifier: tagged\nedges: {owned-by: {_team/shop: {via: Tags}}}\n',
  'catalog/system/unowned.yaml': 'identifier: unowned\n',
  'catalog/service/letters.yaml': 'identifier: letters\nrelations: {system: post}\n',
  'catalog/service/cart.yaml': 'identifier: cart\nrelations: {system: tagged}\n',
  'catalog/service/loose.yaml': 'identifier: loose\nrelations: {system: unowned}\n',
  'catalog/queue/there.yaml': 'identifier: there\nrelations: {services: [letters]}\n',
  'catalog/queue/written.yaml':
    'identifier: written\nteam: shop\nrelations: {services: [letters]}\n',
};

const names = (blueprint: string, identifier: string) => ({
  blueprint,
  identifier,
  title: identifier,
  account: '111111111111',
  region: 'eu-west-1',
  file: `catalog/${blueprint}/${identifier}.yaml`,
});

const create = (
  blueprint: string,
  identifier: string,
  relations: object,
  team?: string,
): Change => ({
  ...names(blueprint, identifier),
  action: 'create',
  created: {
    blueprint,
    identifier,
    title: identifier,
    properties: {},
    relations: { ...relations },
    edges: team === undefined ? {} : { 'owned-by': { [`_team/${team}`]: { via: 'Tags' } } },
    source: { aws: 'AWS::X::Y', account: '111111111111', region: 'eu-west-1', id: identifier },
  },
});

test.each<[string, string, (Change | [string, ValueChange[]])[]]>([
  ['what people wrote', 'shop', [['queue/written', []]]],
  ['what its tags name', 'shop', [create('system', 'new', {}, 'shop')]],
  ['tags of what is there', 'shop', [['system/tagged', []]]],
  ['what is new inherits, two steps', 'mail', [create('queue', 'new', { services: ['letters'] })]],
  ['and from tags', 'shop', [create('queue', 'new', { services: ['cart'] })]],
  ['tags before what is inherited', 'shop', [create('service', 'new', { system: 'post' }, 'shop')]],
  ['what is there inherits', 'mail', [['queue/there', []]]],
  [
    'from what is new as well',
    'shop',
    [create('service', 'new', { system: 'tagged' }), create('queue', 'new', { services: ['new'] })],
  ],
  [
    'a relation that changes',
    'shop',
    [['queue/there', [{ path: 'relations.services', before: ['letters'], after: ['cart'] }]]],
  ],
  [
    'one that goes',
    '',
    [['queue/there', [{ path: 'relations.services', before: ['letters'], after: undefined }]]],
  ],
  [
    'a tag that goes',
    '',
    [
      [
        'system/tagged',
        [{ path: 'edges.owned-by._team/shop', before: { via: 'Tags' }, after: undefined }],
      ],
    ],
  ],
  [
    'a tag that comes',
    'mail',
    [
      [
        'system/unowned',
        [{ path: 'edges.owned-by._team/mail', before: undefined, after: { via: 'Tags' } }],
      ],
    ],
  ],
  [
    'several: the first by name',
    'mail',
    [create('queue', 'new', { services: ['cart', 'letters'] })],
  ],
  ['what Port deprecated', 'mail', [create('topic', 'new', { service: 'letters' })]],
  ['nobody at the end', '', [create('queue', 'new', { services: ['loose'] })]],
  ['a target that is not there', '', [create('queue', 'new', { services: ['none'] })]],
  ['a blueprint that is not there', '', [create('other', 'new', { services: ['letters'] })]],
])('%s', async (_, expected, rows) => {
  const catalog = await loadForSync(createMemoryFileStore(FILES));
  const changes = rows.map((row): Change => {
    if (!Array.isArray(row)) return row;
    const [reference, values] = row;
    const [blueprint = '', identifier = ''] = reference.split('/');
    const entity = catalog.entitiesById.get(blueprint)?.get(identifier);
    if (entity === undefined) throw new Error(`there is no ${reference}`);
    return { ...names(blueprint, identifier), action: 'update', values, entity, edits: [] };
  });
  const last = changes.at(-1);
  expect(last && createOwnerOf(catalog, changes)(last)).toBe(expected);
});
