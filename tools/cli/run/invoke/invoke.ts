import type { RunLink } from '../../../model/run-record.ts';
import type { Context } from '../../context.ts';
import type { ReadyRun } from '../ready-run.ts';

/** What a run does, once everybody who is asked agreed. */
export type Invoke = (run: ReadyRun, invocation: Invocation, context: Context) => Promise<Invoked>;

/** The method with its templates filled, and the secrets that it names. */
export interface Invocation {
  readonly method: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Milliseconds that it may take. */
  readonly timeout: number;
}

export type Invoked =
  /** The steps of the job go on, with these variables. */
  | { readonly kind: 'steps'; readonly variables: Readonly<Record<string, string>> }
  | {
      readonly kind: 'ended';
      readonly state: 'success' | 'failure' | 'cancelled' | 'timed-out';
      readonly message: string;
      readonly links: readonly RunLink[];
      /** A pull request that was opened. */
      readonly pullRequest?: number;
    }
  /** Somebody else goes on, and reports later. */
  | { readonly kind: 'sent'; readonly message: string; readonly links: readonly RunLink[] };
