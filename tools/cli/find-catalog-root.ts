import path from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import { CONFIG_FILE } from '../load/load-config.ts';
import type { Context } from './context.ts';

/** What makes a folder the root of a catalog: any one of these. */
const MARKS = [CONFIG_FILE, 'blueprints', 'catalog'] as const;

/** The nearest folder, from here upwards, that is the root of a catalog, or undefined. */
export async function findCatalogRoot(context: Context): Promise<string | undefined> {
  let folder = context.cwd;
  for (;;) {
    const files = context.openFiles(folder);
    for (const mark of MARKS) {
      if ((await files.find(mark)) !== undefined) return folder;
    }
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/** The same, or a UserError that says what to do. */
export async function getCatalogRoot(context: Context): Promise<string> {
  const root = await findCatalogRoot(context);
  if (root !== undefined) return root;
  const message = `no catalog here: neither ${context.cwd} nor a folder above it has ${MARKS.join(', ')}`;
  throw new UserError(message, 'start in a repository with a catalog, or name one with --cwd');
}
