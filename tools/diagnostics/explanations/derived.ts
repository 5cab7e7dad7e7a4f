import type { Explanation, Files } from './explanation.ts';

const SYSTEM = 'identifier: system\ntitle: System\nschema: { properties: {} }\n';
const SERVICE = `identifier: service
title: Service
schema:
  properties:
    memory: { type: number }
    released: { type: string, format: date-time }
relations:
  system: { target: system }
`;
const GIVEN: Files = {
  'blueprints/system.yaml': SYSTEM,
  'blueprints/service.yaml': SERVICE,
  'catalog/system/shop.yaml': 'identifier: shop\n',
  'catalog/service/cart.yaml':
    'identifier: cart\nproperties: { memory: 512, released: 2026-01-31T00:00:00Z }\nrelations: { system: shop }\n',
};

/** The blueprint of services with these calculations behind it. */
function service(wrong: string, right: string): Explanation['example'] {
  const file = (lines: string): Files => ({
    'blueprints/service.yaml': `${SERVICE}calculationProperties:\n${lines}`,
  });
  return { given: GIVEN, wrong: file(wrong), right: file(right) };
}

/** The blueprint of systems with this aggregation of their services. */
function system(wrong: string, right: string): Explanation['example'] {
  const file = (lines: string): Files => ({
    'blueprints/system.yaml': `${SYSTEM}aggregationProperties:\n  services:\n    title: Services\n    target: service\n${lines}`,
  });
  return { given: GIVEN, wrong: file(wrong), right: file(right) };
}

const COUNT = '    calculationSpec: { calculationBy: entities, func: count }\n';
const ONLY_DERIVED = 'Reported with `cadastre check --derived`, which works out every value.';

/** What is said of derived properties. */
export const DERIVED = {
  'blueprint/derived-cycle': {
    why: 'Each is worked out after what it needs. Those that need each other have no beginning, and none of them has a value.',
    example: service(
      '  small: { type: boolean, calculation: .properties.large | not }\n  large: { type: boolean, calculation: .properties.small | not }\n',
      '  small: { type: boolean, calculation: .properties.memory < 1000 }\n  large: { type: boolean, calculation: .properties.small | not }\n',
    ),
  },
  'blueprint/derived-type': {
    why: `Whoever reads a number must get one: a value of another type, format or kind of elements is left out. ${ONLY_DERIVED}`,
    example: service(
      '  size: { type: number, calculation: .properties.memory | tostring }\n',
      '  size: { type: string, calculation: .properties.memory | tostring }\n',
    ),
  },
  'blueprint/derived-error': {
    why: `jq gave up: those entities have no value, and nothing in a table says why. ${ONLY_DERIVED}`,
    example: service(
      '  size: { type: number, calculation: .properties.memory.size }\n',
      '  size: { type: number, calculation: .properties.memory }\n',
    ),
  },
  'blueprint/derived-limit': {
    why: `A program that runs for ever, or a path that leads from everything to everything, must not stop everybody else: it is ended, and no entity has a value. ${ONLY_DERIVED}`,
    example:
      'A calculation such as `last(range(1e12))`, or a mirror over two `many` relations that each hold half of the catalog.',
  },
  'blueprint/aggregation-query': {
    why: 'The query is what says which entities count. One that cannot be read counts none, and the property has no value.',
    example: system(
      `${COUNT}    query: { combinator: and, rules: [{ property: memry, operator: '>', value: 500 }] }\n`,
      `${COUNT}    query: { combinator: and, rules: [{ property: memory, operator: '>', value: 500 }] }\n`,
    ),
  },
  'blueprint/aggregation-time': {
    why: 'Port measures by the time at which it wrote an entity, unless told otherwise. Here no file has that time; git has it, of every file whenever it moved. Name a date of the target.',
    example: system(
      '    calculationSpec: { calculationBy: entities, func: average, averageOf: month }\n',
      '    calculationSpec: { calculationBy: entities, func: average, averageOf: month, measureTimeBy: released }\n',
    ),
  },
} as const satisfies Record<string, Explanation>;
