import type { Blueprint, Catalog, Entity } from '../load/catalog.ts';

type Indexes = Pick<Catalog, 'blueprintsById' | 'entitiesById'>;

/** The teams of every entity that has one: identifiers, sorted. */
export type Owners = ReadonlyMap<Entity, readonly string[]>;

/**
 * Who owns what: the teams that an entity names; without one, what the path of its blueprint leads to, and what that
 * inherits in turn. A team at the end of a path owns by itself.
 */
export function findOwners(catalog: Indexes): Owners {
  return inheritOwners(catalog).owners;
}

/** The same, and who gets what an entity gets, by the entity: where these go in a circle, nobody is the first. */
export function inheritOwners(catalog: Indexes): {
  readonly owners: Owners;
  readonly heirs: ReadonlyMap<Entity, readonly Entity[]>;
} {
  const owners = new Map<Entity, readonly string[]>();
  const flow: Flow = { waiting: [], heirs: new Map() };
  const steps = stepsOfBlueprints(catalog);
  for (const byId of catalog.entitiesById.values()) {
    for (const entity of byId.values()) {
      if (entity.team.length > 0) owners.set(entity, toTeams(entity.team));
      else addInherited(catalog, entity, steps.get(entity.blueprint), flow);
    }
  }
  passOn(owners, flow);
  return { owners, heirs: flow.heirs };
}

interface Flow {
  /** Teams that an entity gets. */
  readonly waiting: [entity: Entity, team: string][];
  /** Who gets what an entity gets. */
  readonly heirs: Map<Entity, Entity[]>;
}

function addInherited(
  catalog: Indexes,
  entity: Entity,
  steps: readonly string[] | undefined,
  { waiting, heirs }: Flow,
): void {
  if (steps === undefined) return;
  for (const end of endsOf(catalog, entity, steps)) {
    if (end.blueprint === '_team') waiting.push([entity, end.identifier]);
    else if (end.team.length === 0) addHeir(heirs, end, entity);
    else for (const team of end.team) waiting.push([entity, team]);
  }
}

function addHeir(heirs: Map<Entity, Entity[]>, end: Entity, heir: Entity): void {
  const known = heirs.get(end);
  if (known === undefined) heirs.set(end, [heir]);
  else known.push(heir);
}

/** What an entity gets goes on to its heirs, each team once: no chain is too long, and a circle comes to an end. */
function passOn(owners: Map<Entity, readonly string[]>, { waiting, heirs }: Flow): void {
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [entity, team] = next;
    const teams = owners.get(entity) ?? [];
    if (teams.includes(team)) continue;
    owners.set(entity, toTeams([...teams, team]));
    for (const heir of heirs.get(entity) ?? []) waiting.push([heir, team]);
  }
}

function toTeams(teams: readonly string[]): readonly string[] {
  return teams.length === 1 ? teams : [...new Set(teams)].sort();
}

function stepsOfBlueprints({ blueprintsById }: Indexes): ReadonlyMap<string, readonly string[]> {
  const steps = new Map<string, readonly string[]>();
  for (const blueprint of blueprintsById.values()) {
    const path = ownershipPath(blueprint);
    if (path !== undefined) steps.set(blueprint.identifier, path);
  }
  return steps;
}

/** The relations that lead to who owns, where that is inherited; what Port deprecated counts where nothing else is said. */
export function ownershipPath({ file }: Blueprint): readonly string[] | undefined {
  const { ownership, teamInheritance } = file;
  const path: unknown = ownership === undefined ? teamInheritance?.path : ownership.path;
  if (ownership !== undefined && ownership.type !== 'Inherited') return undefined;
  // Port writes the path with or without a final `$team`.
  return typeof path === 'string' ? path.split('.').filter((step) => step !== '$team') : undefined;
}

/** Every entity at the end of a path; what points to nothing leads nowhere. */
function endsOf(catalog: Indexes, start: Entity, steps: readonly string[]): readonly Entity[] {
  let ends: readonly Entity[] = [start];
  let kind: Blueprint | undefined = catalog.blueprintsById.get(start.blueprint);
  for (const step of steps) {
    const target: string | undefined = kind?.relations[step]?.target;
    if (target === undefined) return [];
    const byId = catalog.entitiesById.get(target);
    const next = ends.flatMap((entity) =>
      [entity.relations[step] ?? []].flat().flatMap((id) => byId?.get(id) ?? []),
    );
    ends = next.length > 1 ? [...new Set(next)] : next;
    kind = catalog.blueprintsById.get(target);
  }
  return ends.filter((end) => end !== start);
}
