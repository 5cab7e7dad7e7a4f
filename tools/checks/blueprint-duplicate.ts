import type { CatalogCheck } from './check.ts';

export const blueprintDuplicate: CatalogCheck = (catalog, report) => {
  for (const blueprint of catalog.blueprints) {
    const first = catalog.blueprintsById.get(blueprint.identifier);
    if (first === undefined || first === blueprint) continue;
    const at = { origin: blueprint.origin, path: ['identifier'] };
    const message = `blueprint \`${blueprint.identifier}\` is already defined in`;
    const hint = 'delete one of the two, or give it another identifier';
    report('blueprint/duplicate', at, message, { hint, related: first.origin });
  }
};
