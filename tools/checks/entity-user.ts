import type { CatalogCheck } from './check.ts';
import { identifiersOf } from './identifiers-of.ts';
import { suggest } from './suggest.ts';

/** Properties of the formats `user` and `team`: they must name someone, once the catalog names anyone. */
export const entityUser: CatalogCheck = (catalog, report) => {
  for (const entity of catalog.entities) {
    for (const { kind, name, path } of entity.references) {
      const known = catalog.entitiesById.get(`_${kind}`);
      if (known === undefined || known.has(name)) continue;
      const message = `\`${path[1]}\` names \`${name}\`, and there is no such ${kind}`;
      const hint =
        suggest(name, identifiersOf(catalog, `_${kind}`)) ?? `add it to catalog/_${kind}/`;
      report(`entity/unknown-${kind}`, { origin: entity.origin, path }, message, hint);
    }
  }
};
