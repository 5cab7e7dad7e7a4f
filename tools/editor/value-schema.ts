import type { PropertyDefinition } from '../model/blueprint.ts';
import { toPropertySchema } from '../schema/property-schema.ts';
import type { JsonSchema } from './reference-schema.ts';

/**
 * A property → the schema that an editor gets: never stricter than the checker, which has the last word.
 * Formats that only Cadastre or Port know become a pattern that is a part of what they mean, or nothing.
 */
export function toValueSchema(definition: PropertyDefinition): JsonSchema {
  return toCommonSchema(toPropertySchema(definition));
}

/** Title and description of a property or a relation, as an editor shows them. */
export function toHover(
  name: string,
  { title, description }: { readonly title?: string; readonly description?: string },
): JsonSchema {
  return {
    ...(title === undefined || title === name ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
}

/** What every JSON Schema validator asserts in the same way. */
const KNOWN = ['date-time', 'email', 'ipv4', 'ipv6'];

const PATTERNS: Readonly<Record<string, JsonSchema>> = {
  url: {
    // `URL` trims its text, and every absolute URL starts with a scheme.
    pattern: '^\\s*[A-Za-z][A-Za-z0-9+.-]*:',
    patternErrorMessage: 'This must be a URL such as https://example.com/',
  },
  'idn-email': {
    pattern: '^[^\\s@]+@[^\\s@]+$',
    patternErrorMessage: 'This must be an e-mail address',
  },
};

function toCommonSchema(schema: object): JsonSchema {
  const { format, pattern, items, apiSpec: _, ...rest } = schema as JsonSchema;
  const known = typeof format === 'string' && KNOWN.includes(format) ? { format } : {};
  const instead = typeof format === 'string' ? PATTERNS[format] : undefined;
  const own = typeof pattern === 'string' && isRegExp(pattern) ? { pattern } : instead;
  return {
    ...rest,
    ...known,
    ...own,
    ...(typeof items === 'object' && items !== null ? { items: toCommonSchema(items) } : {}),
  };
}

/** What is none is a problem of the blueprint, which the checker reports there. */
function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** The same schema with null, which means absent. */
export function orNull(schema: JsonSchema): JsonSchema {
  if ('$ref' in schema) return { anyOf: [schema, { type: 'null' }] };
  const { type, enum: values } = schema;
  return {
    ...schema,
    type: [...[type].flat(), 'null'],
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  };
}
