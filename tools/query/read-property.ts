import { followSingle, followSteps, identifiersOf, type Target } from './follow-steps.ts';
import { META_TYPES } from './meta-types.ts';
import type { PropertyPath } from './query.ts';
import type { QueryContext } from './query-context.ts';
import type { QueryUser, Subject } from './subject.ts';

/** The values at the end of a path, without null: at most one where no relation is followed. */
export function readProperty(
  { steps, name }: PropertyPath,
  subject: Subject,
  context: QueryContext,
): readonly unknown[] {
  if (steps.length === 0) return withoutNull([readName(name, subject)]);
  const single = followSingle(subject, steps, context);
  if (single === undefined) return NONE;
  if (single !== 'several') return withoutNull([readEnd(name, single, context)]);
  const way = steps.map((relation) => ({ relation, hops: 1 }));
  const ends = [...followSteps([subject], way, context).values()];
  return withoutNull(ends.map((end) => readEnd(name, end, context)));
}

const NONE: readonly unknown[] = [];

function readEnd(name: string, { blueprint, identifier }: Target, context: QueryContext): unknown {
  const found = context.find(blueprint, identifier);
  // The relation says this much of what does not exist, or is in another repository.
  if (found === undefined) return name === '$identifier' ? identifier : undefined;
  return readName(name, found);
}

export function readName(name: string, subject: Subject): unknown {
  if (!META_TYPES.has(name)) return subject.derived?.get(name) ?? readStored(name, subject);
  switch (name) {
    case '$identifier':
      return subject.identifier;
    case '$title':
      return subject.title;
    case '$team':
      return subject.team.length === 0 ? undefined : subject.team;
    case '$icon':
      return subject.icon;
    case '$blueprint':
      return subject.blueprint;
    case '$createdAt':
      return subject.createdAt;
    case '$updatedAt':
      return subject.updatedAt;
    case '$createdBy':
      return subject.createdBy;
    default:
      return subject.updatedBy;
  }
}

function readStored(name: string, { properties }: Subject): unknown {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** A property of the user, or else a relation of that name. */
export function readUser(name: string, user: QueryUser): readonly unknown[] {
  if (name === '$identifier') return [user.identifier];
  if (name === '$title') return withoutNull([user.title]);
  if (name === '$team') return user.teams.length === 0 ? [] : [user.teams];
  if (Object.hasOwn(user.properties, name)) return withoutNull([user.properties[name]]);
  // Port calls its users by their addresses.
  if (name === 'email' && user.identifier.includes('@')) return [user.identifier];
  const related = identifiersOf(user.relations, name);
  return related.length === 0 ? [] : [related];
}

export function withoutNull(values: readonly unknown[]): readonly unknown[] {
  return values.filter((value) => value !== null && value !== undefined);
}
