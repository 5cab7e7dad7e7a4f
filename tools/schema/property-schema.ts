import type { ItemDefinition, PropertyDefinition } from '../model/blueprint.ts';

/** A property as a blueprint declares it → the JSON Schema (draft-07) of its values. */
export function toPropertySchema(definition: PropertyDefinition | ItemDefinition): object {
  const schema: Record<string, unknown> = {};
  for (const keyword of VALIDATORS) {
    const value: unknown = Reflect.get(definition, keyword);
    if (value !== undefined && value !== null) schema[keyword] = value;
  }
  if (definition.format === 'labeled-url' && definition.type === 'object')
    Object.assign(schema, LABELED_URL);
  else if (definition.format !== undefined) schema['format'] = definition.format;
  // A page to be embedded is given by its address.
  if ('spec' in definition && definition.spec === 'embedded-url' && definition.format === undefined)
    schema['format'] = 'url';
  if (definition.format !== 'url' && 'spec' in definition && isApiSpec(definition.spec))
    schema['apiSpec'] = definition.spec;
  // Whatever a person wrote comes here: what is no definition is reported elsewhere.
  if ('items' in definition && typeof definition.items === 'object' && definition.items !== null) {
    schema['items'] = toPropertySchema(definition.items);
  }
  return schema;
}

/** An address is enough: what stands there is not read. */
function isApiSpec(spec: unknown): boolean {
  return spec === 'open-api' || spec === 'async-api';
}

/** The keywords that Port's property definitions share with JSON Schema. */
const VALIDATORS = [
  'type',
  'enum',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'properties',
  'required',
  'patternProperties',
  'additionalProperties',
] as const;

const LABELED_URL = {
  properties: { url: { type: 'string', format: 'url' }, displayText: { type: 'string' } },
  required: ['url'],
  additionalProperties: false,
};
