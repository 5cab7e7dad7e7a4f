import path from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import type { Context } from './context.ts';

/** The absolute folder that `--cwd` names, or the one we are in. Throws UserError if it is none. */
export async function resolveFolder(context: Context, folder: string | undefined): Promise<string> {
  if (folder === undefined) return context.cwd;
  const absolute = path.resolve(context.cwd, folder);
  const entry = await context.openFiles(absolute).find('.');
  if (entry?.kind !== 'folder') {
    throw new UserError(`--cwd ${folder}: there is no such folder`, 'name an existing folder');
  }
  return absolute;
}
