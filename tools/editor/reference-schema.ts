import type { Catalog } from '../load/catalog.ts';

/** A JSON Schema (draft-07), with the keywords that editors read beside it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A list longer than this is no help in a menu, and makes the schema large. */
const MOST = 300;

/**
 * The identifiers of the entities of one blueprint, with their titles.
 * Any string where there are too many, none yet, or no such blueprint: an editor must not
 * call wrong what it cannot know; `cadastre check` looks everything up.
 */
export function toReferenceSchema(catalog: Catalog, blueprint: string): JsonSchema {
  const entities = [...(catalog.entitiesById.get(blueprint)?.values() ?? [])];
  return toChoiceSchema(entities.map(({ identifier, title }) => ({ value: identifier, title })));
}

/** The identifiers of all blueprints, with their titles. */
export function toBlueprintChoice(catalog: Catalog): JsonSchema {
  const blueprints = [...catalog.blueprintsById.values()];
  return toChoiceSchema(blueprints.map(({ identifier, title }) => ({ value: identifier, title })));
}

interface Choice {
  readonly value: string;
  readonly title: string | undefined;
}

function toChoiceSchema(choices: readonly Choice[]): JsonSchema {
  if (choices.length === 0 || choices.length > MOST) return { type: 'string' };
  const sorted = choices.toSorted((a, b) => (a.value < b.value ? -1 : 1));
  return {
    type: 'string',
    enum: sorted.map(({ value }) => value),
    markdownEnumDescriptions: sorted.map(({ value, title }) => title ?? value),
  };
}
