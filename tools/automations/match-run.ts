import { createHash } from 'node:crypto';
import { isFinal } from '../actions/record/move-record.ts';
import { findListeners, type RunEventType } from '../actions/run-listeners.ts';
import type { Action } from '../load/catalog.ts';
import type { RunRecord } from '../model/run-record.ts';
import { askCondition } from './ask-condition.ts';
import { MOST_DEPTH } from './most-depth.ts';
import { toRunEvent } from './to-run-event.ts';

/** An automation that something that a run did starts. */
export interface DueOfRun {
  readonly action: Action;
  /** The run that is due (see `runOfRun`). */
  readonly id: string;
}

export interface MatchedRun {
  readonly due: readonly DueOfRun[];
  /** Why something that waits for it is not started, in words for people. */
  readonly problems: readonly string[];
}

/** What a run that begins, or that ended, starts. One that was refused starts nothing. */
export async function matchRun(
  actions: readonly Action[],
  type: RunEventType,
  record: RunRecord,
): Promise<MatchedRun> {
  if (!isHeard(type, record)) return { due: [], problems: [] };
  const due: DueOfRun[] = [];
  const problems: string[] = [];
  const event = toRunEvent(type, record);
  for (const action of findListeners(actions, record.action, type)) {
    const answer = await askCondition(action, [event]);
    if (typeof answer === 'string') problems.push(`${action.identifier}: ${answer}`);
    else if (answer[0] === true && depthAfter(record) > MOST_DEPTH)
      problems.push(
        `${action.identifier} on run ${record.id} is not started: ${MOST_DEPTH} automations stand behind it`,
      );
    else if (answer[0] === true) due.push({ action, id: runOfRun(action, type, record) });
  }
  return { due, problems };
}

function isHeard(type: RunEventType, { state }: RunRecord): boolean {
  return state !== 'refused' && (type === 'RUN_CREATED' || isFinal(state));
}

/** How many automations stand behind what a run starts. */
export function depthAfter({ depth = 0 }: RunRecord): number {
  return depth + 1;
}

/**
 * The run that is due: `e` and twelve digits of the automation, the run and its state. The same state of the same run gives the
 * same number, wherever it is told and however often, so that it is started once.
 */
function runOfRun({ identifier }: Action, type: RunEventType, record: RunRecord): string {
  const state = type === 'RUN_CREATED' ? null : record.state;
  const text = JSON.stringify([identifier, type, record.action, record.id, state]);
  return `e${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
