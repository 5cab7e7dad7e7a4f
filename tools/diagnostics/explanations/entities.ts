import type { Explanation, Files } from './explanation.ts';
import { SERVICE, TEAMS } from './models.ts';

const FILE = 'catalog/service/cart.yaml';
const SHOP: Files = { 'catalog/system/shop.yaml': 'identifier: shop\n' };
const SOUND = 'identifier: cart\nproperties:\n  tier: gold\n';

interface Pair {
  readonly given: Files;
  readonly wrong: Files;
  readonly right: Files;
}

/** The service `cart`, wrong and right. */
function cart(wrong: string, right = SOUND, given: Files = {}): Pair {
  return {
    given: { ...SERVICE, ...SHOP, ...given },
    wrong: { [FILE]: wrong },
    right: { [FILE]: right },
  };
}

const BOXES = (relation: string): Files => ({
  'blueprints/folder.yaml': `identifier: folder\nschema: { properties: {} }\nrelations:\n  parent: { target: folder, ${relation} }\n`,
});
const OWNED: Files = {
  ...TEAMS,
  'blueprints/service.yaml':
    'identifier: service\nschema: { properties: {} }\nownership: { type: Direct }\n',
};
const INHERITED: Files = {
  ...OWNED,
  'blueprints/queue.yaml':
    'identifier: queue\nschema: { properties: {} }\nrelations:\n  service: { target: service }\nownership: { type: Inherited, path: service }\n',
  'catalog/service/cart.yaml': 'identifier: cart\nteam: checkout\n',
};

