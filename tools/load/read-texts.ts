import { decodeText } from '../document/decode-text.ts';
import type { FileStore } from '../ports/file-store.ts';

/** The texts of these files, without byte order marks, by path; what is no text is left out. */
export async function readTexts(
  store: FileStore,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const reads = await store.readAll(paths);
  const texts = new Map<string, string>();
  for (const [index, path] of paths.entries()) {
    const read = reads[index];
    if (read?.kind !== 'bytes') continue;
    const { text } = decodeText(path, read.bytes);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}
