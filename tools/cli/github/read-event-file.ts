import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import { isRecord } from '../../load/is-record.ts';
import { readTexts } from '../../load/read-texts.ts';
import type { Context } from '../context.ts';

/** What the job runs for, as GitHub tells it: the file of `GITHUB_EVENT_PATH`. Throws UserError where there is none. */
export async function readEventFile(context: Context): Promise<Readonly<Record<string, unknown>>> {
  const file = context.env['GITHUB_EVENT_PATH'];
  if (file === undefined)
    throw new UserError(
      'GITHUB_EVENT_PATH is not set, so that nobody knows what this runs for',
      'this works in a job of GitHub Actions',
    );
  const name = path.basename(file);
  const text = (await readTexts(context.openFiles(path.dirname(file)), [name])).get(name);
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (isRecord(value)) return value;
  } catch {
    // What is no JSON is no event.
  }
  throw new UserError(
    `${file} is not the event of a job`,
    'it is a JSON object that GitHub writes',
  );
}
