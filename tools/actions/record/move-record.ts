import type { RunRecord, RunState } from '../../model/run-record.ts';

const FINAL: readonly RunState[] = ['success', 'failure', 'cancelled', 'timed-out', 'refused'];

/** Whether a run ended: nothing changes its state any more. */
export function isFinal(state: RunState): boolean {
  return FINAL.includes(state);
}

export interface Move {
  readonly state: RunState;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by?: string;
  readonly message?: string;
  readonly hint?: string;
}

/**
 * A record in another state. One that ended stays as it is: what is told of it later, twice or by a job that was slower,
 * changes nothing.
 */
export function moveRecord(record: RunRecord, { state, at, by, message, hint }: Move): RunRecord {
  if (isFinal(record.state)) return record;
  const { message: _, hint: __, ...rest } = record;
  const isNew = record.state !== state;
  return {
    ...rest,
    state,
    history: isNew
      ? [...record.history, { state, at, ...(by === undefined ? {} : { by }) }]
      : record.history,
    ...(message === undefined ? {} : { message }),
    ...(hint === undefined ? {} : { hint }),
  };
}
