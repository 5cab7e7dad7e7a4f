import type { EntityName } from '../derive/derived-catalog.ts';
import type { Scorecard, FullEntity } from '../load/catalog.ts';
import type { Place } from '../load/finding.ts';
import type { ScorecardLevel } from '../model/scorecard.ts';
import type { QueryContext } from '../query/query-context.ts';
import type { RuleState, Subject } from '../query/subject.ts';
import type { CompiledRule, CompiledScorecard } from './compiled-scorecard.ts';

/** The scores of a whole catalog. Of scorecards, blueprints and entities with one name it knows the first. */
export interface ScoredCatalog {
  /** Sorted by identifier. */
  readonly scorecards: readonly ScoredScorecard[];
  /** Scorecards that have no scores, because they are not sound. Sorted by identifier. */
  readonly unscored: readonly UnscoredScorecard[];
  find(scorecard: string): ScoredScorecard | undefined;
  /** An entity as a query sees it: with derived values and scores. */
  subjectOf(entity: FullEntity): Subject;
  /** For searches over the subjects. */
  readonly search: QueryContext;
}

export interface UnscoredScorecard {
  readonly scorecard: Scorecard;
  /** Why, in words for people. */
  readonly message: string;
}

/** The entities of a blueprint in rows, sorted by identifier, with their scores. */
export interface ScoredScorecard extends CompiledScorecard {
  readonly entities: readonly FullEntity[];
  /** Which level, from 0; undefined where the scorecard does not apply. */
  levelAt(row: number): number | undefined;
  /** Whether a rule passes, by its position; false where the scorecard does not apply. */
  isPassedAt(row: number, rule: number): boolean;
  scoreAt(row: number): EntityScore;
  scoreOf(entity: EntityName): EntityScore | undefined;
}

export interface EntityScore {
  readonly entity: FullEntity;
  /** From 0; undefined where the scorecard does not apply. */
  readonly levelIndex: number | undefined;
  readonly level: ScorecardLevel | undefined;
  /** The weights of the rules that pass, of all, from 0 to 100; 100 only where all pass. Undefined where none apply. */
  readonly percent: number | undefined;
  /** In the order of the scorecard. */
  readonly rules: readonly RuleScore[];
}

export interface RuleScore {
  readonly rule: CompiledRule;
  readonly state: RuleState;
  /** Why it failed; undefined where it did not. Computed when asked for. */
  explain(): RuleFailure | undefined;
}

export interface RuleFailure {
  /** Such as `runtime is nodejs16.x, want one of nodejs20.x, nodejs22.x`. Holds values of the catalog as they are. */
  readonly sentence: string;
  /** Where in the entity it is to be mended. */
  readonly place: Place;
}