export const ENTITIES = {
  'entity/invalid': {
    why: 'What has not the shape of an entity is left out of the catalog.',
    example: cart(SOUND.replace('cart', 'my cart')),
  },
  'entity/unknown-key': {
    why: 'Nothing reads the key: what was meant by it is missing.',
    example: cart(`${SOUND}titel: Cart\n`, `${SOUND}title: Cart\n`),
  },
  'entity/missing-blueprint': {
    why: 'Without a blueprint nobody knows which properties it may have.',
    example: {
      given: { ...SERVICE, ...SHOP },
      wrong: { 'catalog/cart.yaml': SOUND },
      right: { 'catalog/cart.yaml': `blueprint: service\n${SOUND}` },
    },
  },
  'entity/unknown-blueprint': {
    why: 'Nothing of it can be checked, and no relation can lead to it.',
    example: {
      given: { ...SERVICE, ...SHOP },
      wrong: { 'catalog/cart.yaml': `blueprint: servce\n${SOUND}` },
      right: { 'catalog/cart.yaml': `blueprint: service\n${SOUND}` },
    },
  },
  'entity/wrong-folder': {
    why: 'People look for things by folder. An entity in the folder of another kind is not found, and was often copied and half changed.',
    example: {
      given: { ...SERVICE, ...SHOP },
      wrong: { 'catalog/system/cart.yaml': `blueprint: service\n${SOUND}` },
      right: { [FILE]: SOUND },
    },
  },
  'entity/duplicate': {
    why: 'Whatever points to this identifier points to one of two, and which one is chance.',
    example: {
      given: { ...SERVICE, ...SHOP },
      wrong: { [FILE]: SOUND, 'catalog/service/cart-2.yaml': SOUND },
      right: { [FILE]: SOUND, 'catalog/service/cart-2.yaml': SOUND.replace('cart', 'cart-2') },
    },
  },
  'entity/invalid-property': {
    why: 'Filters, scorecards and actions rely on the values that a blueprint allows.',
    example: cart(SOUND.replace('gold', 'Gold')),
  },
  'entity/unknown-property': {
    why: 'Nothing shows, filters or scores a property that the blueprint does not have; mostly it is misspelt.',
    example: cart(`${SOUND}  memroy: 256\n`, `${SOUND}  memory: 256\n`),
  },
  'entity/missing-property': {
    why: 'Somebody decided that no entity of this kind goes without it.',
    example: cart('identifier: cart\nproperties:\n  memory: 256\n', `${SOUND}  memory: 256\n`),
  },
  'entity/derived-property': {
    why: 'The value is computed from other entities. What is written here would be overwritten or, worse, believed.',
    example: {
      given: {
        ...SERVICE,
        ...SHOP,
        [FILE]: SOUND,
        'blueprints/api.yaml':
          'identifier: api\nschema: { properties: {} }\nrelations:\n  service: { target: service }\nmirrorProperties:\n  tier: { title: Tier, path: service.tier }\n',
      },
      wrong: {
        'catalog/api/cart-v1.yaml':
          'identifier: cart-v1\nproperties: { tier: gold }\nrelations: { service: cart }\n',
      },
      right: { 'catalog/api/cart-v1.yaml': 'identifier: cart-v1\nrelations: { service: cart }\n' },
    },
  },
  'entity/unknown-relation': {
    why: 'The link does not exist in the catalog, whatever it says here.',
    example: cart(`${SOUND}relations:\n  sytem: shop\n`, `${SOUND}relations:\n  system: shop\n`),
  },
  'entity/missing-relation': {
    why: 'Somebody decided that no entity of this kind stands alone.',
    example: {
      given: {
        ...SHOP,
        'blueprints/system.yaml': 'identifier: system\nschema: { properties: {} }\n',
        'blueprints/api.yaml':
          'identifier: api\nschema: { properties: {} }\nrelations:\n  system: { target: system, required: true }\n',
      },
      wrong: { 'catalog/api/cart-v1.yaml': 'identifier: cart-v1\n' },
      right: { 'catalog/api/cart-v1.yaml': 'identifier: cart-v1\nrelations: { system: shop }\n' },
    },
  },
  'entity/relation-cardinality': {
    why: 'A relation holds either one identifier or a list of them, as its blueprint says.',
    example: cart(`${SOUND}relations:\n  system: [shop]\n`, `${SOUND}relations:\n  system: shop\n`),
  },
  'entity/edge-to-nothing': {
    why: 'Edges are written by the survey. Where the entity at the other end was deleted or renamed by hand, the edge leads nowhere until the next survey; what it says is worth a look before that.',
    example: cart(
      `${SOUND}edges:\n  uses:\n    system/shpo: { via: Environment.Variables.TABLE }\n`,
      `${SOUND}edges:\n  uses:\n    system/shop: { via: Environment.Variables.TABLE }\n`,
    ),
  },
  'entity/relation-to-nothing': {
    why: 'A link that leads nowhere is worse than none: pages, graphs and impact analyses end there. Port finds it when it is written to, Backstage not at all.',
    example: cart(`${SOUND}relations:\n  system: shpo\n`, `${SOUND}relations:\n  system: shop\n`),
  },
  'entity/wrong-target': {
    why: 'The identifier exists, as something else. Relations hold entities of one blueprint.',
    example: cart(
      `${SOUND}relations:\n  system: ledger\n`,
      `${SOUND}relations:\n  system: shop\n`,
      { 'catalog/service/ledger.yaml': 'identifier: ledger\nproperties: { tier: gold }\n' },
    ),
  },
  'entity/case-clash': {
    why: 'Two identifiers that only their case tells apart are one to most people, and to every search.',
    example: {
      given: { ...SERVICE, ...SHOP },
      wrong: { [FILE]: SOUND, 'catalog/service/other.yaml': SOUND.replace('cart', 'Cart') },
      right: { [FILE]: SOUND, 'catalog/service/other.yaml': SOUND.replace('cart', 'checkout') },
    },
  },
  'entity/required-cycle': {
    why: 'None of them can be created before the others, and none deleted.',
    example: {
      given: BOXES('required: true'),
      wrong: {
        'catalog/folder/a.yaml': 'identifier: a\nrelations: { parent: b }\n',
        'catalog/folder/b.yaml': 'identifier: b\nrelations: { parent: a }\n',
      },
      right: {
        ...BOXES('required: false'),
        'catalog/folder/a.yaml': 'identifier: a\nrelations: { parent: b }\n',
        'catalog/folder/b.yaml': 'identifier: b\n',
      },
    },
  },
  'entity/ownership-cycle': {
    why: 'Each waits for the owners of the other, and nobody is the first to have one. Reported with `cadastre check --derived`, which works out every value.',
    example: {
      given: {
        'blueprints/folder.yaml':
          'identifier: folder\ntitle: Folder\nschema: { properties: {} }\nrelations:\n  parent: { target: folder }\nownership: { type: Inherited, path: parent }\n',
      },
      wrong: {
        'catalog/folder/a.yaml': 'identifier: a\nrelations: { parent: b }\n',
        'catalog/folder/b.yaml': 'identifier: b\nrelations: { parent: a }\n',
      },
      right: {
        'catalog/folder/a.yaml': 'identifier: a\nrelations: { parent: b }\n',
        'catalog/folder/b.yaml': 'identifier: b\n',
      },
    },
  },
  'entity/hierarchy-cycle': {
    why: 'The blueprint calls this relation hierarchical: whoever walks up it must arrive somewhere.',
    example: {
      given: BOXES('hierarchical: true'),
      wrong: {
        'catalog/folder/a.yaml': 'identifier: a\nrelations: { parent: b }\n',
        'catalog/folder/b.yaml': 'identifier: b\nrelations: { parent: a }\n',
      },
      right: {
        'catalog/folder/a.yaml': 'identifier: a\nrelations: { parent: b }\n',
        'catalog/folder/b.yaml': 'identifier: b\n',
      },
    },
  },
  'entity/no-owner': {
    why: 'When it breaks at night, nobody is called. The blueprint says that entities have owners of their own.',
    example: {
      given: OWNED,
      wrong: { [FILE]: 'identifier: cart\n' },
      right: { [FILE]: 'identifier: cart\nteam: checkout\n' },
    },
  },
  'entity/broken-owner-path': {
    why: 'The owner is inherited along a relation that this entity does not have.',
    example: {
      given: INHERITED,
      wrong: { 'catalog/queue/orders.yaml': 'identifier: orders\n' },
      right: {
        'catalog/queue/orders.yaml': 'identifier: orders\nrelations: { service: cart }\n',
      },
    },
  },
  'entity/placeholder': {
    why: 'The value came with a template or an example and says nothing of this entity.',
    example: cart(`${SOUND}title: TODO\n`, `${SOUND}title: Cart\n`),
  },
  'entity/secret': {
    why: 'Whatever is committed stays in the history of the repository for ever, and in every clone. Revoke the secret; taking it out of the file is not enough.',
    example:
      'A property that holds an access key, a token or a private key. No example stands here, because it would look like one.',
  },
  'entity/unknown-user': {
    why: 'A person who left, or a misspelt address: nobody gets the message.',
    example: {
      given: {
        'blueprints/user.yaml': 'identifier: _user\nschema: { properties: {} }\n',
        'blueprints/runbook.yaml':
          'identifier: runbook\nschema:\n  properties:\n    author: { type: string, format: user }\n',
        'catalog/_user/ada.yaml': 'identifier: ada@shop.example\n',
      },
      wrong: {
        'catalog/runbook/restore.yaml':
          'identifier: restore\nproperties: { author: ade@shop.example }\n',
      },
      right: {
        'catalog/runbook/restore.yaml':
          'identifier: restore\nproperties: { author: ada@shop.example }\n',
      },
    },
  },
  'entity/unknown-team': {
    why: 'An owner that does not exist is no owner: no review is asked of it, and no action allowed to it.',
    example: cart(`${SOUND}team: chekout\n`, `${SOUND}team: checkout\n`, TEAMS),
  },
} as const satisfies Record<string, Explanation>;
