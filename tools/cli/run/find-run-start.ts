import { OWN_INPUTS, RUN_EVENT_INPUTS } from '../../actions/compile/dispatch-inputs.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { parseMarker } from '../../actions/record/record-marker.ts';
import type { RunEventType } from '../../actions/run-listeners.ts';
import { depthAfter, matchRun } from '../../automations/match-run.ts';
import { toRunEvent } from '../../automations/to-run-event.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { ForgeJob } from '../../ports/forge.ts';
import type { FoundStart } from './find-start.ts';
import type { RunRequest } from './read-request.ts';
import type { RunScene } from './ready-run.ts';

const TYPES: readonly RunEventType[] = ['RUN_CREATED', 'RUN_UPDATED'];
/** The jobs of a run that tell what it did. No step of people runs in them. */
const TELLERS: readonly string[] = ['announce', 'report'];
/** Milliseconds between two looks at a job that is about to end, and how many there are. */
const PAUSE = 3000;
const LOOKS = 60;

/**
 * What the run did that started this one: in its status comment, or, where it has none, in the log of the job that told. The
 * number of this run is that of what it found there, or nothing was found.
 */
export async function findRunStart(
  { id }: RunRequest,
  scene: RunScene,
): Promise<FoundStart | undefined> {
  const isTold = async (record: RunRecord): Promise<FoundStart | undefined> =>
    await match(id, record, scene);
  return (await firstOf(await readComments(scene), isTold)) ?? (await findInLogs(isTold, scene));
}

type Match = (record: RunRecord) => Promise<FoundStart | undefined>;

async function match(
  id: string,
  record: RunRecord,
  { action, catalog }: RunScene,
): Promise<FoundStart | undefined> {
  for (const type of TYPES) {
    const { due } = await matchRun(catalog.actions, type, record);
    if (!due.some((each) => each.id === id && each.action === action)) continue;
    const since = Date.parse(record.history[0]?.at ?? '');
    return {
      subject: undefined,
      entity: undefined,
      event: toRunEvent(type, record),
      depth: depthAfter(record),
      since: Number.isNaN(since) ? 0 : since,
    };
  }
  return undefined;
}

async function firstOf(
  records: readonly RunRecord[],
  isTold: Match,
): Promise<FoundStart | undefined> {
  for (const record of records) {
    const found = await isTold(record);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The records on the pull request that this run is told of: of comments that we wrote ourselves. */
async function readComments({ forge, place }: RunScene): Promise<readonly RunRecord[]> {
  const number = Number(place.inputs[OWN_INPUTS.pullRequest]);
  if (!Number.isSafeInteger(number) || number <= 0) return [];
  const viewer = await forge.getViewer();
  return (await forge.listComments(number)).flatMap(({ author, body }) =>
    author === viewer ? (parseMarker(body) ?? []) : [],
  );
}

/** Waits for the job that told: it starts this run before it ends, and has no log until then. */
async function findInLogs(isTold: Match, scene: RunScene): Promise<FoundStart | undefined> {
  const { forge, place, catalog, clock } = scene;
  const source = Number(place.inputs[RUN_EVENT_INPUTS.source]);
  if (!Number.isSafeInteger(source) || source <= 0) return undefined;
  const run = await forge.findRun(source);
  const action = catalog.actions.find((each) => workflowFile(each.identifier) === run?.workflow);
  // Elsewhere than on the default branch the log holds whatever somebody wrote there.
  if (action === undefined || run?.branch !== place.defaultBranch || !isStart(run.event))
    return undefined;
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const jobs = (await forge.listJobs(source)).filter(({ name }) => TELLERS.includes(name));
    const logs = await Promise.all(jobs.map(async (job) => await findTold(job, scene)));
    const own = logs.flatMap((log) => log?.record ?? []);
    const found = await firstOf(
      own.filter((record) => record.action === action.identifier),
      isTold,
    );
    if (found !== undefined || logs.every((log) => log !== undefined)) return found;
    await clock.sleep(PAUSE);
  }
  return undefined;
}

/** How the workflow of an action is started; a pull request of a stranger starts none. */
function isStart(event: string): boolean {
  return event === 'workflow_dispatch' || event === 'schedule';
}

/**
 * The last record in the log of a job, if any: what stands before it may be what somebody gave the run. Undefined where there is
 * no log yet.
 */
async function findTold(
  { id, conclusion }: ForgeJob,
  { forge }: RunScene,
): Promise<{ readonly record: RunRecord | undefined } | undefined> {
  const log = conclusion === undefined ? undefined : await forge.findLog(id);
  if (log === undefined) return undefined;
  const records = log
    .split(/\r?\n/)
    .map((line) => parseMarker(line.replace(/^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]+Z /, '')));
  return { record: records.findLast((record) => record !== undefined) };
}
