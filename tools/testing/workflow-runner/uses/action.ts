import type { Machine } from '../jobs/active-run.ts';

export interface ActionCall {
  readonly machine: Machine;
  /** What `with:` says; a name that is missing here was not said. */
  readonly inputs: Readonly<Record<string, string>>;
  /** As a process would see it. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  write(line: string): void;
  warn(message: string): void;
}

export interface ActionResult {
  readonly outputs?: Readonly<Record<string, string>>;
  /** What the job's later steps have in their environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What comes first on their PATH. */
  readonly paths?: readonly string[];
  /** Done when the job is over. */
  readonly post?: () => Promise<void> | void;
}

/** A GitHub Action of somebody else, as far as its own description goes. */
export interface Action {
  /** The inputs that are known here; `permission-*` stands for all that begin so. */
  readonly inputs: readonly string[];
  /** Rejects with `WorkflowError` where the real one would fail. */
  run(call: ActionCall): Promise<ActionResult>;
}
