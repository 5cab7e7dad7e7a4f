import type { LevelMove, ScorecardDiff } from '../../compare/scores-diff.ts';
import type { ScoreChangeOutput } from '../../model/score-change-output.ts';
import { toScores } from '../../reporters/diff-json.ts';
import type { DiffReport } from '../../reporters/diff-report.ts';

/** Whose moves are meant. */
export interface Asked {
  readonly isScorecard: (scorecard: ScorecardDiff) => boolean;
  readonly isEntity: (entity: LevelMove) => boolean;
}

/** What is otherwise in some scorecards, for some entities. */
export function changeOfScores(
  { base, diff }: DiffReport,
  { isScorecard, isEntity }: Asked,
): { readonly scores: readonly ScorecardDiff[]; readonly output: ScoreChangeOutput } {
  const scores = (diff.scores ?? []).filter(isScorecard).flatMap((each): ScorecardDiff[] => {
    const moves = each.moves.filter(isEntity);
    // A scorecard that came or went has no moves, and is told all the same.
    return moves.length === 0 && each.state === 'kept' ? [] : [{ ...each, moves }];
  });
  const regression = scores.some(isRegression);
  return {
    scores,
    output: { version: 1, base: { ...base }, regression, scores: scores.map(toScores) },
  };
}

/** A gate is closed by what goes down, and by a scorecard that cannot be read: nobody knows what it would say. */
function isRegression({ isGate, state, moves }: ScorecardDiff): boolean {
  return isGate && (state === 'unsound' || moves.some(({ direction }) => direction === 'down'));
}
