import type { CatalogOf, Entity } from './catalog.ts';

/** `blueprint/identifier` → the entity. Both may have slashes in them, so that every place to cut is tried. */
export function findByReference<E extends Entity>(
  { entitiesById }: Pick<CatalogOf<E>, 'entitiesById'>,
  reference: string,
): E | undefined {
  for (let cut = reference.indexOf('/'); cut > 0; cut = reference.indexOf('/', cut + 1)) {
    const found = entitiesById.get(reference.slice(0, cut))?.get(reference.slice(cut + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}
