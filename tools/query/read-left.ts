import { followSteps, targetsOf, identifiersOf } from './follow-steps.ts';
import type { ContextProperty, Left, SchemaLeft } from './query.ts';
import type { QueryProperty } from './query-blueprint.ts';
import type { QueryContext } from './query-context.ts';
import { readName, readProperty, readUser, withoutNull } from './read-property.ts';
import type { Subject } from './subject.ts';

/** Teams are entities of this blueprint, as in Port. */
const TEAM_BLUEPRINT = '_team';

/** The values of the left side, without null. A list stands as one value. */
export function readLeft(left: Left, subject: Subject, context: QueryContext): readonly unknown[] {
  switch (left.kind) {
    case 'property':
      return readProperty(left, subject, context);
    case 'schema':
      return readSchema(left, subject, context);
    case 'relation': {
      if (left.target === '$identifier') return identifiersOf(subject.relations, left.relation);
      return withoutNull(
        targetsOf(subject, left.relation, context).map(
          ({ blueprint, identifier }) => context.find(blueprint, identifier)?.title,
        ),
      );
    }
    case 'scorecard': {
      const result = subject.scorecards?.get(left.scorecard);
      return withoutNull([left.rule === undefined ? result?.level : result?.rules.get(left.rule)]);
    }
    case 'context':
      return readContext(left, context);
    case 'path': {
      if (left.from !== undefined) return [];
      const ends = followSteps([subject], left.steps, context);
      return [...ends.values()].map(({ identifier }) => identifier);
    }
    case 'related':
      return [];
  }
}

/** A value of the user, or one for each team. */
export function readContext(
  { context: name, property }: ContextProperty,
  context: QueryContext,
): readonly unknown[] {
  const { user } = context;
  if (user === undefined) return [];
  if (name === 'user') return readUser(property, user);
  if (property === '$identifier') return user.teams;
  return withoutNull(
    user.teams.map((team) => {
      const found = context.find(TEAM_BLUEPRINT, team);
      return found === undefined ? undefined : readName(property, found);
    }),
  );
}

function readSchema(
  left: SchemaLeft,
  subject: Subject,
  { blueprints }: QueryContext,
): readonly unknown[] {
  const { blueprint, properties, derived } = subject;
  const known = blueprints.get(blueprint)?.properties;
  const names = new Set([...Object.keys(properties), ...(derived?.names ?? [])]);
  return withoutNull(
    [...names]
      .filter((name) => isOfSchema(known?.get(name), left))
      .map((name) => readName(name, subject)),
  );
}

function isOfSchema(property: QueryProperty | undefined, { type, format, items }: SchemaLeft) {
  if (property?.type !== type) return false;
  if (format !== undefined && property.format !== format) return false;
  if (items.type !== undefined && property.items?.type !== items.type) return false;
  return items.format === undefined || property.items?.format === items.format;
}
