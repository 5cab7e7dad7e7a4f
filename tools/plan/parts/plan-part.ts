import type { Change } from '../change.ts';

/** What the changes of a part have in common; a level that is absent was not needed. */
export interface PartScope {
  /** The identifier of a team; empty for what nobody owns. */
  readonly team?: string;
  readonly account?: string;
  readonly region?: string;
  readonly blueprint?: string;
  /** The first digits of a hash of the file, where a blueprint alone has too many. */
  readonly hash?: string;
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
