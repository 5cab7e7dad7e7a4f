import { UserError } from '../../diagnostics/user-error.ts';
import { isRecord } from '../../load/is-record.ts';
import type { Context } from '../context.ts';
import { readEventFile } from '../github/read-event-file.ts';

/** Who opened the pull request that this job runs for. Throws UserError. */
export async function getAuthor(context: Context): Promise<string> {
  if (context.env['GITHUB_EVENT_PATH'] !== undefined) {
    const pull = (await readEventFile(context))['pull_request'];
    const user = isRecord(pull) ? pull['user'] : undefined;
    const login = isRecord(user) ? user['login'] : undefined;
    if (typeof login === 'string' && login !== '') return login;
  }
  throw new UserError(
    'access check: nobody says whose change this is',
    'add `--author LOGIN`; in a job on `pull_request` that is known',
  );
}
