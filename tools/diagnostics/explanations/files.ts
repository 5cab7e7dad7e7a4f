import type { Explanation } from './explanation.ts';
import { SERVICE } from './models.ts';

const PAYMENTS = 'identifier: payments\nproperties: { tier: gold }\n';

export const FILES = {
  'file/unreadable': {
    why: 'What cannot be read is not checked, and a survey that did not see a file might write it a second time.',
    example: 'A file without read permission, or one that vanished while the check ran.',
  },
  'file/too-large': {
    why: 'A file of entities this large is a dump and not a register: nobody reviews it, and a parser of YAML takes minutes over it.',
    example: 'A file of more than 8 MiB. Divide it: one entity in a file is easiest to review.',
  },
  'file/link-outside': {
    why: 'A link can lead to any file of the machine that checks, in CI as well, and a message could quote it. Nothing outside of the repository is read.',
    example: 'A symbolic link in `catalog/` whose target lies outside of the repository.',
  },
  'file/link-to-folder': {
    why: 'Links to folders can go in circles and make one file two. The files behind it are checked where they really stand.',
    example: 'A symbolic link in `catalog/` to another folder of the repository.',
  },
  'file/folder-named-like-file': {
    why: 'It is nearly always a file that was meant, and its content is silently missing from the catalog.',
    example: 'A folder `catalog/service/cart.yaml/`.',
  },
  'file/wrong-folder': {
    why: 'People and workflows find kinds of things by folder. A blueprint among the entities is easily overlooked in a review.',
    example: {
      wrong: { 'catalog/bucket.yaml': 'identifier: bucket\nschema: { properties: {} }\n' },
      right: {
        'blueprints/bucket.yaml': 'identifier: bucket\nschema: { properties: {} }\n',
        'catalog/bucket/assets.yaml': 'identifier: assets\n',
      },
    },
  },
  'file/unknown-kind': {
    why: 'Its keys say that it is something else than its folder holds, so that nothing of it is used.',
    example: {
      given: SERVICE,
      wrong: { 'catalog/cadastre.yaml': 'version: 1\naws: { regions: [eu-west-1] }\n' },
      right: { 'cadastre.yaml': 'version: 1\naws: { regions: [eu-west-1] }\n' },
    },
  },
  'file/template': {
    why: 'Skeletons of templates hold placeholders where values will be. Taken for entities they would make dozens of errors; they are left out, and this says so.',
    example: {
      given: SERVICE,
      wrong: {
        'catalog/service/skeleton.yaml':
          'identifier: ${{ values.name }}\nproperties: { tier: gold }\n',
      },
      right: { 'catalog/service/payments.yaml': PAYMENTS },
    },
  },
  'file/case-clash': {
    why: 'On Windows and macOS both names are one file: a checkout there holds only one of the two, and the next commit deletes the other.',
    example: {
      given: SERVICE,
      wrong: {
        'catalog/service/Payments.yaml': PAYMENTS,
        'catalog/service/payments.yaml': PAYMENTS.replace('payments', 'refunds'),
      },
      right: {
        'catalog/service/payments.yaml': PAYMENTS,
        'catalog/service/refunds.yaml': PAYMENTS.replace('payments', 'refunds'),
      },
    },
  },
  'file/outside-catalog': {
    why: 'It is written like an entity and stands where nothing reads it, so that it silently does nothing.',
    example: {
      given: SERVICE,
      wrong: { 'services/payments.yaml': `blueprint: service\n${PAYMENTS}` },
      right: { 'catalog/service/payments.yaml': PAYMENTS },
    },
  },
} as const satisfies Record<string, Explanation>;
