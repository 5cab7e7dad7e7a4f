import { findOwners } from '../../../derive/find-owners.ts';
import { referenceOf } from '../../../graph/catalog-graph.ts';
import type { Catalog, Entity } from '../../../load/catalog.ts';
import type { Change, Create, Update } from '../../../plan/change.ts';

const TEAM = '_team/';

/**
 * The team that owns what a change is about: the one that people wrote into it, or that its tags name, or that it
 * inherits, as it is once all changes are made. Of several the first by name; empty for none.
 */
export function createOwnerOf(
  catalog: Catalog,
  changes: readonly Change[],
): (change: Change) => string {
  const after = withTeams(catalog, changes);
  const owners = findOwners(after);
  return ({ blueprint, identifier }) => {
    const entity = after.entitiesById.get(blueprint)?.get(identifier);
    return (entity === undefined ? undefined : owners.get(entity)?.[0]) ?? '';
  };
}

/** The catalog after the changes. What is deleted is there too: it is owned until it is gone. */
function withTeams(catalog: Catalog, changes: readonly Change[]): Catalog {
  const updates = new Map<string, Update>();
  for (const change of changes)
    if (change.action === 'update') updates.set(referenceOf(change), change);
  const entitiesById = new Map<string, Map<string, Entity>>();
  for (const [blueprint, byId] of catalog.entitiesById) {
    const all = [...byId].map(([identifier, entity]) => {
      const update = updates.get(referenceOf(entity));
      return [identifier, withTeam(update === undefined ? entity : updated(update))] as const;
    });
    entitiesById.set(blueprint, new Map(all));
  }
  for (const change of changes) {
    if (change.action !== 'create') continue;
    const byId = entitiesById.get(change.blueprint) ?? new Map<string, Entity>();
    entitiesById.set(change.blueprint, byId.set(change.identifier, withTeam(created(change))));
  }
  return { ...catalog, entitiesById };
}

/** Owned by what its tags name, where people wrote nothing. */
function withTeam(entity: Entity): Entity {
  if (entity.team.length > 0) return entity;
  const team = entity.edges.flatMap(({ kind, target }) =>
    kind === 'owned-by' && target.startsWith(TEAM) ? [target.slice(TEAM.length)] : [],
  );
  return team.length === 0 ? entity : { ...entity, team };
}

function updated({ entity, values }: Update): Entity {
  const relations = { ...entity.relations };
  const isChanged = new Set(values.map(({ path }) => path));
  const owned = values.flatMap(({ path, after }) =>
    path.startsWith(OWNED_BY) && after !== undefined ? [ownedBy(path.slice(OWNED_BY.length))] : [],
  );
  for (const { path, after } of values)
    if (path.startsWith(RELATION)) relations[path.slice(RELATION.length)] = toRelation(after);
  const edges = entity.edges.filter(
    ({ kind, target }) => !isChanged.has(`edges.${kind}.${target}`),
  );
  return { ...entity, relations, edges: [...edges, ...owned] };
}

const RELATION = 'relations.';
const OWNED_BY = 'edges.owned-by.';

function created({ created: entity, file }: Create): Entity {
  const relations = Object.entries(entity.relations).map(([name, value]) => [
    name,
    toRelation(value),
  ]);
  return {
    ...entity,
    team: [],
    relations: Object.fromEntries(relations),
    edges: Object.keys(entity.edges['owned-by'] ?? {}).map(ownedBy),
    propertyNames: [],
    references: [],
    origin: { file, index: 0, path: [] },
  };
}

function ownedBy(target: string): Entity['edges'][number] {
  return { kind: 'owned-by', target, via: [], isLikely: false, isExternal: false };
}

function toRelation(value: unknown): Entity['relations'][string] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  return typeof value === 'string' ? value : null;
}
