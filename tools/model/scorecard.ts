import type { Color } from './blueprint.ts';

/**
 * A scorecard as people write it, in Port's format (Port API, POST /v1/blueprints/{blueprint}/scorecards, snapshot of
 * 2026-01), plus `gate`, and `weight`, `due` and `owner` of rules, which are ours.
 */
export interface ScorecardFile {
  /**
   * The name of the scorecard: in queries, on the command line.
   * @maxLength 100
   * @pattern ^(?!\.{1,2}$)[\p{L}0-9@_.+:=-]+$
   */
  identifier: string;
  /** The name that people read. */
  title?: string;
  description?: string;
  /** The blueprint whose entities are scored. */
  blueprint: string;
  /** Which of them: a query with `conditions`. To the others the scorecard does not apply. */
  filter?: Record<string, unknown>;
  /**
   * From the lowest to the highest. Everything begins at the first. Default: Basic, Bronze, Silver, Gold.
   * @minItems 1
   */
  levels?: ScorecardLevel[];
  rules: ScorecardRule[];
  /** Ours. `cadastre score --since` fails where an entity goes down. */
  gate?: 'regression';
  /** Kept so that a Port scorecard is valid as it stands; only what is named here is read. */
  properties?: Record<string, unknown>;
  /** Kept so that what Port's API answers is valid as it stands. */
  id?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  createdAt?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  createdBy?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  updatedAt?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  updatedBy?: string;
}

export interface ScorecardLevel {
  /** @minLength 1 */
  title: string;
  color: Color;
  /** Kept so that a Port scorecard is valid as it stands. */
  description?: string;
}

/** One thing that an entity must have for a level, and for all levels above. */
export interface ScorecardRule {
  /**
   * @maxLength 100
   * @pattern ^[A-Za-z0-9@_=\\-]+$
   */
  identifier: string;
  /** What people read: what is asked for. */
  title?: string;
  description?: string;
  /** The title of a level, and not the first. */
  level: string;
  /** A query with `conditions`, which may be groups again: that is ours. It must find the entity. */
  query: Record<string, unknown>;
  /**
   * Ours. How much the rule counts for the percentage. Default 1. It does not touch the level.
   * @exclusiveMinimum 0
   */
  weight?: number;
  /**
   * Ours. When it should be met by: a day, such as 2026-12-31.
   * @pattern ^\d{4}-\d{2}-\d{2}$
   */
  due?: string;
  /** Ours. The identifier of the team that helps with it. */
  owner?: string;
}
