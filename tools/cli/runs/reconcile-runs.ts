import { isFinal, moveRecord, type Move } from '../../actions/record/move-record.ts';
import { timestamp } from '../run/timestamp.ts';
import { parseMarker } from '../../actions/record/record-marker.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { Forge, ForgeRun } from '../../ports/forge.ts';
import { count } from '../../reporters/count.ts';
import type { ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { getRepository } from '../github/get-repository.ts';
import { startRunAutomations } from '../automate/start-run-automations.ts';
import { keepRecord } from '../run/keep-record.ts';
import { say } from '../run/say.ts';

const MINUTE = 60_000;
const DAY = 24 * 3600 * 1000;
/** A run of GitHub lives no longer than this, and so waits nobody longer. */
const LONGEST = 35 * DAY;
/** The last job of a run says itself how it went; this long it may take to. */
const GRACE = 15 * MINUTE;
/** Runs that are looked at. */
const MOST = 1000;
const UNSAID_MINUTES = 30;

/** Ends the records of runs that can end themselves no more: the run is gone, was cancelled, or nobody ever reported. */
export async function reconcileRuns(context: Context): Promise<ExitCode> {
  const files = context.openFiles(await getCatalogRoot(context));
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  const forge = await context.openForge(getRepository(context).forge);
  const now = context.currentTime();
  const open = await listOpen(forge, timestamp(now - LONGEST));
  // One that waits for its turn has written nothing yet; GitHub knows it by its name.
  const isUnsaid = open.some(({ workflowRun }) => workflowRun === undefined);
  const since = timestamp(now - LONGEST);
  const wanted = { event: 'workflow_dispatch', since, most: MOST };
  const started = isUnsaid ? await forge.listRuns(wanted) : [];
  let ended = 0;
  for (const record of open) {
    const run =
      record.workflowRun === undefined
        ? started.find(({ title }) => title.endsWith(`[${record.id}]`))
        : await forge.findRun(record.workflowRun.id);
    const end = whyEnded(record, run, { now, timeout: timeoutOf(record, catalog) });
    if (end === undefined) continue;
    const moved = moveRecord(record, { ...end, at: timestamp(now) });
    await keepRecord(forge, { record: moved }, context);
    await startRunAutomations({ type: 'RUN_UPDATED', record: moved, catalog }, forge, context);
    say(`run ${record.id} of ${record.action}: ${end.state}: ${end.message ?? ''}\n`, context);
    ended += 1;
  }
  context.io.stdout(`${count(open.length, 'run')} open, ${ended} of them ended here\n`);
  return 0;
}

/** The records of ours that have not ended, each once: the newest comment counts. */
async function listOpen(forge: Forge, since: string): Promise<readonly RunRecord[]> {
  const viewer = await forge.getViewer();
  const seen = new Set<string>();
  return (await forge.listCommentsSince(since)).flatMap(({ author, body, number }) => {
    const record = author === viewer ? parseMarker(body) : undefined;
    if (record === undefined || record.pullRequest !== number || seen.has(record.id)) return [];
    seen.add(record.id);
    return isFinal(record.state) ? [] : [record];
  });
}

function timeoutOf({ action }: RunRecord, { actions }: FullCatalog): number {
  const found = actions.find(({ identifier }) => identifier === action);
  return (found?.value.invocationMethod.timeoutMinutes ?? UNSAID_MINUTES) * MINUTE;
}

interface Times {
  readonly now: number;
  /** Milliseconds that the action may take. */
  readonly timeout: number;
}

/** Why a run is over although its record says otherwise; undefined where it may go on. */
export function whyEnded(
  record: RunRecord,
  run: ForgeRun | undefined,
  { now, timeout }: Times,
): Omit<Move, 'at'> | undefined {
  const since = now - Date.parse(record.history.at(-1)?.at ?? '');
  if (run === undefined) return withoutRun(record, since);
  if (run.status !== 'completed' || now - Date.parse(run.updatedAt) < GRACE) return undefined;
  const { conclusion } = run;
  if (conclusion === 'cancelled')
    return { state: 'cancelled', message: 'it was cancelled on GitHub' };
  if (conclusion === 'timed_out') return { state: 'timed-out', message: 'its job took too long' };
  if (conclusion !== 'success')
    return {
      state: 'failure',
      message: 'its run failed, and said no more',
      hint: 'its log says why',
    };
  if (record.state === 'waiting') return tooLong(since);
  // Its own part is done, and another server has the rest.
  return since < timeout
    ? undefined
    : {
        state: 'timed-out',
        message: 'nobody reported how it went',
        hint: 'look at the system that it was handed to',
      };
}

function withoutRun(record: RunRecord, since: number): Omit<Move, 'at'> | undefined {
  if (record.workflowRun !== undefined)
    return { state: 'failure', message: 'its run is not there any more' };
  if (record.state === 'waiting') return tooLong(since);
  return since < GRACE
    ? undefined
    : { state: 'failure', message: 'its workflow did not start', hint: 'ask again' };
}

function tooLong(since: number): Omit<Move, 'at'> | undefined {
  return since < 30 * DAY
    ? undefined
    : { state: 'timed-out', message: 'nobody approved it within 30 days', hint: 'ask again' };
}
