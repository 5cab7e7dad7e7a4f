import type { Severity } from '../model/severity.ts';
import type { Code } from './codes.ts';

/** Where a diagnostic points. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Location {
  /** Relative to the root of the catalog, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The end is exclusive: the column after the last character. */
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** What a check says about one place in one file. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  /** What to write instead. */
  readonly hint?: string;
}
