import { deriveCatalog, type DeriveRequest } from '../derive/derive-catalog.ts';
import type { DerivedCatalog } from '../derive/derived-catalog.ts';
import type { FullCatalog } from '../load/catalog.ts';
import { compileQuery } from './compile-query.ts';
import { createMatches } from './create-matches.ts';
import { describeBlueprints } from './describe-blueprints.ts';
import { readsOfQueries } from './reads-of-query.ts';

/** What is derived of a catalog, where aggregations may have queries. Throws only if jq is needed and cannot be started. */
export async function deriveWithQueries(
  catalog: FullCatalog,
  now: Date,
  options: Pick<DeriveRequest, 'only' | 'snapshot'> = {},
): Promise<DerivedCatalog> {
  const { blueprints, entities } = catalog;
  const matches = createMatches(catalog, now.getTime());
  const described = describeBlueprints(catalog.blueprintsById);
  return await deriveCatalog({
    ...options,
    blueprints,
    entities,
    now,
    matches,
    readsOf(query, target) {
      const compiled = compileQuery(query, {
        blueprint: described.get(target),
        blueprints: described,
      });
      return 'query' in compiled ? readsOfQueries([compiled.query], target, described) : undefined;
    },
  });
}
