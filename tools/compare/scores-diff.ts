import type { EntityName } from './catalog-diff.ts';

/** What a change does to the levels of one scorecard; only where it does something. */
export interface ScorecardDiff {
  readonly identifier: string;
  readonly title: string;
  readonly blueprint: string;
  /** `unsound`: it had scores, and has none now because it cannot be read. */
  readonly state: 'kept' | 'created' | 'removed' | 'unsound';
  /** Whether the scorecard itself says something else. */
  readonly isChanged: boolean;
  /** Whether it is a gate on either side: no change opens the gate that it goes through. */
  readonly isGate: boolean;
  /** Down first, then what it does not apply to any more, then what it applies to now, then up; each by identifier. */
  readonly moves: readonly LevelMove[];
}

export interface LevelMove extends EntityName {
  readonly direction: Direction;
  /** The titles of levels; undefined where the scorecard does not apply. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The rules that made the difference, in the order of the scorecard. */
  readonly rules: readonly RuleMove[];
}

export type Direction = 'down' | 'leaves' | 'enters' | 'up';

export interface RuleMove {
  readonly identifier: string;
  readonly title: string;
  /** Why it fails, now or, of what goes up, before. */
  readonly reason: string | undefined;
}

/** How many entities of all scorecards go each way. */
export function countMoves(scores: readonly ScorecardDiff[]): Readonly<Record<Direction, number>> {
  const counts = { down: 0, leaves: 0, enters: 0, up: 0 };
  for (const { moves } of scores) for (const { direction } of moves) counts[direction] += 1;
  return counts;
}
