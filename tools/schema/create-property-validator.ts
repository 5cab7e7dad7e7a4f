import type { Ajv, ValidateFunction } from 'ajv';
import { explainErrors } from './explain-errors.ts';
import { toPropertySchema } from './property-schema.ts';
import type { SchemaProblem } from './schema-problem.ts';
import type { PropertyDefinition } from '../model/blueprint.ts';

/** What is wrong with the properties of one entity. Paths start at a property. */
export type PropertyValidator = (properties: object) => readonly SchemaProblem[];

export type PropertyValidatorResult =
  | { readonly kind: 'validator'; readonly validate: PropertyValidator }
  | { readonly kind: 'refused'; readonly property: string; readonly reason: string };

/**
 * Compiles the properties of a blueprint once.
 * Properties that the blueprint does not have are not its business here.
 * `refused` where a property's own declaration is no schema: a pattern that is no regular expression, say.
 */
export function createPropertyValidator(
  ajv: Ajv,
  definitions: Readonly<Record<string, PropertyDefinition>>,
  required: readonly string[],
): PropertyValidatorResult {
  const properties: Record<string, object> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    properties[name] = toPropertySchema(definition);
  }
  let validate: ValidateFunction;
  try {
    validate = ajv.compile({ type: 'object', properties, required });
  } catch {
    return findRefusal(ajv, properties);
  }
  return {
    kind: 'validator',
    validate(values) {
      if (validate(values)) return [];
      return explainErrors(validate.errors ?? [], values);
    },
  };
}

/** The first property that does not compile alone. Only asked when the whole did not. */
function findRefusal(
  ajv: Ajv,
  properties: Readonly<Record<string, object>>,
): PropertyValidatorResult {
  for (const [property, schema] of Object.entries(properties)) {
    const reason = refusal(ajv, schema);
    if (reason !== undefined) return { kind: 'refused', property, reason };
  }
  throw new Error('a blueprint does not compile although each of its properties does');
}

function refusal(ajv: Ajv, schema: object): string | undefined {
  try {
    ajv.compile(schema);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
