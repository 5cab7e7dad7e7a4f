/** What is known of one run of an action: kept in its status comment, and printed by `cadastre runs`. */
export interface RunRecord {
  version: 1;
  /**
   * Of the comment that asked (`c` and its number), or of the run on GitHub (`r` and its number). Of an automation what started
   * it: a commit (`a`), a timer (`t`), another run (`e`), and twelve digits.
   */
  id: string;
  /** The identifier of the action. */
  action: string;
  /** Its title, when it was asked for. */
  title: string;
  state: RunState;
  /** A login on GitHub. */
  requestedBy: string;
  /** Where it was asked for. */
  origin: RunOrigin;
  /** How many automations stand behind it, itself included; missing where a person does. */
  depth?: number;
  /** `blueprint/identifier`. */
  entity?: string;
  /** What it was asked with; never a secret. */
  inputs: Record<string, unknown>;
  /** Of the action, the entity and the inputs: what an approval is bound to. */
  hash: string;
  /** The pull request that the status is on. */
  pullRequest?: number;
  /** The commit that the pull request was at when it was asked. */
  sha?: string;
  /** The run on GitHub, the newest attempt. */
  workflowRun?: RunOfWorkflow;
  approvals: RunApproval[];
  /** Every state that it was in, the oldest first. */
  history: RunMoment[];
  /** How it went, in a sentence. */
  message?: string;
  /** What to do about it. */
  hint?: string;
  links: RunLink[];
  steps: RunStep[];
}

export type RunState =
  | 'queued'
  | 'waiting'
  | 'running'
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'timed-out'
  | 'refused';

export type RunOrigin = 'form' | 'comment' | 'automation';

export interface RunOfWorkflow {
  id: number;
  attempt: number;
  url: string;
}

export interface RunApproval {
  by: string;
  kind: 'approved' | 'declined';
  /** ISO 8601, UTC. */
  at: string;
}

export interface RunMoment {
  state: RunState;
  /** ISO 8601, UTC. */
  at: string;
  /** Whoever brought it about, where somebody did. */
  by?: string;
}

export interface RunLink {
  title: string;
  url: string;
}

export interface RunStep {
  name: string;
  /** As GitHub has it: `success`, `failure`, `skipped`, `cancelled`. */
  conclusion: string;
}
