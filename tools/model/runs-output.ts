import type { RunState } from './run-record.ts';

/** What `cadastre runs --format json` prints. */
export interface RunsOutput {
  version: 1;
  /** The newest first. */
  runs: ListedRun[];
}

export interface ListedRun {
  id: string;
  /** The identifier of the action. */
  action: string;
  state: RunState;
  /** A login on GitHub. */
  requestedBy: string;
  /** When it was asked for. ISO 8601, UTC. */
  at: string;
  /** Of its status comment, or of its run. */
  url: string;
  /** `blueprint/identifier`. */
  entity?: string;
  message?: string;
}
