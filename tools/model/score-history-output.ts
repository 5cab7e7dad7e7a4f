/** What `cadastre score --history --format json` prints: how many entities had which level, merge by merge. */
export interface ScoreHistoryOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  branch: string;
  /** The newest first. */
  commits: ScoreHistoryCommit[];
}

export interface ScoreHistoryCommit {
  commit: string;
  /** ISO 8601: what dates were compared with. */
  time: string;
  /** The first line of its message. */
  message: string;
  /** By identifier. */
  scorecards: ScoreHistoryScorecard[];
}

export interface ScoreHistoryScorecard {
  identifier: string;
  /** The percentages of all entities on average, rounded down; absent where it applies to none. */
  percent?: number;
  /** From the lowest to the highest. */
  levels: { title: string; entities: number }[];
  notApplicable: number;
}
