import type { FullCatalog, FullEntity } from '../../load/catalog.ts';
import { deriveWithQueries } from '../../query/derive-with-queries.ts';

/**
 * A catalog whose entities have their derived values among their properties: what conditions, datasets, policies and templates
 * read. `now`: milliseconds since 1970. The same catalog where nothing is derived.
 */
export async function withDerived(catalog: FullCatalog, now: number): Promise<FullCatalog> {
  const deriving = new Set(
    catalog.blueprints.flatMap(({ identifier, file }) => {
      const { mirrorProperties, calculationProperties, aggregationProperties } = file;
      const names = Object.keys({
        ...mirrorProperties,
        ...calculationProperties,
        ...aggregationProperties,
      });
      return names.length > 0 ? [identifier] : [];
    }),
  );
  if (deriving.size === 0) return catalog;
  const derived = await deriveWithQueries(catalog, new Date(now));
  const complete = (entity: FullEntity): FullEntity =>
    deriving.has(entity.blueprint)
      ? { ...entity, properties: { ...entity.properties, ...derived.valuesOf(entity) } }
      : entity;
  const entitiesById = new Map(
    [...catalog.entitiesById].map(([blueprint, byId]) => [
      blueprint,
      new Map([...byId].map(([identifier, entity]) => [identifier, complete(entity)])),
    ]),
  );
  const entities = [...entitiesById.values()].flatMap((byId) => [...byId.values()]);
  return { ...catalog, entities, entitiesById };
}
