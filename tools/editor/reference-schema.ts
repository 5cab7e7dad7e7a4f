import type { Catalog } from '../load/catalog.ts';

/** A JSON Schema (draft-07), with the keywords that editors read beside it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A list longer than this is no help in a menu, and makes the schema large. */
const MOST = 300;

/** Teams are entities of this blueprint, as in Port. */
export const TEAM_BLUEPRINT = '_team';

export const DRAFT = 'http://json-schema.org/draft-07/schema#';

export const IDENTIFIERS_FILE = 'identifiers.json';

/**
 * The identifiers that relations and `team` can name, by target. In one file, so that a new entity
 * changes one schema and not every one that may point to it.
 */
export function toIdentifiersSchema(
  catalog: Catalog,
  names: ReadonlyMap<string, string>,
): JsonSchema {
  const blueprints = [...catalog.blueprintsById.values()];
  const relations = blueprints.flatMap((blueprint) => Object.values(blueprint.relations));
  const targets = new Set([TEAM_BLUEPRINT, ...relations.map(({ target }) => target)]);
  const known = [...names].filter(([identifier]) => targets.has(identifier));
  return {
    $schema: DRAFT,
    definitions: Object.fromEntries(
      known.map(([identifier, name]) => {
        const entities = [...(catalog.entitiesById.get(identifier)?.values() ?? [])];
        return [keyOf(name), toChoice(entities)];
      }),
    ),
  };
}

/** An identifier of an entity of one blueprint; any string where there is no such blueprint. */
export function toReference(names: ReadonlyMap<string, string>, blueprint: string): JsonSchema {
  const name = names.get(blueprint);
  if (name === undefined) return { type: 'string' };
  return { $ref: `${IDENTIFIERS_FILE}#/definitions/${keyOf(name)}` };
}

function keyOf(name: string): string {
  return name.replace(/^entity\.|\.json$/g, '');
}

/** The identifiers of all blueprints, with their titles. */
export function toBlueprintChoice(catalog: Catalog): JsonSchema {
  return toChoice([...catalog.blueprintsById.values()]);
}

interface Choice {
  readonly identifier: string;
  readonly title: string | undefined;
}

/**
 * One of these. Any string where there are too many, or none yet: an editor must not call wrong what it
 * cannot know; `cadastre check` looks everything up.
 */
function toChoice(choices: readonly Choice[]): JsonSchema {
  if (choices.length === 0 || choices.length > MOST) return { type: 'string' };
  const sorted = choices.toSorted((a, b) => (a.identifier < b.identifier ? -1 : 1));
  return {
    type: 'string',
    enum: sorted.map(({ identifier }) => identifier),
    markdownEnumDescriptions: sorted.map(({ identifier, title }) => title ?? identifier),
  };
}
