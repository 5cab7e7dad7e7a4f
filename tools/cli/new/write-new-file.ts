import { UserError } from '../../diagnostics/user-error.ts';
import { findSecret } from '../../document/find-secret.ts';
import { renderYaml } from '../../document/render-yaml.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { printable } from '../../reporters/printable.ts';
import type { Io } from '../io.ts';

export interface NewFile {
  readonly path: string;
  readonly value: object;
}

/** Writes a file that is not there yet, or prints what it would be. Never over another one. */
export async function writeNewFile(
  { path, value }: NewFile,
  { files, io, isDryRun }: { files: FileStore; io: Io; isDryRun: boolean },
): Promise<void> {
  const folder = path.slice(0, path.indexOf('/'));
  const existing = (await files.list([folder])).map((entry) => entry.path);
  // Where the case of a name does not count, another spelling is the same file.
  const other = existing.find((each) => each.toLowerCase() === path.toLowerCase());
  if (other !== undefined || (await files.find(path)) !== undefined) {
    throw new UserError(
      `${printable(other ?? path)} is there already; nothing was written`,
      'change that one, or choose another name',
    );
  }
  const text = renderYaml(value);
  const secret = findSecret(text);
  if (secret !== undefined)
    throw new UserError(`${path}:${secret.line} would hold what looks like ${secret.what}`);
  if (isDryRun) {
    io.stdout(text);
    return;
  }
  await files.write([{ path, text }]);
  io.stdout(`${printable(path)}\n`);
}
