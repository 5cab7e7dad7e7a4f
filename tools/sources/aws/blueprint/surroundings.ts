import type { SyncRule } from '../../../model/blueprint.ts';
import type { TypeLibrary } from '../../../ports/type-library.ts';

/** What a new blueprint finds when it comes. */
export interface Surroundings {
  readonly library: TypeLibrary;
  /** Which blueprint has the entities of a type, itself included. */
  readonly homes: ReadonlyMap<string, Home>;
}

export interface Home {
  readonly blueprint: string;
  readonly rule: SyncRule;
}
