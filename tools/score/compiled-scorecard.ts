import type { Path } from '../document/path.ts';
import type { Scorecard } from '../load/catalog.ts';
import type { ScorecardLevel } from '../model/scorecard.ts';
import type { QueryGroup } from '../query/query.ts';

/** A scorecard whose every query can be asked. */
export interface CompiledScorecard {
  readonly identifier: string;
  readonly title: string;
  readonly blueprint: string;
  /** From the lowest to the highest; at least one. */
  readonly levels: readonly ScorecardLevel[];
  /** Undefined: it applies to all entities of the blueprint. */
  readonly filter: QueryGroup | undefined;
  /** In the order of the file. */
  readonly rules: readonly CompiledRule[];
  readonly isGate: boolean;
  readonly scorecard: Scorecard;
}

export interface CompiledRule {
  readonly identifier: string;
  readonly title: string;
  /** Which of the levels it is for, from 1: the first is for everything. */
  readonly level: number;
  readonly query: QueryGroup;
  readonly weight: number;
  /** A day, such as `2026-12-31`. */
  readonly due: string | undefined;
  readonly owner: string | undefined;
}

/** Why a scorecard cannot be asked. */
export interface ScorecardProblem {
  readonly code: 'scorecard/level' | 'scorecard/query';
  /** From the root of the scorecard. */
  readonly path: Path;
  readonly message: string;
  readonly hint: string | undefined;
}
