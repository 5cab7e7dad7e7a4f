import type { Blueprint } from './catalog.ts';
import type { FileRow } from './file-row.ts';

/** What a second thread has to know before it loads files. Structured-clonable. */
export interface ThreadSetup {
  readonly blueprints: ReadonlyMap<string, Blueprint>;
  /** Whether rows are for a cache too, and need stamps and hashes. */
  readonly isCached: boolean;
}

/** Paths in the catalog. */
export type ThreadQuestion = readonly string[];

/**
 * The answer is the JSON of these, in the order of the paths: JSON costs a fraction of a structured clone.
 * Null for a file that is more than entities, or that cannot be read: it is left to the asker.
 */
export type ThreadAnswer = readonly (FileRow | null)[];
