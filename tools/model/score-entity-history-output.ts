import type { DiffOutputRule } from './diff-output.ts';

/** What `cadastre score BLUEPRINT/ID --history --format json` prints: when the levels of one entity moved, and why. */
export interface ScoreEntityHistoryOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  branch: string;
  blueprint: string;
  identifier: string;
  title?: string;
  /** How many commits of the branch were looked at. */
  commits: number;
  /** Those that it had a score in at some time; by identifier. */
  scorecards: ScoreEntityHistoryScorecard[];
}

export interface ScoreEntityHistoryScorecard {
  scorecard: string;
  title: string;
  /** At the newest commit; absent where the scorecard does not apply, or is not there any more. */
  level?: string;
  percent?: number;
  /** The newest first. */
  moves: ScoreEntityHistoryMove[];
}

export interface ScoreEntityHistoryMove {
  commit: string;
  /** ISO 8601: what dates were compared with. */
  time: string;
  /** The first line of its message. */
  message: string;
  /**
   * `begins`: what it was at the oldest commit that was looked at. `appears` and `disappears`: the entity or the scorecard
   * came or went, or could not be read.
   */
  direction: 'down' | 'leaves' | 'enters' | 'up' | 'begins' | 'appears' | 'disappears';
  /** The title of a level; absent where the scorecard does not apply, and where there was no score. */
  before?: string;
  after?: string;
  /** The rules that made the difference. */
  rules: DiffOutputRule[];
}
