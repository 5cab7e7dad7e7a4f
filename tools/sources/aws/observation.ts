import type { Reference } from './edges/reference.ts';

/** One resource as the survey saw it: normalised, without secrets, never committed as it is. */
export interface Observation {
  readonly type: string;
  readonly account: string;
  /** `global` for types that have no region. */
  readonly region: string;
  /** The primary identifier, as Cloud Control takes it. */
  readonly identifier: string;
  /** The normalised ARN, or undefined for a type that has none. */
  readonly arn: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What its properties name, looked up before secrets were taken out. */
  readonly references: readonly Reference[];
}

/** The unit of completeness: only what is complete may delete. */
export interface Scope {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  /** What the resources belong to, for a type that is listed by parent: set where one parent's list failed. */
  readonly parent?: string;
  readonly state: ScopeState;
  /** How many resources the list named. */
  readonly listed: number;
  /** How many of them could be read. */
  readonly read: number;
  /** Why it is not complete. */
  readonly reason?: string;
  /** The permission that is missing, where AWS names it. */
  readonly action?: string;
  /** The region did not take the credentials: they are wrong, or it is not enabled. Only until that is known. */
  readonly isRefused?: true;
}

export type ScopeState =
  | 'complete'
  | 'truncated?'
  | 'denied'
  | 'unsupported'
  | 'absent-in-region'
  | 'throttled-out'
  | 'failed';
