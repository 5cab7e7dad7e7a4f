import type { EntityView, Matches } from '../derive/matches.ts';
import type { FullCatalog, FullEntity } from '../load/catalog.ts';
import { compileQuery } from './compile-query.ts';
import { describeBlueprints } from './describe-blueprints.ts';
import { matchQuery } from './match-query.ts';
import type { Query } from './query.ts';
import type { QueryBlueprints } from './query-blueprint.ts';
import type { QueryContext } from './query-context.ts';
import { createRelationIndex } from './relation-index.ts';
import type { Subject } from './subject.ts';

/**
 * Answers the `query` of aggregations. There is no user: a rule that compares with one never passes. `now` is milliseconds since
 * 1970. What it gives throws an Error, in words for people, for a query that cannot be compiled.
 */
export function createMatches(
  { blueprintsById, entitiesById }: Pick<FullCatalog, 'blueprintsById' | 'entitiesById'>,
  now: number,
): Matches {
  const blueprints = describeBlueprints(blueprintsById);
  const index = createRelationIndex(everyEntity(entitiesById), blueprints);
  const compiled = new WeakMap<object, CompiledQuery>();
  return (query, view) => {
    const known = compiled.get(query) ?? compile(query, view.entity.blueprint, blueprints);
    compiled.set(query, known);
    const toSubject = (each: EntityView): Subject => subjectOf(each, known, blueprints);
    const context: QueryContext = {
      now,
      emptiness: 'search',
      blueprints,
      index,
      find(blueprint, identifier) {
        const found = view.find(blueprint, identifier);
        return found === undefined ? undefined : toSubject(found);
      },
    };
    return matchQuery(known.query, toSubject(view), context);
  };
}

interface CompiledQuery {
  readonly query: Query;
  /** The names of properties that it reads, at whatever end of a path; undefined: all. */
  readonly names: readonly string[] | undefined;
}

function compile(value: unknown, blueprint: string, blueprints: QueryBlueprints): CompiledQuery {
  const compiled = compileQuery(value, { blueprint: blueprints.get(blueprint), blueprints });
  if ('query' in compiled) return { query: compiled.query, names: namesOf(compiled.query) };
  throw new Error(compiled.problems[0]?.message ?? 'it cannot be read');
}

function namesOf(query: Query): readonly string[] | undefined {
  const names = new Set<string>();
  const rest: Query[] = [query];
  for (let each = rest.pop(); each !== undefined; each = rest.pop()) {
    if (each.kind === 'group') {
      for (const rule of each.rules) rest.push(rule);
      continue;
    }
    const { left, operand } = each;
    if (left.kind === 'schema') return undefined;
    if (left.kind === 'property') names.add(left.name);
    if (operand?.kind === 'property') names.add(operand.name);
  }
  return [...names];
}

/** Only what the query reads is read: a hundred thousand entities are asked. */
function subjectOf(
  { entity, valueOf }: EntityView,
  { names }: CompiledQuery,
  blueprints: QueryBlueprints,
): Subject {
  const properties = Object.create(null) as Record<string, unknown>;
  for (const name of names ?? blueprints.get(entity.blueprint)?.properties.keys() ?? []) {
    const value = valueOf(name);
    if (value !== undefined) properties[name] = value;
  }
  const { blueprint, identifier, title, icon, relations } = entity;
  // Who inherits its owners is found by them.
  const team = (valueOf('$team') ?? NONE) as readonly string[];
  return { blueprint, identifier, title, icon, team, properties, relations };
}

const NONE: readonly string[] = [];

/** Of entities with one name the first. */
function* everyEntity(entitiesById: FullCatalog['entitiesById']): Generator<FullEntity> {
  for (const byId of entitiesById.values()) yield* byId.values();
}
