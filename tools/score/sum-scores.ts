import type { ScoredScorecard } from './scored-catalog.ts';

/** A scorecard in numbers. */
export interface ScoreSum {
  /** Entities by level, from the lowest. */
  readonly levels: readonly number[];
  readonly notApplicable: number;
  /** On average, rounded down; undefined where it applies to none. */
  readonly percent: number | undefined;
  /** Entities that pass, rule by rule. */
  readonly passed: readonly number[];
  readonly failed: readonly number[];
}

export function sumScores(scored: ScoredScorecard): ScoreSum {
  const levels = scored.levels.map(() => 0);
  const passed = scored.rules.map(() => 0);
  const failed = scored.rules.map(() => 0);
  let notApplicable = 0;
  let percents = 0;
  for (const row of scored.entities.keys()) {
    const { levelIndex, percent = 0, rules } = scored.scoreAt(row);
    if (levelIndex === undefined) {
      notApplicable += 1;
      continue;
    }
    percents += percent;
    levels[levelIndex] = (levels[levelIndex] ?? 0) + 1;
    for (const [index, { state }] of rules.entries()) {
      const counts = state === 'SUCCESS' ? passed : failed;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  const all = scored.entities.length - notApplicable;
  const percent = all === 0 ? undefined : Math.floor(percents / all);
  return { levels, notApplicable, percent, passed, failed };
}
