/** What `cadastre score --format json` prints: levels of entities in scorecards. */
export interface ScoreOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  /** By identifier. */
  scorecards: ScoreOutputScorecard[];
  /** Scorecards that have no scores, because they are not sound. */
  unscored: ScoreOutputUnscored[];
}

export interface ScoreOutputScorecard {
  identifier: string;
  title: string;
  blueprint: string;
  /** Whether `gate: regression` is set. */
  gate: boolean;
  /** From the lowest to the highest. */
  levels: ScoreOutputLevel[];
  /** Entities that the filter leaves out. */
  notApplicable: number;
  /** The percentages of all entities on average, rounded down; absent where it applies to none. */
  percent?: number;
  /** In the order of the file. */
  rules: ScoreOutputRule[];
  /** Where a scorecard or an entity was asked for. By level, the lowest first, then percentage and identifier. */
  entities?: ScoreOutputEntity[];
}

export interface ScoreOutputLevel {
  title: string;
  color: string;
  /** Entities that have it. */
  entities: number;
}

export interface ScoreOutputRule {
  identifier: string;
  title: string;
  /** The title of its level. */
  level: string;
  weight: number;
  due?: string;
  /** It is past the day, and entities fail. */
  overdue?: true;
  owner?: string;
  /** Entities. */
  passed: number;
  failed: number;
}

export interface ScoreOutputEntity {
  blueprint: string;
  identifier: string;
  title?: string;
  file: string;
  /** Absent where the scorecard does not apply. */
  level?: string;
  percent?: number;
  rules: ScoreOutputState[];
}

export interface ScoreOutputState {
  rule: string;
  state: 'SUCCESS' | 'FAILURE' | 'NOT_APPLICABLE';
  /** Of a failure: a sentence, and where it is to be mended. */
  reason?: string;
  file?: string;
  line?: number;
}

export interface ScoreOutputUnscored {
  scorecard: string;
  file: string;
  message: string;
}
