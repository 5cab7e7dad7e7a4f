import { UserError } from '../diagnostics/user-error.ts';
import { decodeText } from '../document/decode-text.ts';
import type { FileStore } from '../ports/file-store.ts';

/** The text of a file, or undefined where there is none. Throws UserError where it is there and cannot be read. */
export async function readText(files: FileStore, path: string): Promise<string | undefined> {
  if ((await files.find(path)) === undefined) return undefined;
  const [read] = await files.readAll([path]);
  if (read?.kind !== 'bytes')
    throw new UserError(`${path} cannot be read: ${read?.reason ?? 'no reason given'}`);
  const { text, diagnostics } = decodeText(path, read.bytes);
  // Never as if it were not there: it would be written anew.
  if (text === undefined) throw new UserError(`${path}: ${diagnostics[0]?.message ?? 'no text'}`);
  return text;
}
