import { propertiesOfQuery, type EntityView, type Matches } from '../derive/matches.ts';
import type { FullCatalog } from '../load/catalog.ts';
import { compileQuery } from './compile-query.ts';
import { describeBlueprints } from './describe-blueprints.ts';
import { matchQuery } from './match-query.ts';
import type { QueryGroup } from './query.ts';
import type { QueryContext } from './query-context.ts';
import { createRelationIndex } from './relation-index.ts';

/**
 * Answers the `query` of aggregations with this engine. What is derived is seen of the entity itself; of others, over
 * relations, what is stored. A query that cannot be read throws an Error in words for people.
 */
export function createMatches(catalog: FullCatalog, now: number): Matches {
  const blueprints = describeBlueprints(catalog.blueprintsById);
  const context: QueryContext = {
    now,
    emptiness: 'search',
    blueprints,
    index: createRelationIndex(catalog.entities, blueprints),
    find: (blueprint, identifier) => catalog.entitiesById.get(blueprint)?.get(identifier),
  };
  const prepared = new WeakMap<object, Prepared>();
  return (query, view) => {
    const known = prepared.get(query) ?? prepare(query);
    prepared.set(query, known);
    return matchQuery(known.query, toSubject(view, known.names), context);
  };
}

interface Prepared {
  readonly query: QueryGroup;
  /** What it reads of an entity, meta properties left out. */
  readonly names: readonly string[];
}

function prepare(query: Readonly<Record<string, unknown>>): Prepared {
  const compiled = compileQuery(query);
  if ('problems' in compiled)
    throw new Error(compiled.problems[0]?.message ?? 'the query cannot be read');
  const names = propertiesOfQuery(query).filter((name) => !name.startsWith('$'));
  return { query: compiled.query, names };
}

function toSubject(view: EntityView, names: readonly string[]): Parameters<typeof matchQuery>[1] {
  const { entity } = view;
  const team = view.valueOf('$team');
  const values = Object.fromEntries(
    names.flatMap((name) => {
      const value = view.valueOf(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return {
    blueprint: entity.blueprint,
    identifier: entity.identifier,
    title: entity.title,
    icon: entity.icon,
    team: Array.isArray(team) ? team.filter((each) => typeof each === 'string') : [],
    properties: { ...entity.properties, ...values },
    relations: entity.relations,
  };
}
