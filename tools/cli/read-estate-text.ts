import path from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import type { Context } from './context.ts';

/** The text of an estate file. Throws UserError if it cannot be read. */
export async function readEstateText(context: Context, file: string): Promise<string> {
  const [read] = await context.openFiles(path.dirname(file)).readAll([path.basename(file)]);
  if (read?.kind === 'bytes') return new TextDecoder().decode(read.bytes);
  throw new UserError(
    `${file}: the estate cannot be read: ${read?.reason ?? 'no reason given'}`,
    'name a file with --estate',
  );
}
