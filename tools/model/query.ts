import type { PropertyType } from './blueprint.ts';

/** Whether all rules must pass, or one of them. Of no rules at all, `and` passes and `or` does not. */
export type Combinator = 'and' | 'or';

/**
 * A search in Port's format, as datasets, conditions of actions, aggregations and policies have it.
 * Nested at most 20 deep, with at most 10,000 rules.
 * @public read by the schema generator
 */
export interface SearchQuery {
  /** Written by Port in the condition of an action; Cadastre does not read it. */
  type?: 'SEARCH';
  combinator: Combinator;
  rules: (SearchRule | SearchQuery)[];
}

/**
 * The same, as scorecards write it. Port allows no nesting here; Cadastre does.
 * @public read by the schema generator
 */
export interface ScorecardQuery {
  combinator: Combinator;
  /** @minItems 1 */
  conditions: (SearchRule | ScorecardQuery)[];
}

/**
 * One rule: a left side (`property`, `propertySchema`, `relation`, `scorecard`, or none for `relatedTo`), an operator, and
 * a value. A missing value passes nothing but `isEmpty` and the operators that say "not".
 */
export interface SearchRule {
  /**
   * A property, or a meta property such as `$team`. Ours: a path over relations, such as `owner.$team`.
   * As an object: a path for `matchAny`, or a value of whoever asks.
   */
  property?: string | RelationPath | ContextValue;
  /** Instead of `property`: any property of this type. */
  propertySchema?: SearchedSchema;
  /** Instead of `property`: the entities that a relation points to. */
  relation?: string;
  /** What of those entities is compared. Default: `$identifier`. */
  targetProperty?: '$identifier' | '$title';
  /** Instead of `property`: the level that the entity has in a scorecard. */
  scorecard?: string;
  /** With `scorecard`: the state of one of its rules, `SUCCESS` or `FAILURE`; ours: `NOT_APPLICABLE`. */
  scorecardRule?: string;
  operator: SearchOperator;
  /**
   * What the left side is compared with. Strings are compared with their case. `{{getUserTeams()}}`, `{{getUserEmail()}}` and
   * `{{getUserFullName()}}`, alone or alone in a list, are of whoever asks.
   */
  value?: SearchValue;
  /** Turns the rule around. In Port only with `isEmpty` and `isNotEmpty`; ours with every operator. */
  not?: boolean;
  /** For `relatedTo`: the blueprint of the entities in `value`. */
  blueprint?: string;
  /**
   * For `relatedTo`: `upstream` finds what the entities in `value` depend on, `downstream` what depends on them.
   * Default: both.
   */
  direction?: RelatedDirection;
  /** For `relatedTo`: only through relations that are required (true), or that are not (false). */
  required?: boolean;
}

export type SearchOperator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'contains'
  | 'doesNotContains'
  | 'containsAny'
  | 'beginsWith'
  | 'doesNotBeginsWith'
  | 'endsWith'
  | 'doesNotEndsWith'
  | 'in'
  | 'notIn'
  | 'between'
  | 'notBetween'
  | 'isEmpty'
  | 'isNotEmpty'
  | 'isExpired'
  | 'isNotExpired'
  | 'relatedTo'
  | 'matchAny';

export type Scalar = string | number | boolean;

export type RelatedDirection = 'upstream' | 'downstream';

export type SearchValue =
  | Scalar
  | Scalar[]
  | ValueRange
  | PresetRange
  | PropertyValue
  | ContextValue
  | JqValue;

/** From one number or date (ISO 8601) to another, both included. A day without a time is the whole day. */
export interface ValueRange {
  from: string | number;
  to: string | number;
}

/** A stretch of time beside now, in UTC. */
export interface PresetRange {
  preset: DatePreset;
}

/**
 * `today`, `yesterday` and `tomorrow` are whole days. `last…` ends now and `next…` begins now, both at the same time
 * of the day: a day is 24 hours, a week 7 days, a month a month of the calendar (31 March, less a month, is 28 or 29 February).
 */
export type DatePreset =
  | 'today'
  | 'yesterday'
  | 'tomorrow'
  | 'lastDay'
  | 'lastWeek'
  | 'last2Weeks'
  | 'lastMonth'
  | 'last3Months'
  | 'last6Months'
  | 'last12Months'
  | 'last2Years'
  | 'last3Years'
  | 'nextWeek'
  | 'next2Weeks'
  | 'nextMonth'
  | 'next3Months'
  | 'next6Months'
  | 'next12Months';

/** The value of another property of the same entity. Ours; Port needs a calculation property for that. */
export interface PropertyValue {
  /** A property, a meta property, or a path over relations. */
  property: string;
}

/** A value of whoever asks: a property or relation of the user, or of any team of the user. */
export interface ContextValue {
  context: QueryContextName;
  property: string;
}

export type QueryContextName = 'user' | 'userTeams';

/** A jq program that gives the value; only where there is something to run it on, such as a form. */
export interface JqValue {
  jqQuery: string;
}

/** A way over relations. */
export interface RelationPath {
  /**
   * @minItems 1
   * @maxItems 15
   */
  path: (string | RepeatedStep)[];
  /** The way begins at entities of this blueprint and ends at what is searched. Default: the other way round. */
  fromBlueprint?: string;
}

/** A relation of a blueprint to itself that is followed once, twice, … Only one in a path. */
export interface RepeatedStep {
  relation: string;
  /** @asType integer @minimum 1 @maximum 15 */
  maxHops: number;
}

export interface SearchedSchema {
  type: PropertyType;
  format?: string;
  items?: { type?: string; format?: string };
}
