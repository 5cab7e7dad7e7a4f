import { createNames, type Names } from '../diagnostics/nearest-name.ts';
import type { Catalog } from '../load/catalog.ts';

const known = new WeakMap<object, Names>();
const NONE = createNames([]);

/** The identifiers of the entities of a blueprint, made ready for many questions, once for a catalog. */
export function identifiersOf(catalog: Catalog, blueprint: string): Names {
  const entities = catalog.entitiesById.get(blueprint);
  if (entities === undefined) return NONE;
  const names = known.get(entities) ?? createNames(entities.keys());
  known.set(entities, names);
  return names;
}
