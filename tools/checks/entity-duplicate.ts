import type { Check } from './check.ts';
import { placeText } from './place-text.ts';

export const entityDuplicate: Check = (catalog, report) => {
  for (const entity of catalog.entities) {
    const first = catalog.entitiesById.get(entity.blueprint)?.get(entity.identifier);
    if (first === undefined || first === entity) continue;
    const at = { origin: entity.origin, path: ['identifier'] };
    const message = `\`${entity.blueprint}\` \`${entity.identifier}\` is already in ${placeText(first.origin)}`;
    report('entity/duplicate', at, message, 'delete one of the two, or give it another identifier');
  }
};
