import type {
  GithubEvent,
  RunAnnotation,
  RunJob,
  RunStatus,
  TokenPermissions,
} from '../../../emulators/github/github-server.ts';
import type { Conclusion, FinishedStep } from '../finished-run.ts';
import type { Job, Workflow } from '../parse/workflow.ts';
import type { RunnerOptions } from '../runner-options.ts';
import type { Mask } from '../steps/create-mask.ts';
import type { Concurrency } from './create-concurrency.ts';
import type { Combination } from './expand-matrix.ts';

/** What all runs share. */
export interface Host {
  readonly options: RunnerOptions;
  readonly concurrency: Concurrency;
  /** Milliseconds of one minute. */
  readonly minute: number;
  /** Counts as work of its own, beside what else goes on. */
  work<T>(piece: () => Promise<T>): Promise<T>;
  /** Waits without counting as work: for a person, for a place, for another job. */
  idle<T>(wait: Promise<T>): Promise<T>;
  log(line: string): void;
}

/** What expressions see everywhere in a run. */
export interface RunContexts {
  readonly github: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly vars: Readonly<Record<string, string>>;
}

export interface ActiveRun {
  readonly host: Host;
  readonly id: number;
  readonly title: string;
  readonly workflow: Workflow;
  readonly event: GithubEvent;
  readonly contexts: RunContexts;
  /** Holds a folder for each job, and the artifacts. */
  readonly folder: string;
  /** Aborted when the run is cancelled. */
  readonly cancel: AbortController;
  readonly jobs: JobInstance[];
  status: RunStatus;
  conclusion: Conclusion | undefined;
}

export type NeedsContext = Readonly<
  Record<string, { readonly result: string; readonly outputs: Readonly<Record<string, string>> }>
>;

/** One job of the workflow, for one combination of its matrix. */
export interface JobInstance {
  readonly definition: Job;
  readonly name: string;
  readonly needs: NeedsContext;
  readonly matrix: Combination;
  readonly strategy: Readonly<Record<string, unknown>>;
  readonly continuesOnError: boolean;
  /** Aborted when the job is cancelled or takes too long. */
  readonly cancel: AbortController;
  readonly steps: FinishedStep[];
  readonly annotations: RunAnnotation[];
  outputs: Readonly<Record<string, string>>;
  status: RunJob['status'];
  conclusion: Conclusion | undefined;
}

/** A job on its machine. */
export interface Machine {
  readonly run: ActiveRun;
  readonly job: JobInstance;
  readonly permissions: TokenPermissions;
  readonly token: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly mask: Mask;
  readonly workspace: string;
  readonly temp: string;
  /** PATH, HOME and what GitHub sets for every step. */
  readonly system: Readonly<Record<string, string>>;
  /** `env:` of the workflow and the job, and what steps wrote to `GITHUB_ENV`. */
  env: Readonly<Record<string, string>>;
  /** What steps wrote to `GITHUB_PATH`, the latest first. */
  paths: readonly string[];
  /** By the ids of steps. */
  stepContexts: Readonly<Record<string, unknown>>;
  /** Aborted when the time after a cancellation is over: then nothing goes on. */
  readonly end: AbortController;
  /** The status of the job so far. */
  status: 'success' | 'failure';
  /** Done when the job is over, the latest first. */
  readonly posts: (() => Promise<void> | void)[];
}
