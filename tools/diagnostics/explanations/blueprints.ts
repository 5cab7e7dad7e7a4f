import type { Explanation, Files } from './explanation.ts';
import { DERIVED } from './derived.ts';
import { SERVICE } from './models.ts';

const FILE = 'blueprints/api.yaml';
const HEAD = 'identifier: api\ntitle: API\n';
const SCHEMA = 'schema:\n  properties:\n    path: { type: string }\n';
const RELATIONS =
  'relations:\n  service: { target: service }\n  callers: { target: service, many: true }\n';
const USED: Files = {
  'catalog/service/cart.yaml': 'identifier: cart\nproperties: { tier: gold }\n',
  'catalog/api/cart-v1.yaml':
    'identifier: cart-v1\nproperties: { path: /cart }\nrelations: { service: cart }\n',
};

const TEN_QUEUES: Files = {
  'catalog/queue/all.yaml': Array.from(
    { length: 10 },
    (_, index) => `- identifier: queue-${index}\n`,
  ).join(''),
};

interface Pair {
  readonly given: Files;
  readonly wrong: Files;
  readonly right: Files;
}

/** A blueprint of APIs with these lines behind its head. */
function api(wrong: string, right: string): Pair {
  return {
    given: { ...SERVICE, ...USED },
    wrong: { [FILE]: HEAD + wrong },
    right: { [FILE]: HEAD + right },
  };
}

const sound = SCHEMA + RELATIONS;

