import type { Blueprint, Catalog } from '../load/catalog.ts';
import { ENTITY_SCHEMA } from '../schema/generated/entity-schema.ts';
import {
  DRAFT,
  TEAM_BLUEPRINT,
  toBlueprintChoice,
  toReference,
  type JsonSchema,
} from './reference-schema.ts';
import { orNull, toHover, toValueSchema } from './value-schema.ts';

/** File names of schemas by blueprint. */
type Names = ReadonlyMap<string, string>;

/** The schema of the entities of one blueprint; complete, so that a modeline may name it as well. */
export function toEntitySchema(blueprint: Blueprint, names: Names): JsonSchema {
  const { identifier, title } = blueprint;
  const required = blueprint.required.filter((name) => name in blueprint.properties);
  const relations = Object.entries(blueprint.relations);
  const mandatory = relations.filter(
    ([, { required: must, many }]) => must === true && many !== true,
  );
  const mandatoryNames = mandatory.map(([name]) => name);
  return toFileSchema(
    title,
    {
      ...commonProperties(names),
      blueprint: {
        description: ENTITY_SCHEMA.properties.blueprint.description,
        type: 'string',
        enum: [identifier],
        markdownEnumDescriptions: [title],
      },
      properties: toMapSchema(
        ENTITY_SCHEMA.properties.properties.description,
        Object.entries(blueprint.properties).map(([name, definition]) => ({
          name,
          value: toValueSchema(definition),
          hover: toHover(name, definition),
        })),
        required,
      ),
      relations: toMapSchema(
        ENTITY_SCHEMA.properties.relations.description,
        relations.map(([name, relation]) => {
          const one = toReference(names, relation.target);
          const value = relation.many === true ? { type: 'array', items: one } : one;
          return { name, value, hover: toHover(name, relation) };
        }),
        mandatoryNames,
      ),
    },
    [
      'identifier',
      ...(required.length > 0 ? ['properties'] : []),
      ...(mandatoryNames.length > 0 ? ['relations'] : []),
    ],
  );
}

/** The schema of an entity in a folder that says nothing about its blueprint: `blueprint` leads to the rest. */
export function toAnyEntitySchema(catalog: Catalog, names: Names): JsonSchema {
  const generic = {
    title: 'Entity',
    type: 'object',
    properties: {
      ...commonProperties(names),
      blueprint: {
        ...toBlueprintChoice(catalog),
        description: ENTITY_SCHEMA.properties.blueprint.description,
      },
      properties: ENTITY_SCHEMA.properties.properties,
      relations: ENTITY_SCHEMA.properties.relations,
    },
    required: ['identifier', 'blueprint'],
    additionalProperties: false,
  };
  const is = (schema: JsonSchema): JsonSchema => ({
    required: ['blueprint'],
    properties: { blueprint: schema },
  });
  const cases = [...names].map(([identifier, file]) =>
    when(is({ const: identifier }), { $ref: file }),
  );
  const entity = {
    type: 'object',
    ...when(is({ enum: [...names.keys()] }), { allOf: cases }, generic),
  };
  const one = { $ref: '#/definitions/entity' };
  return {
    $schema: DRAFT,
    definitions: { entity, EntitySource: ENTITY_SCHEMA.definitions.EntitySource },
    ...when({ type: 'array' }, { items: one }, one),
  };
}

function when(condition: JsonSchema, consequence: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- a schema, which nobody awaits
  const branch = { if: condition, then: consequence };
  return otherwise === undefined ? branch : { ...branch, else: otherwise };
}

/** One entity, or a list of entities: Cadastre reads both. */
function toFileSchema(
  title: string,
  properties: JsonSchema,
  required: readonly string[],
): JsonSchema {
  return {
    $schema: DRAFT,
    title,
    type: ['object', 'array'],
    properties,
    required,
    additionalProperties: false,
    items: { allOf: [{ type: 'object' }, { $ref: '#' }] },
    definitions: { EntitySource: ENTITY_SCHEMA.definitions.EntitySource },
  };
}

export const EDGES_FILE = 'edges.json';

/** What the survey writes below `edges`: the same for all, so that it stands in one file. */
export function toEdgesSchema(): JsonSchema {
  const { EdgesFile, EdgeFile } = ENTITY_SCHEMA.definitions;
  return { $schema: DRAFT, ...EdgesFile, definitions: { EdgeFile } };
}

/** The keys that every entity has, in the order in which people write them. */
function commonProperties(names: Names): JsonSchema {
  const { identifier, blueprint, title, icon, team, properties, relations, source } =
    ENTITY_SCHEMA.properties;
  const edges = { $ref: EDGES_FILE };
  const one = toReference(names, TEAM_BLUEPRINT);
  const teams = {
    anyOf: [one, { type: 'array', items: one }],
    description: team.description,
  };
  const { createdAt, createdBy, updatedAt, updatedBy } = ENTITY_SCHEMA.properties;
  // Allowed, and nothing that anybody should write.
  const foreign = Object.entries({ createdAt, createdBy, updatedAt, updatedBy }).map(
    ([name, schema]) => [name, { ...schema, doNotSuggest: true }],
  );
  return {
    identifier,
    blueprint,
    title,
    icon,
    team: teams,
    properties,
    relations,
    edges,
    source,
    ...Object.fromEntries(foreign),
  };
}

interface Member {
  readonly name: string;
  readonly value: JsonSchema;
  /** Title and description. */
  readonly hover: JsonSchema;
}

/** A mapping with these members and no others; all but the required ones may be null. */
function toMapSchema(
  description: string,
  members: readonly Member[],
  required: readonly string[],
): JsonSchema {
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(
      members.map(({ name, value, hover }) => {
        // Draft-07 reads nothing beside a `$ref`.
        const must = '$ref' in value ? { allOf: [value] } : value;
        return [name, { ...hover, ...(required.includes(name) ? must : orNull(value)) }];
      }),
    ),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}
