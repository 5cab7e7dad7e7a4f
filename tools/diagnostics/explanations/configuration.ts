import type { Explanation } from './explanation.ts';
import { CONFIG, SERVICE, TEAMS } from './models.ts';

const CART = { 'catalog/service/cart.yaml': 'identifier: cart\nproperties: { tier: gold }\n' };
const BASELINE = '.cadastre-baseline.json';
const EMPTY = '{ "version": 1, "findings": [] }\n';

export const CONFIGURATION = {
  'config/invalid': {
    why: 'What the configuration does not say as it must is not done, such as the survey of an account.',
    example: {
      wrong: { 'cadastre.yaml': 'version: 1\naws:\n  accounts:\n    - id: 123456789012\n' },
      right: { 'cadastre.yaml': 'version: 1\naws:\n  accounts:\n    - id: "123456789012"\n' },
    },
  },
  'config/unknown-key': {
    why: 'A misspelt key sets nothing, and nobody notices until it should have.',
    example: {
      wrong: { 'cadastre.yaml': 'version: 1\naws:\n  region: [eu-west-1]\n' },
      right: { 'cadastre.yaml': 'version: 1\naws:\n  regions: [eu-west-1]\n' },
    },
  },
  'config/unknown-code': {
    why: 'A check that is misspelt stays as it is by default: it was meant to be off, or stricter, and is not.',
    example: {
      wrong: { 'cadastre.yaml': 'version: 1\nchecks:\n  entity/no-ower: error\n' },
      right: { 'cadastre.yaml': 'version: 1\nchecks:\n  entity/no-owner: error\n' },
    },
  },
  'config/unknown-secret-path': {
    why: 'The entry was meant to let one value through that the survey holds back for fear of secrets, and lets nothing through. Types and paths are written as Cloud Control has them.',
    example: {
      wrong: {
        'cadastre.yaml':
          'version: 1\naws:\n  allowSecretPaths:\n    - AWS::Lambda::Function Environment.LOG_LEVEL\n',
      },
      right: {
        'cadastre.yaml':
          'version: 1\naws:\n  allowSecretPaths:\n    - AWS::Lambda::Function Environment.Variables.LOG_LEVEL\n',
      },
    },
  },
  'config/access': {
    why: 'A team that does not exist has no members: nobody could change the model, or have the role.',
    example: {
      given: TEAMS,
      wrong: { 'cadastre.yaml': 'version: 1\naccess:\n  model: { teams: [chekout] }\n' },
      right: { 'cadastre.yaml': 'version: 1\naccess:\n  model: { teams: [checkout] }\n' },
    },
  },
  'config/events': {
    why: 'Whoever waits for events there would wait for ever, and a webhook that is not signed could come from anybody.',
    example: {
      given: { ...SERVICE, ...CART },
      wrong: {
        'cadastre.yaml':
          'version: 1\nevents:\n  - webhook: http://hooks.example.com/catalog\n    secret: CADASTRE_EVENTS_SECRET\n',
      },
      right: {
        'cadastre.yaml':
          'version: 1\nevents:\n  - webhook: https://hooks.example.com/catalog\n    secret: CADASTRE_EVENTS_SECRET\n',
      },
    },
  },
  'config/unknown-external': {
    why: '`external` excuses relations to what another repository owns. A pattern of a blueprint that does not exist excuses nothing.',
    example: {
      given: { ...SERVICE, ...CART },
      wrong: { 'cadastre.yaml': 'version: 1\nexternal: [servce/ledger]\n' },
      right: {
        'cadastre.yaml': 'version: 1\nexternal: [service/ledger]\n',
        'catalog/service/cart.yaml':
          'identifier: cart\nproperties: { tier: gold }\nrelations: { uses: [ledger] }\n',
      },
    },
  },
  'config/unused-external': {
    why: 'An excuse that nothing needs any more would excuse the next mistake that happens to match it.',
    example: {
      given: { ...SERVICE, ...CART },
      wrong: { 'cadastre.yaml': 'version: 1\nexternal: [service/ledger]\n' },
      right: CONFIG,
    },
  },
  'silence/unknown-code': {
    why: 'The comment was meant to silence something and silences nothing.',
    example: {
      given: SERVICE,
      wrong: {
        'catalog/service/cart.yaml':
          'identifier: cart\nproperties:\n  tier: bronze # cadastre-ignore entity/invalid-value: until May\n',
      },
      right: {
        'catalog/service/cart.yaml':
          'identifier: cart\nproperties:\n  tier: bronze # cadastre-ignore entity/invalid-property: until May\n',
      },
    },
  },
  'silence/no-reason': {
    why: 'A year later nobody knows whether the exception still holds. The reason is for whoever finds it then.',
    example: {
      given: SERVICE,
      wrong: {
        'catalog/service/cart.yaml':
          'identifier: cart\nproperties:\n  tier: bronze # cadastre-ignore entity/invalid-property\n',
      },
      right: {
        'catalog/service/cart.yaml':
          'identifier: cart\nproperties:\n  tier: bronze # cadastre-ignore entity/invalid-property: new tier, from May\n',
      },
    },
  },
  'silence/unused': {
    why: 'The problem was mended and the comment stayed. It would silence the next one on this line.',
    example: {
      given: SERVICE,
      wrong: {
        'catalog/service/cart.yaml':
          'identifier: cart\nproperties:\n  tier: gold # cadastre-ignore entity/invalid-property: until May\n',
      },
      right: CART,
    },
  },
  'baseline/invalid': {
    why: 'Without its baseline an old catalog reports all its old problems at once.',
    example: {
      given: { ...SERVICE, ...CART },
      wrong: { [BASELINE]: '{ "version": 1, "findings": [\n' },
      right: { [BASELINE]: EMPTY },
    },
  },
  'baseline/unknown-code': {
    why: 'The entry was written by hand, or by another version. It excuses nothing.',
    example: {
      given: { ...SERVICE, ...CART },
      wrong: {
        [BASELINE]:
          '{\n  "version": 1,\n  "findings": [{ "file": "catalog/service/cart.yaml", "code": "entity/nope", "message": "x" }]\n}\n',
      },
      right: { [BASELINE]: EMPTY },
    },
  },
  'baseline/stale': {
    why: 'What the entry excused was mended. `cadastre check --update-baseline` takes it out, so that the problem cannot come back unseen.',
    example: {
      given: { ...SERVICE, ...CART },
      wrong: {
        [BASELINE]:
          '{\n  "version": 1,\n  "findings": [{ "file": "catalog/service/cart.yaml", "code": "entity/no-owner", "message": "x" }]\n}\n',
      },
      right: { [BASELINE]: EMPTY },
    },
  },
} as const satisfies Record<string, Explanation>;
