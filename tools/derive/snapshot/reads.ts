import type { Way } from '../find-ways.ts';

/** What a value is made of, beside the entity as it is written. */
export interface Reads {
  readonly reads: readonly Read[];
  /** Whether it reads every derived property of its entity that is there before it. */
  readonly isWhole: boolean;
  /** What gives it another value beside the entities of its ways: nothing, another time, or anything that a query may ask. */
  readonly dependsOn: 'entities' | 'time' | 'anything';
}

/** A property at the end of a way; no steps for one of the entity itself. */
export interface Read {
  readonly way: Way;
  readonly property: string;
}
