import { deriveCatalog, type DeriveRequest } from '../derive/derive-catalog.ts';
import type { DerivedCatalog } from '../derive/derived-catalog.ts';
import type { FullCatalog } from '../load/catalog.ts';
import { createMatches } from './create-matches.ts';

/** What is derived of a catalog, where aggregations may have queries. Throws only if jq is needed and cannot be started. */
export async function deriveWithQueries(
  catalog: FullCatalog,
  now: Date,
  options: Pick<DeriveRequest, 'only' | 'snapshot'> = {},
): Promise<DerivedCatalog> {
  const { blueprints, entities } = catalog;
  const matches = createMatches(catalog, now.getTime());
  return await deriveCatalog({ ...options, blueprints, entities, now, matches });
}
