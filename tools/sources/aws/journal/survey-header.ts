import type { Shard } from '../survey/tasks-of-shard.ts';
import type { SurveyAccount } from '../survey/task.ts';

/** The first line of a journal: which survey it is of. */
export interface SurveyHeader {
  /** The format of the journal. */
  readonly journal: 1;
  /** The program that surveyed; another one may redact and name in another way. */
  readonly program: string;
  /** Changes with `aws:` in the configuration. */
  readonly config: string;
  /** Changes with the blueprints. */
  readonly blueprints: string;
  readonly accounts: readonly SurveyAccount[];
  /** The types of the `sync` rules, without those that they are listed by. */
  readonly types: readonly string[];
  readonly shard: Shard;
  /** Whether a person asked for some of the accounts or regions only. */
  readonly isNarrowed: boolean;
  /** Milliseconds since 1970. */
  readonly started: number;
}
