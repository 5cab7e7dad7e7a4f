import { referenceOf } from '../graph/catalog-graph.ts';
import type { Catalog, Entity } from '../load/catalog.ts';
import type { NewOwnerGroup, OwnerGroup, OwnershipDiff } from './catalog-diff.ts';
import type { EntityPair } from './catalog-side.ts';
import { compareTexts } from './entity-name.ts';
import { findOwners } from '../derive/find-owners.ts';
import type { Renames } from './renames.ts';
import { NO_NAMES, toSomeNames } from './some-names.ts';

export interface OwnersRequest {
  readonly before: Catalog;
  readonly after: Catalog;
  /** Every entity that both sides have, under one name or two. */
  readonly pairs: readonly EntityPair[];
  readonly created: readonly Entity[];
  /** Whether an entity itself says something else of who owns it. */
  saysOtherwise(entity: Entity): boolean;
  readonly renames: Renames;
}

const NONE: readonly string[] = [];

/** Who owns what now, and did not before. */
export function compareOwners(request: OwnersRequest): OwnershipDiff {
  const before = findOwners(request.before);
  const after = findOwners(request.after);
  const teams = request.renames.get('_team');
  const groups = new Map<string, { readonly group: OwnerGroup; readonly pairs: EntityPair[] }>();
  for (const pair of request.pairs) {
    const old = before.get(pair.before) ?? NONE;
    const now = after.get(pair.after) ?? NONE;
    if (isSame(old, now)) continue;
    const key = JSON.stringify([old, now]);
    const isRename = isSame(old.map((team) => teams?.get(team) ?? team).toSorted(), now);
    const group = { before: old, after: now, entities: NO_NAMES, inherited: 0, isRename };
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { group, pairs: [pair] });
    else known.pairs.push(pair);
  }
  const named = [...groups.values()].map(({ group, pairs }): OwnerGroup => ({
    ...group,
    entities: toSomeNames(pairs.map((pair) => referenceOf(pair.after))),
    inherited: pairs.filter((pair) => !request.saysOtherwise(pair.after)).length,
  }));
  return {
    changed: named.sort(
      (a, b) =>
        Number(a.after.length > 0) - Number(b.after.length > 0) ||
        b.entities.count - a.entities.count ||
        compareTexts(JSON.stringify([a.before, a.after]), JSON.stringify([b.before, b.after])),
    ),
    created: ownersOfNew(request, after),
  };
}

function ownersOfNew(
  { created, after }: OwnersRequest,
  owners: ReturnType<typeof findOwners>,
): readonly NewOwnerGroup[] {
  const groups = new Map<string, { readonly teams: readonly string[]; readonly names: string[] }>();
  for (const entity of created) {
    const teams = owners.get(entity) ?? NONE;
    const isOwnable = after.blueprintsById.get(entity.blueprint)?.file.ownership !== undefined;
    if (teams.length === 0 && !isOwnable) continue;
    const key = JSON.stringify(teams);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { teams, names: [referenceOf(entity)] });
    else known.names.push(referenceOf(entity));
  }
  const named = [...groups.values()].map(({ teams, names }) => ({
    teams,
    entities: toSomeNames(names),
  }));
  return named.sort(
    (a, b) =>
      Number(a.teams.length > 0) - Number(b.teams.length > 0) ||
      b.entities.count - a.entities.count ||
      compareTexts(JSON.stringify(a.teams), JSON.stringify(b.teams)),
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((team, index) => team === b[index]));
}
