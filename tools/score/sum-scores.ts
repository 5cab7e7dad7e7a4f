import { percentOf } from './percent-of.ts';
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
    const level = scored.levelAt(row);
    if (level === undefined) {
      notApplicable += 1;
      continue;
    }
    const isPassed = (rule: number): boolean => scored.isPassedAt(row, rule);
    percents += percentOf(scored.rules, isPassed);
    levels[level] = (levels[level] ?? 0) + 1;
    for (const index of scored.rules.keys()) {
      const counts = isPassed(index) ? passed : failed;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  const all = scored.entities.length - notApplicable;
  const percent = all === 0 ? undefined : Math.floor(percents / all);
  return { levels, notApplicable, percent, passed, failed };
}
