import type { CatalogCheck } from './check.ts';

export const entityDuplicate: CatalogCheck = (catalog, report) => {
  for (const entity of catalog.entities) {
    const first = catalog.entitiesById.get(entity.blueprint)?.get(entity.identifier);
    if (first === undefined || first === entity) continue;
    const at = { origin: entity.origin, path: ['identifier'] };
    const message = `\`${entity.blueprint}\` \`${entity.identifier}\` is already in`;
    const hint = 'delete one of the two, or give it another identifier';
    report('entity/duplicate', at, message, { hint, related: first.origin });
  }
};
