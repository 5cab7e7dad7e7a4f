import { CODES } from '../diagnostics/codes.ts';
import type { Catalog } from '../load/catalog.ts';
import { BLUEPRINT_SCHEMA } from '../schema/generated/blueprint-schema.ts';
import { CONFIG_SCHEMA } from '../schema/generated/config-schema.ts';
import { toBlueprintChoice, type JsonSchema } from './reference-schema.ts';

/** The schema of `cadastre.yaml`, with the names of all checks. */
export function toConfigSchema(): JsonSchema {
  const { checks, ...properties } = CONFIG_SCHEMA.properties;
  const codes = Object.entries(CODES).map(([code, { summary }]) => [
    code,
    { ...checks.additionalProperties, description: summary },
  ]);
  return {
    ...CONFIG_SCHEMA,
    properties: {
      ...properties,
      checks: {
        ...checks,
        properties: Object.fromEntries(codes),
        additionalProperties: false,
      },
    },
  };
}

/** The schema of a blueprint, or of a list of them, with the names of the blueprints that it may point to. */
export function toBlueprintSchema(catalog: Catalog): JsonSchema {
  const { $schema, definitions, ...blueprint } = BLUEPRINT_SCHEMA;
  const { RelationDefinition: relation, AggregationProperty: aggregation } = definitions;
  const target = toBlueprintChoice(catalog);
  return {
    $schema,
    ...blueprint,
    type: ['object', 'array'],
    items: { allOf: [{ type: 'object' }, { $ref: '#' }] },
    definitions: {
      ...definitions,
      RelationDefinition: withTarget(relation, target),
      AggregationProperty: withTarget(aggregation, target),
    },
  };
}

function withTarget(
  schema: { readonly properties: { readonly target: { readonly description: string } } },
  target: JsonSchema,
): JsonSchema {
  const { properties } = schema;
  const { description } = properties.target;
  return { ...schema, properties: { ...properties, target: { ...target, description } } };
}
