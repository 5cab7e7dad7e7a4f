import { EVENT_INPUTS } from '../../actions/compile/dispatch-inputs.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { findExpiredTimers } from '../../actions/timer-run.ts';
import { toEventContext } from '../../automations/match-automations.ts';
import type { ForgeRun } from '../../ports/forge.ts';
import { findDue, stepsBetween } from '../automate/find-due.ts';
import type { EntityView } from './entity-view.ts';
import { findRunStart } from './find-run-start.ts';
import type { RunRequest } from './read-request.ts';
import type { RunScene } from './ready-run.ts';
import { Refusal } from './refusal.ts';
import { timestamp } from './timestamp.ts';

/** What started an automation, as we found it ourselves. */
export interface FoundStart {
  /** What it is about; undefined for what a time starts. */
  readonly subject: { readonly blueprint: string; readonly identifier: string } | undefined;
  /** As it is after the event, or was before it where it is gone. */
  readonly entity: EntityView | undefined;
  readonly event: object | undefined;
  readonly depth: number;
  /** When it happened, in milliseconds since 1970; undefined where GitHub vouches that it starts no second time. */
  readonly since?: number;
}

/**
 * Looks whether what an automation waits for has happened. Everybody who may write can start its workflow and say so: only
 * what is found in the catalog, in its history and in the runs on GitHub counts, and each thing once. Throws Refusal.
 */
export async function findStart(request: RunRequest, scene: RunScene): Promise<FoundStart> {
  const found = await find(request, scene);
  if (found === undefined)
    throw new Refusal(
      `${scene.action.title} starts by itself, and nothing that it waits for has happened`,
    );
  const earlier = await findEarlier(request, found, scene);
  if (earlier === undefined) return found;
  throw new Refusal(
    `run ${request.id} was started before`,
    `look at ${earlier.url}; whoever wants it again runs that again`,
  );
}

const DAY = 24 * 3600 * 1000;
/** GitHub finds no more runs. */
const MOST = 1000;

/** A run of GitHub that was started for the same before this one. */
async function findEarlier(
  { id }: RunRequest,
  { since }: FoundStart,
  { action, forge, place, now }: RunScene,
): Promise<ForgeRun | undefined> {
  if (since === undefined) return undefined;
  // Clocks differ, those that commits are made by most of all.
  const from = timestamp(Math.min(since, now) - DAY);
  const runs = await forge.listRuns({ event: 'workflow_dispatch', since: from, most: MOST });
  const workflow = workflowFile(action.identifier);
  return runs.find(
    (run) => run.workflow === workflow && run.id < place.runId && run.title.endsWith(`[${id}]`),
  );
}

async function find(request: RunRequest, scene: RunScene): Promise<FoundStart | undefined> {
  if (scene.place.trigger === 'schedule') return findSchedule(scene);
  if (request.id.startsWith('t')) return findTimer(request, scene);
  if (request.id.startsWith('e')) return await findRunStart(request, scene);
  return await findCommit(request, scene);
}

/** GitHub vouches for what started the run; the action says whether that is what it waits for. */
function findSchedule({ action, place }: RunScene): FoundStart | undefined {
  const { trigger, publish } = action.value;
  const { type, cron, timezone } = trigger.event ?? {};
  if (trigger.type !== 'automation' || type !== 'SCHEDULE' || publish === false) return undefined;
  if (place.cron !== undefined && place.cron !== cron)
    throw new Refusal(
      `its workflow waits for \`${place.cron}\`, and the action for \`${cron}\``,
      'run `cadastre actions compile`',
    );
  const event = { type, cron, timezone: timezone ?? 'UTC' };
  return { subject: undefined, entity: undefined, event, depth: 1 };
}

function findTimer({ id }: RunRequest, { action, catalog, now }: RunScene): FoundStart | undefined {
  const timer = findExpiredTimers(catalog, now).find(
    (each) => each.id === id && each.action === action,
  );
  if (timer === undefined) return undefined;
  const { blueprint, identifier } = timer.entity;
  const event = { type: 'TIMER_PROPERTY_EXPIRED', context: { blueprint, entity: identifier } };
  const subject = { blueprint, identifier };
  return { subject, entity: undefined, event, depth: 1, since: timer.time };
}

async function findCommit(
  { id }: RunRequest,
  { action, files, git, place }: RunScene,
): Promise<FoundStart | undefined> {
  const [before, commit] = [place.inputs[EVENT_INPUTS.before], place.inputs[EVENT_INPUTS.commit]];
  if (!isCommit(before) || !isCommit(commit)) return undefined;
  // Only what is on the branch has happened.
  const isThere = (await git.findCommit(before)) !== undefined;
  if (!isThere || (await git.findMergeBase(commit, 'HEAD')) !== commit) return undefined;
  // What several commits did together is nothing that happened.
  if ((await stepsBetween(git, before, commit)).length !== 1) return undefined;
  const { due, depth } = await findDue({ files, git }, before, commit);
  const own = due.find((each) => each.id === id && each.action.identifier === action.identifier);
  if (own === undefined) return undefined;
  const { event } = own;
  const { blueprint, identifier, diff } = event;
  const state = diff.after ?? diff.before;
  return {
    subject: { blueprint, identifier },
    entity: state === null ? undefined : (state as unknown as EntityView),
    event: toEventContext(event),
    depth,
    since: await git.findCommitTime(commit),
  };
}

function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40}$/.test(value);
}
