import type { Location } from '../diagnostics/diagnostic.ts';
import { createLocator, type Locator } from '../document/create-locator.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { Place } from './finding.ts';
import { readTexts } from './read-texts.ts';

/** The lines of places, in their order. Each file is read and parsed once. */
export async function locatePlaces(
  store: FileStore,
  places: readonly Place[],
): Promise<readonly Location[]> {
  const texts = await readTexts(store, [...new Set(places.map(({ origin }) => origin.file))]);
  const locators = new Map<string, Locator>();
  return places.map(({ origin, path, part }) => {
    const { file, index } = origin;
    const locator = locators.get(file) ?? createLocator(file, texts.get(file) ?? '');
    locators.set(file, locator);
    return locator.locate(index, [...origin.path, ...path], part ?? 'value');
  });
}
