import type { Change } from '../change.ts';

/** One of several that files are spread over by a hash of their path. */
export interface Piece {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** What the changes of a part have in common; a level that is absent was not needed. */
export interface PartScope {
  /** The identifier of a team; empty for what nobody owns. */
  readonly team?: string;
  readonly account?: string;
  readonly region?: string;
  readonly blueprint?: string;
  /** Where a blueprint alone has too many: which piece of it, and which piece of that where it has too many again. */
  readonly pieces?: readonly Piece[];
}

/** A part of a plan that is reviewed and merged by itself. */
export interface PlanPart {
  /**
   * Such as `111111111111` or `111111111111--eu-west-1--lambda`: stays the same while the scope does, and is
   * safe in the name of a branch.
   */
  readonly key: string;
  readonly scope: PartScope;
  /** Beside its own: the accounts and regions that it points to, and what has to let go of what it deletes. */
  readonly changes: readonly Change[];
}
