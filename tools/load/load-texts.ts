import type { FileStore } from '../ports/file-store.ts';
import { CONFIG_FILE } from './load-config.ts';
import { FOLDERS, TEMPLATES } from './load-catalog.ts';
import { readTexts } from './read-texts.ts';

/** Every YAML file of the catalog that is text, by path. JSON has a form of its own and is left alone. */
export async function loadTexts(
  store: FileStore,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const config = await store.find(CONFIG_FILE);
  const listed = await store.list(FOLDERS, [TEMPLATES]);
  const entries = [...(config === undefined ? [] : [config]), ...listed];
  const paths = entries.flatMap(({ path, kind }) =>
    kind === 'file' && !path.endsWith('.json') ? [path] : [],
  );
  const texts = await readTexts(store, paths);
  return paths.flatMap((path) => {
    const text = texts.get(path);
    return text === undefined ? [] : [{ path, text }];
  });
}
