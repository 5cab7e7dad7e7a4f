import type { Check } from './check.ts';
import { placeText } from './place-text.ts';

export const blueprintDuplicate: Check = (catalog, report) => {
  for (const blueprint of catalog.blueprints) {
    const first = catalog.blueprintsById.get(blueprint.identifier);
    if (first === undefined || first === blueprint) continue;
    const at = { origin: blueprint.origin, path: ['identifier'] };
    const message = `blueprint \`${blueprint.identifier}\` is already defined in ${placeText(first.origin)}`;
    report(
      'blueprint/duplicate',
      at,
      message,
      'delete one of the two, or give it another identifier',
    );
  }
};
