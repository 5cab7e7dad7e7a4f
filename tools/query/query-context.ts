import type { QueryBlueprints } from './query-blueprint.ts';
import type { RelationIndex } from './relation-index.ts';
import type { QueryUser, Subject } from './subject.ts';

/** Everything that a query may ask beside the entity itself. */
export interface QueryContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What is empty: null alone, or the empty text, list and mapping too. */
  readonly emptiness: 'search' | 'scorecard';
  /** Whoever asks. Without it, a rule that compares with the user never passes, not even one that says "not". */
  readonly user?: QueryUser | undefined;
  readonly blueprints: QueryBlueprints;
  /** For `relatedTo`, and paths from elsewhere. One for all subjects, because it remembers what it found. */
  readonly index: RelationIndex;
  find(blueprint: string, identifier: string): Subject | undefined;
}
