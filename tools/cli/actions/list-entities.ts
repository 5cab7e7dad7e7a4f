import type { ListEntities } from '../../actions/compile/dispatch-inputs.ts';
import type { Catalog } from '../../load/catalog.ts';

/** The identifiers of the entities of a blueprint, sorted; sorted once, however often they are asked for. */
export function createListEntities({ entitiesById }: Pick<Catalog, 'entitiesById'>): ListEntities {
  const sorted = new Map<string, readonly string[]>();
  return (blueprint) => {
    const known = sorted.get(blueprint);
    if (known !== undefined) return known;
    const all = [...(entitiesById.get(blueprint)?.keys() ?? [])].toSorted();
    sorted.set(blueprint, all);
    return all;
  };
}
