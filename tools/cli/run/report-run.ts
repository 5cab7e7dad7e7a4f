import { isFinal, moveRecord } from '../../actions/record/move-record.ts';
import { timestamp } from './timestamp.ts';
import { OWN_INPUTS } from '../../actions/compile/dispatch-inputs.ts';
import { isRecord } from '../../load/is-record.ts';
import type { RunRecord, RunState, RunStep } from '../../model/run-record.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import { ForgeFailure, type Forge, type ForgeJob } from '../../ports/forge.ts';
import type { ExitCode } from '../command.ts';
import { startRunAutomations } from '../automate/start-run-automations.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { findRecord, keepRecord } from './keep-record.ts';
import { say } from './say.ts';
import { readRunPlace, type RunPlace } from './run-place.ts';

/** The last job of a workflow of an action: how the job before it ended is how the run did, unless it said so itself. */
export async function reportRun(context: Context): Promise<ExitCode> {
  const place = await readRunPlace(context);
  const forge = await context.openForge(place.forge);
  // What was stopped was not ours: another job is at it.
  const isStopped = context.env['RUN_STATE'] === 'stop';
  const record = readRecord(context) ?? (isStopped ? undefined : await findWaiting(place, forge));
  if (record === undefined) {
    context.io.stdout('the run left no record; its log says why\n');
    return 0;
  }
  const result = context.env['RUN_RESULT'] ?? '';
  // What ended, or goes on elsewhere, has said so itself.
  const isSaid = isFinal(record.state) || (result === 'success' && isElsewhere(context));
  const ended = isSaid ? record : await end(record, result, { place, forge, context });
  const words = ended.message === undefined ? '' : `: ${ended.message}`;
  say(`run ${record.id} of ${record.action}: ${ended.state}${words}\n`, context);
  if (context.env['RUN_TELL'] === 'true') await tellEnd(ended, forge, context);
  return 0;
}

/** Starts what waits for the ends of runs of this action. */
async function tellEnd(record: RunRecord, forge: Forge, context: Context): Promise<void> {
  const files = context.openFiles(await getCatalogRoot(context));
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  await startRunAutomations({ type: 'RUN_UPDATED', record, catalog }, forge, context);
}

async function end(record: RunRecord, result: string, ending: Ending): Promise<RunRecord> {
  const ended = await endRecord(record, result, ending);
  await keepRecord(ending.forge, ended, ending.context);
  return ended.record;
}

/** It waits for people, or for another server to report. */
function isElsewhere({ env }: Context): boolean {
  return env['RUN_STATE'] === 'waiting' || env['RUN_STATE'] === 'sent';
}

/** What the job before handed on. It is our own, and comes through GitHub. */
function readRecord({ env }: Context): RunRecord | undefined {
  try {
    const value: unknown = JSON.parse(env['RUN_RECORD'] ?? '');
    return isRecord(value) && typeof value['id'] === 'string'
      ? (value as unknown as RunRecord)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The job never came to hand anything on: it was cancelled, or declined, while it waited. */
async function findWaiting(place: RunPlace, forge: Forge): Promise<RunRecord | undefined> {
  const number = Number(place.inputs[OWN_INPUTS.pullRequest]);
  if (!Number.isSafeInteger(number) || number <= 0) return undefined;
  const run = place.inputs[OWN_INPUTS.run];
  const id = typeof run === 'string' && run !== '' ? run : `r${place.runId}`;
  const record = await findRecord(forge, number, id);
  const other = record?.workflowRun?.id;
  return other === undefined || other === place.runId ? record : undefined;
}

interface Ending {
  readonly place: RunPlace;
  readonly forge: Forge;
  readonly context: Context;
}

async function endRecord(
  record: RunRecord,
  result: string,
  { place, forge, context }: Ending,
): Promise<{ readonly record: RunRecord; readonly log: readonly string[] }> {
  const jobs = await orNothing(forge.listJobs(place.runId), context);
  const job = jobs?.find(({ name }) => name === 'run');
  const declined = await findDecline(record, place, forge);
  const state = declined === undefined ? stateOf(result, job) : 'refused';
  const at = timestamp(context.currentTime());
  const said = context.env['RUN_MESSAGE'] ?? '';
  const url = context.env['RUN_LINK'] ?? '';
  const steps = job === undefined ? [] : stepsOf(job);
  const failed = steps.find(({ conclusion }) => conclusion === 'failure');
  const why = said === '' && failed !== undefined ? `step \`${failed.name}\` failed` : said;
  const message = declined === undefined ? why : `\`${declined}\` declined it`;
  const moved = moveRecord(record, { state, at, ...(message === '' ? {} : { message }) });
  const isLink = /^https?:\/\//.test(url) && URL.canParse(url);
  const log =
    state === 'failure' || state === 'timed-out' ? await readLog(job, forge, context) : [];
  return {
    record: {
      ...moved,
      links: isLink ? [...record.links, { title: 'what it made', url }] : record.links,
      steps: [...steps],
    },
    log,
  };
}

/** What a reviewer of the environment said, where it was no. */
async function findDecline(
  { state }: RunRecord,
  { runId }: RunPlace,
  forge: Forge,
): Promise<string | undefined> {
  if (state !== 'waiting') return undefined;
  const reviews = await forge.listReviews(runId);
  return reviews.find((review) => review.state === 'rejected')?.by;
}

/** GitHub calls a job that took too long cancelled or failed; its own conclusion tells. */
function stateOf(result: string, job: ForgeJob | undefined): RunState {
  if (job?.conclusion === 'timed_out') return 'timed-out';
  if (result === 'success') return 'success';
  return result === 'cancelled' || result === 'skipped' ? 'cancelled' : 'failure';
}

/** The steps of the action: what is behind the one that began it, and is not GitHub's own. */
function stepsOf({ steps }: ForgeJob): readonly RunStep[] {
  const start = steps.findIndex(({ name }) => name.includes('--stage begin'));
  return steps
    .slice(start + 1)
    .filter(({ name }) => !/^(?:Post |Complete job$)/.test(name))
    .map(({ name, conclusion }) => ({ name, conclusion: conclusion ?? '' }));
}

async function readLog(
  job: ForgeJob | undefined,
  forge: Forge,
  context: Context,
): Promise<readonly string[]> {
  const text = job === undefined ? undefined : await orNothing(forge.findLog(job.id), context);
  return (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]+Z /, ''))
    .filter((line) => line.trim() !== '');
}

/** What only makes a report better must not keep it from being made. */
async function orNothing<T>(work: Promise<T>, { io }: Context): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    io.stderr(`note: ${error.message}\n`);
    return undefined;
  }
}
