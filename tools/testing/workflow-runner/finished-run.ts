import type { RunAnnotation, RunStatus } from '../../emulators/github/github-server.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface FinishedStep {
  readonly name: string;
  readonly id: string | undefined;
  /** What `continue-on-error` makes of it. */
  readonly conclusion: Conclusion;
  readonly outcome: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  /** Markdown. */
  readonly summary: string;
  readonly annotations: readonly RunAnnotation[];
}

export interface FinishedJob {
  readonly id: string;
  readonly name: string;
  /** Undefined while it waits for somebody, or for a job that does. */
  readonly conclusion: Conclusion | undefined;
  readonly steps: readonly FinishedStep[];
  readonly annotations: readonly RunAnnotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly summary: string;
}

/** A run that is over, or waits for a person: then it has no conclusion. */
export interface FinishedRun {
  readonly id: number;
  readonly repository: string;
  /** Such as `.github/workflows/check.yml`. */
  readonly workflow: string;
  readonly title: string;
  readonly event: string;
  readonly status: RunStatus;
  readonly conclusion: Conclusion | undefined;
  readonly jobs: readonly FinishedJob[];
  /** Why GitHub does not accept the file of the workflow. */
  readonly errors: readonly string[];
}
