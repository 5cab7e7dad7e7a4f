/** What a query looks at: an entity with its derived values. */
export interface Subject {
  readonly blueprint: string;
  readonly identifier: string;
  readonly title?: string | undefined;
  readonly icon?: string | null | undefined;
  /** None is the same as missing. */
  readonly team: readonly string[];
  /** Null is the same as absent. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Where they are not among the properties: what is derived, read when it is asked for. It counts before what is stored. */
  readonly derived?: DerivedProperties | undefined;
  readonly relations: Relations;
  /** ISO 8601. */
  readonly createdAt?: string | undefined;
  /** ISO 8601. */
  readonly updatedAt?: string | undefined;
  readonly createdBy?: string | undefined;
  readonly updatedBy?: string | undefined;
  /** By the identifier of the scorecard. */
  readonly scorecards?: Lookup<ScorecardResult> | undefined;
}

export interface DerivedProperties extends Lookup<unknown> {
  readonly names: Iterable<string>;
}

export type Relations = Readonly<Record<string, string | readonly string[] | null>>;

export interface ScorecardResult {
  /** Undefined where the scorecard does not apply. */
  readonly level: string | undefined;
  /** By the identifier of the rule. */
  readonly rules: Lookup<RuleState>;
}

export type RuleState = 'SUCCESS' | 'FAILURE' | 'NOT_APPLICABLE';

/** What is asked of a map; the values may be made only then. */
export type Lookup<Value> = Pick<ReadonlyMap<string, Value>, 'get'>;

/** Whoever asks. */
export interface QueryUser {
  readonly identifier: string;
  readonly title?: string | undefined;
  /** Identifiers of `_team` entities. */
  readonly teams: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relations: Relations;
}
