import type { DiffOutputRevision, DiffOutputScores } from './diff-output.ts';

/** What `cadastre score --since REV --format json` prints: levels that a change moves. */
export interface ScoreChangeOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  base: DiffOutputRevision;
  /** Whether an entity goes down in a scorecard with `gate: regression`, or such a scorecard cannot be read any more. */
  regression: boolean;
  /** Only those in which something is otherwise; by identifier. */
  scores: DiffOutputScores[];
}
