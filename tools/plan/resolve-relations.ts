import type { Delete } from './change.ts';
import type { ObservedEntity, SyncRequest } from './plan-sync.ts';

export interface ResolvedRelations {
  relationsOf(
    entity: ObservedEntity,
  ): Readonly<Record<string, string | readonly string[] | undefined>>;
  /** How many references lead to nothing that the catalog will have. */
  readonly external: number;
}

/**
 * Names of targets → identifiers of entities that will be there after the plan.
 * What leads out of the survey is left out: a catalog never points to nothing.
 */
export function resolveRelations(
  { catalog, toIdentifier }: SyncRequest,
  observed: readonly ObservedEntity[],
  deletes: readonly Delete[],
): ResolvedRelations {
  const deleted = new Set(deletes.map(({ entity }) => entity));
  const present = new Map<string, Set<string>>();
  const add = (blueprint: string, identifier: string): void => {
    present.set(blueprint, (present.get(blueprint) ?? new Set()).add(identifier));
  };
  for (const entity of catalog.entities)
    if (!deleted.has(entity)) add(entity.blueprint, entity.identifier);
  for (const { blueprint, identifier } of observed) add(blueprint, identifier);
  let external = 0;
  const resolved = new Map<
    ObservedEntity,
    Record<string, string | readonly string[] | undefined>
  >();
  for (const entity of observed) {
    const definitions = catalog.blueprintsById.get(entity.blueprint)?.relations ?? {};
    const relations: Record<string, string | readonly string[] | undefined> = {};
    for (const [name, names] of Object.entries(entity.relations)) {
      const targets = present.get(definitions[name]?.target ?? '');
      const found = names.flatMap((target) =>
        [target, toIdentifier(target)].filter((id) => targets?.has(id) === true).slice(0, 1),
      );
      external += names.length - found.length;
      const ids = [...new Set(found)].toSorted();
      relations[name] =
        definitions[name]?.many === true ? (ids.length === 0 ? undefined : ids) : ids[0];
    }
    resolved.set(entity, relations);
  }
  return { relationsOf: (entity) => resolved.get(entity) ?? {}, external };
}
