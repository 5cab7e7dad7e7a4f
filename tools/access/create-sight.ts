import { findOwners } from '../derive/find-owners.ts';
import type { Blueprint, Entity, FullCatalog } from '../load/catalog.ts';
import { compileQuery } from '../query/compile-query.ts';
import { describeBlueprints } from '../query/describe-blueprints.ts';
import { matchQuery } from '../query/match-query.ts';
import type { QueryGroup } from '../query/query.ts';
import type { QueryContext } from '../query/query-context.ts';
import { createRelationIndex } from '../query/relation-index.ts';
import type { QueryUser } from '../query/subject.ts';
import type { SeenEntity } from './access-question.ts';

export interface SightOptions {
  /** Whose paths of ownership count: those of the base, also for what comes after it. */
  readonly blueprintsById: ReadonlyMap<string, Blueprint>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whoever asks, where the catalog knows them. */
  readonly user: QueryUser | undefined;
}

/** Sees the entities of one side as rules do: who owns them, and what policies say. Only what is asked for is made. */
export function createSight(
  catalog: FullCatalog,
  { blueprintsById, now, user }: SightOptions,
): (entity: Entity) => SeenEntity {
  const { entitiesById } = catalog;
  const known = new Map([...catalog.blueprintsById, ...blueprintsById]);
  const owners = findOwners({ blueprintsById: known, entitiesById });
  let context: QueryContext | undefined;
  const compiled = new Map<object, QueryGroup | undefined>();
  const compile = (policy: Readonly<Record<string, unknown>>): QueryGroup | undefined => {
    if (!compiled.has(policy)) {
      const result = compileQuery(policy);
      compiled.set(policy, 'problems' in result ? undefined : result.query);
    }
    return compiled.get(policy);
  };
  return ({ blueprint, identifier, source }) => {
    // Of two entities of one name the first counts, as everywhere.
    const entity = entitiesById.get(blueprint)?.get(identifier);
    return {
      isSurveyed: source !== undefined,
      owners: (entity === undefined ? undefined : owners.get(entity)) ?? [],
      matches(policy) {
        const query = compile(policy);
        if (query === undefined || entity === undefined) return false;
        context ??= createContext(catalog, known, { now, user });
        return matchQuery(query, entity, context);
      },
    };
  };
}

function createContext(
  { entities, entitiesById }: FullCatalog,
  known: ReadonlyMap<string, Blueprint>,
  { now, user }: Pick<SightOptions, 'now' | 'user'>,
): QueryContext {
  const blueprints = describeBlueprints(known);
  return {
    now,
    emptiness: 'search',
    user,
    blueprints,
    index: createRelationIndex(entities, blueprints),
    find: (blueprint, identifier) => entitiesById.get(blueprint)?.get(identifier),
  };
}
