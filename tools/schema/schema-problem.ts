import type { Part } from '../document/document.ts';
import type { Path } from '../document/path.ts';

/** A word to write instead. */
export interface Replacement {
  readonly text: string;
  /** It differs only in case, separators or accents: nothing else can have been meant. */
  readonly isCertain: boolean;
}

/** What a JSON Schema found, in words, at a path from the root of the validated value. */
export interface SchemaProblem {
  readonly kind: 'unknown-key' | 'missing' | 'invalid';
  readonly path: Path;
  readonly part: Part;
  readonly message: string;
  readonly hint?: string;
  /** What was probably meant: another key, or another value. */
  readonly replacement?: Replacement;
  /** The key, for an unknown or a missing one. */
  readonly name?: string;
  /** The value is a number or a boolean, and a string is wanted: quotes would do. */
  readonly wantsQuotes?: boolean;
}
