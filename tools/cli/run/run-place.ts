import { UserError } from '../../diagnostics/user-error.ts';
import { isRecord } from '../../load/is-record.ts';
import type { ForgeOptions } from '../../ports/forge.ts';
import type { Context } from '../context.ts';
import { getRepository } from '../github/get-repository.ts';
import { readEventFile } from '../github/read-event-file.ts';

/** The run of a workflow that we are a step of. */
export interface RunPlace {
  readonly forge: ForgeOptions;
  readonly runId: number;
  readonly attempt: number;
  /** For people. */
  readonly url: string;
  /** Who started this attempt. */
  readonly actor: string;
  /** Such as `refs/heads/main`. */
  readonly ref: string;
  readonly defaultBranch: string;
  /** What started it, such as `workflow_dispatch`. */
  readonly trigger: string;
  /** Of a run that a time started: the cron expression. */
  readonly cron: string | undefined;
  /** The inputs of the workflow, by name. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** From what GitHub tells a job. Throws UserError where this is none that was dispatched. */
export async function readRunPlace(context: Context): Promise<RunPlace> {
  const { env } = context;
  const { forge } = getRepository(context);
  const event = await readEventFile(context);
  const runId = Number(env['GITHUB_RUN_ID']);
  const actor = env['GITHUB_TRIGGERING_ACTOR'] ?? env['GITHUB_ACTOR'];
  if (!Number.isSafeInteger(runId) || runId <= 0 || actor === undefined)
    throw new UserError(
      'run --stage: this is no job of GitHub Actions',
      'it is called by the workflows that `cadastre actions compile` writes; by hand, leave --stage out',
    );
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const repository = isRecord(event['repository']) ? event['repository'] : {};
  const branch = repository['default_branch'];
  const ref = env['GITHUB_REF'] ?? '';
  const trigger = env['GITHUB_EVENT_NAME'] ?? '';
  const cron = event['schedule'];
  // GitHub says nothing of the repository to what a time starts, which is on the default branch alone.
  const unsaid = trigger === 'schedule' ? ref.replace(/^refs\/heads\//, '') : 'main';
  return {
    forge,
    runId,
    attempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? '1') || 1,
    url: `${server}/${forge.repository}/actions/runs/${runId}`,
    actor,
    ref,
    defaultBranch: typeof branch === 'string' ? branch : unsaid,
    trigger,
    cron: typeof cron === 'string' ? cron : undefined,
    inputs: isRecord(event['inputs']) ? event['inputs'] : {},
  };
}
