import { CODES } from '../diagnostics/codes.ts';
import type { Catalog } from '../load/catalog.ts';
import { ACTION_SCHEMA } from '../schema/generated/action-schema.ts';
import { BLUEPRINT_SCHEMA } from '../schema/generated/blueprint-schema.ts';
import { CONFIG_SCHEMA } from '../schema/generated/config-schema.ts';
import { SCORECARD_SCHEMA } from '../schema/generated/scorecard-schema.ts';
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
    ...oneOrMany($schema, blueprint),
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

/** The schema of an action, or of a list of them, with the names of the blueprints that it may be for. */
export function toActionSchema(catalog: Catalog): JsonSchema {
  const { $schema, definitions, ...action } = ACTION_SCHEMA;
  const blueprint = toBlueprintChoice(catalog);
  const { ActionTrigger: trigger, UserInput: input, InvocationMethod: method } = definitions;
  return {
    ...oneOrMany($schema, action),
    definitions: {
      ...definitions,
      ActionTrigger: withChoice(trigger, 'blueprintIdentifier', blueprint),
      UserInput: withChoice(input, 'blueprint', blueprint),
      InvocationMethod: withChoice(method, 'blueprintIdentifier', blueprint),
    },
  };
}

/** The schema of a scorecard, or of a list of them, with the names of the blueprints that it may be for. */
export function toScorecardSchema(catalog: Catalog): JsonSchema {
  const { $schema, definitions, ...scorecard } = SCORECARD_SCHEMA;
  const own = withChoice(scorecard, 'blueprint', toBlueprintChoice(catalog));
  return { ...oneOrMany($schema, own), definitions };
}

/** A file may hold one of a kind, or a list. */
function oneOrMany($schema: string, schema: object): JsonSchema {
  return {
    $schema,
    ...schema,
    type: ['object', 'array'],
    items: { allOf: [{ type: 'object' }, { $ref: '#' }] },
  };
}

function withChoice(
  schema: { readonly properties: object },
  name: string,
  choice: JsonSchema,
): { readonly properties: object } {
  const member: unknown = Reflect.get(schema.properties, name);
  const { description }: { readonly description?: unknown } = Object(member);
  return { ...schema, properties: { ...schema.properties, [name]: { ...choice, description } } };
}
