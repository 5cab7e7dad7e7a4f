import { createNames } from '../diagnostics/nearest-name.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

export const entityUnknownBlueprint: CatalogCheck = (catalog, report) => {
  const names = createNames(catalog.blueprintsById.keys());
  for (const { identifier, blueprint, origin } of catalog.entities) {
    if (catalog.blueprintsById.has(blueprint)) continue;
    const at = { origin, path: ['blueprint'] };
    const message = `\`${identifier}\` is of blueprint \`${blueprint}\`, which does not exist`;
    report('entity/unknown-blueprint', at, message, suggest(blueprint, names));
  }
};
