import { UserError } from '../../diagnostics/user-error.ts';
import { isRecord } from '../../load/is-record.ts';
import type { Context } from '../context.ts';
import { readEventFile } from '../github/read-event-file.ts';

export interface Author {
  readonly login: string;
  /**
   * Whether a run of an action wrote it: whoever asked for that was authorised then, by the permissions of the action. Only the
   * workflows of the repository open pull requests as this robot.
   */
  readonly isRun: boolean;
}

const WORKFLOWS = 'github-actions[bot]';
const OF_RUN = 'cadastre/run-';

/** Who opened the pull request that this job runs for. Throws UserError. */
export async function getAuthor(context: Context): Promise<Author> {
  if (context.env['GITHUB_EVENT_PATH'] !== undefined) {
    const event = await readEventFile(context);
    const login = textAt(event, 'pull_request', 'user', 'login');
    if (login !== undefined) {
      const isOwn =
        textAt(event, 'pull_request', 'head', 'repo', 'full_name') ===
        textAt(event, 'pull_request', 'base', 'repo', 'full_name');
      const branch = textAt(event, 'pull_request', 'head', 'ref') ?? '';
      return { login, isRun: login === WORKFLOWS && isOwn && branch.startsWith(OF_RUN) };
    }
  }
  throw new UserError(
    'access check: nobody says whose change this is',
    'add `--author LOGIN`; in a job on `pull_request` that is known',
  );
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  let at = value;
  for (const key of path) at = isRecord(at) ? at[key] : undefined;
  return typeof at === 'string' && at !== '' ? at : undefined;
}
