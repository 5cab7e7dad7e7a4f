import type { ScorecardDiff } from '../../compare/scores-diff.ts';
import type { ScoreChangeOutput } from '../../model/score-change-output.ts';
import { toScores } from '../../reporters/diff-json.ts';
import type { DiffReport } from '../../reporters/diff-report.ts';

/** What is otherwise in the scorecards of these names, or in all. */
export function changeOfScores(
  { base, diff }: DiffReport,
  isAsked: (scorecard: ScorecardDiff) => boolean,
): { readonly scores: readonly ScorecardDiff[]; readonly output: ScoreChangeOutput } {
  const scores = (diff.scores ?? []).filter(isAsked);
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
