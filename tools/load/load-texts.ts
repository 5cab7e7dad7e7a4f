import { decodeText } from '../document/decode-text.ts';
import type { FileStore } from '../ports/file-store.ts';
import { CONFIG_FILE } from './load-config.ts';
import { FOLDERS } from './load-catalog.ts';

/** Every YAML file of the catalog that is text, by path. JSON has a form of its own and is left alone. */
export async function loadTexts(
  store: FileStore,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const config = await store.find(CONFIG_FILE);
  const entries = [...(config === undefined ? [] : [config]), ...(await store.list(FOLDERS))];
  const texts: { path: string; text: string }[] = [];
  for (const { path, kind } of entries) {
    if (kind !== 'file' || path.endsWith('.json')) continue;
    const read = await store.read(path);
    if (read.kind === 'unreadable') continue;
    const { text } = decodeText(path, read.bytes);
    if (text !== undefined) texts.push({ path, text });
  }
  return texts;
}