export const BLUEPRINTS = {
  'blueprint/invalid': {
    why: 'A blueprint that is not understood is left out, and with it every check of its entities.',
    example: api(`${SCHEMA}relations:\n  service: service\n`, sound),
  },
  'blueprint/unknown-key': {
    why: 'A key that means nothing does nothing: the relations, mirrors or rules below it do not exist.',
    example: api(`${SCHEMA}${RELATIONS}mirrorPropertys: {}\n`, sound),
  },
  'blueprint/ignored-key': {
    why: 'The key was in older versions of the format. Nothing reads it any more, here or at Port.',
    example: api(`${sound}formulaProperties: {}\n`, sound),
  },
  'blueprint/duplicate': {
    why: 'Entities of this blueprint are checked against one of the two, and nobody can tell which.',
    example: {
      wrong: {
        'blueprints/queue.yaml': 'identifier: queue\nschema: { properties: {} }\n',
        'blueprints/sqs.yaml': 'identifier: queue\nschema: { properties: {} }\n',
        'catalog/queue/orders.yaml': 'identifier: orders\n',
      },
      right: {
        'blueprints/queue.yaml': 'identifier: queue\nschema: { properties: {} }\n',
        'catalog/queue/orders.yaml': 'identifier: orders\n',
      },
    },
  },
  'blueprint/unknown-target': {
    why: 'A relation to a blueprint that does not exist can hold nothing.',
    example: api(
      `${SCHEMA}relations:\n  service: { target: services }\n`,
      `${SCHEMA}relations:\n  service: { target: service }\n`,
    ),
  },
  'blueprint/many-required': {
    why: 'A relation to many is a list, and a list may be empty: `required` would promise what it cannot hold. Port refuses such a blueprint.',
    example: api(
      `${SCHEMA}relations:\n  service: { target: service }\n  callers: { target: service, many: true, required: true }\n`,
      sound,
    ),
  },
  'blueprint/duplicate-name': {
    why: 'Properties, mirrors, calculations and aggregations share one namespace: the value of one would hide that of the other.',
    example: api(
      `${sound}calculationProperties:\n  path: { title: Path, type: string, calculation: .title }\n`,
      `${sound}calculationProperties:\n  address: { title: Address, type: string, calculation: .title }\n`,
    ),
  },
  'blueprint/undefined-required': {
    why: 'No entity can fulfil it: the property may not be set, and must be.',
    example: api(
      `${SCHEMA}  required: [pth]\n${RELATIONS}`,
      `${SCHEMA}  required: [path]\n${RELATIONS}`,
    ),
  },
  'blueprint/invalid-schema': {
    why: 'The validator refuses the property, so that no value of it is checked.',
    example: api(
      `schema:\n  properties:\n    path: { type: string, pattern: "/(" }\n${RELATIONS}`,
      `schema:\n  properties:\n    path: { type: string, pattern: "^/" }\n${RELATIONS}`,
    ),
  },
  'blueprint/mirror-path': {
    why: 'A mirror shows a value of a related entity. Where the path leads nowhere, it is empty for ever. (Over a `many` relation it is a list; Port has mirrors of single relations only.)',
    example: api(
      `${sound}mirrorProperties:\n  tier: { title: Tier, path: service.teir }\n`,
      `${sound}mirrorProperties:\n  tier: { title: Tier, path: service.tier }\n`,
    ),
  },
  'blueprint/aggregation-path': {
    why: 'An aggregation over a property that its target does not have counts nothing.',
    example: {
      given: { ...SERVICE, ...USED, [FILE]: HEAD + sound },
      wrong: {
        'blueprints/system.yaml':
          'identifier: system\nschema: { properties: {} }\naggregationProperties:\n  memory:\n    title: Memory\n    target: service\n    calculationSpec: { calculationBy: property, func: sum, property: memry }\n',
      },
      right: {
        'blueprints/system.yaml':
          'identifier: system\nschema: { properties: {} }\naggregationProperties:\n  memory:\n    title: Memory\n    target: service\n    calculationSpec: { calculationBy: property, func: sum, property: memory }\n',
      },
    },
  },
  'blueprint/ambiguous-aggregation': {
    why: 'Between the two blueprints there is more than one relation, and each gives another number. Port answers with nothing at all.',
    example: api(
      `${sound}aggregationProperties:\n  services:\n    title: Services\n    target: service\n    calculationSpec: { calculationBy: entities, func: count }\n`,
      `${sound}aggregationProperties:\n  services:\n    title: Services\n    target: service\n    calculationSpec: { calculationBy: entities, func: count }\n    pathFilter: [{ path: [callers] }]\n`,
    ),
  },
  'blueprint/ownership-path': {
    why: 'Entities inherit their owner along this path. Where it leads nowhere they have none, and nobody is asked.',
    example: api(
      `${sound}ownership: { type: Inherited, path: servce }\n`,
      `${sound}ownership: { type: Inherited, path: service }\n`,
    ),
  },
  'blueprint/sync-target': {
    why: 'The survey would write a property or relation that entities of this blueprint may not have.',
    example: api(
      `${sound}sync:\n  - aws: AWS::ApiGatewayV2::Api\n    properties: { pth: .Properties.Name }\n`,
      `${sound}sync:\n  - aws: AWS::ApiGatewayV2::Api\n    properties: { path: .Properties.Name }\n`,
    ),
  },
  'blueprint/sync-program': {
    why: 'The survey cannot run it, and stops before it writes anything.',
    example: api(
      `${sound}sync:\n  - aws: AWS::ApiGatewayV2::Api\n    properties: { path: ".Properties.Name |" }\n`,
      `${sound}sync:\n  - aws: AWS::ApiGatewayV2::Api\n    properties: { path: .Properties.Name }\n`,
    ),
  },
  'blueprint/access': {
    why: 'A lock on a property that does not exist locks nothing, and a team that does not exist lets nobody in.',
    example: api(
      `${sound}access:\n  entities:\n    updateProperties:\n      pth: { roles: [Admin] }\n`,
      `${sound}access:\n  entities:\n    updateProperties:\n      path: { roles: [Admin] }\n`,
    ),
  },
  'blueprint/changed-property': {
    why: 'Values that entities have were written for the old type. They need to be migrated in the same change; `--since` is what lets the check see it.',
    example: {
      given: SERVICE,
      before: {
        [FILE]: `${HEAD}schema:\n  properties:\n    path: { type: string }\n`,
        'catalog/api/cart-v1.yaml': 'identifier: cart-v1\nproperties: { path: /cart }\n',
      },
      wrong: {
        [FILE]: `${HEAD}schema:\n  properties:\n    path: { type: array, items: { type: string } }\n`,
        'catalog/api/cart-v1.yaml': 'identifier: cart-v1\nproperties: { path: /cart }\n',
      },
      right: {
        [FILE]: `${HEAD}schema:\n  properties:\n    path: { type: string }\n    paths: { type: array, items: { type: string } }\n`,
        'catalog/api/cart-v1.yaml':
          'identifier: cart-v1\nproperties: { path: /cart, paths: [/cart] }\n',
      },
    },
  },
  'blueprint/calculation': {
    why: 'The program does not parse, so that the property is empty for every entity.',
    example: api(
      `${sound}calculationProperties:\n  address: { title: Address, type: string, calculation: '"https://shop.example" + .properties.path)' }\n`,
      `${sound}calculationProperties:\n  address: { title: Address, type: string, calculation: '"https://shop.example" + .properties.path' }\n`,
    ),
  },
  'blueprint/enum-colors': {
    why: 'The colour belongs to a value that no entity can have, mostly because the value was renamed.',
    example: api(
      `schema:\n  properties:\n    path: { type: string }\n    stage: { type: string, enum: [beta, live], enumColors: { alpha: red } }\n${RELATIONS}`,
      `schema:\n  properties:\n    path: { type: string }\n    stage: { type: string, enum: [beta, live], enumColors: { beta: red } }\n${RELATIONS}`,
    ),
  },
  'blueprint/default': {
    why: 'A form that offers the default makes an entity that does not pass its own check.',
    example: api(
      `schema:\n  properties:\n    path: { type: string, default: 1 }\n${RELATIONS}`,
      `schema:\n  properties:\n    path: { type: string, default: / }\n${RELATIONS}`,
    ),
  },
  'blueprint/unsafe-pattern': {
    why: 'Patterns run over values that anybody may write, in linear time. Look-around and back references cannot, and with another engine one value could stop every check for hours.',
    example: api(
      `schema:\n  properties:\n    path: { type: string, pattern: "^/(?!v0)" }\n${RELATIONS}`,
      `schema:\n  properties:\n    path: { type: string, pattern: "^/[a-z]" }\n${RELATIONS}`,
    ),
  },
  'blueprint/unused-property': {
    why: 'It is asked for in forms and shown in tables, and has no value anywhere. Asked only of blueprints with ten entities or more: a new kind of thing may start empty.',
    example: {
      given: TEN_QUEUES,
      wrong: {
        'blueprints/queue.yaml':
          'identifier: queue\nschema:\n  properties:\n    legacyId: { type: string }\n',
      },
      right: { 'blueprints/queue.yaml': 'identifier: queue\nschema: { properties: {} }\n' },
    },
  },
  'blueprint/unused': {
    why: 'A kind of thing that has no things: planned and forgotten, or misspelt where it is used.',
    example: {
      wrong: { 'blueprints/queue.yaml': 'identifier: queue\nschema: { properties: {} }\n' },
      right: {
        'blueprints/queue.yaml': 'identifier: queue\nschema: { properties: {} }\n',
        'catalog/queue/orders.yaml': 'identifier: orders\n',
      },
    },
  },
  ...DERIVED,
} as const satisfies Record<string, Explanation>;
