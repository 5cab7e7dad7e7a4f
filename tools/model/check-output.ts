import type { Severity } from './severity.ts';

/** What `cadastre check --format json` prints. */
export interface CheckOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  summary: CheckOutputSummary;
  /** By file, line, column, code. */
  diagnostics: CheckOutputDiagnostic[];
}

export interface CheckOutputSummary {
  files: number;
  entities: number;
  errors: number;
  warnings: number;
  /** Not reported, because a comment in a file silences them. */
  silenced: number;
  /** Not reported, because the baseline has them. */
  baselined: number;
  /** Of errors and warnings, how many `--fix` takes away. */
  fixable: number;
}

export interface CheckOutputDiagnostic {
  /** Such as `entity/unknown-blueprint`. */
  code: string;
  severity: Severity;
  message: string;
  /** Relative to the root of the catalog, with `/`. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  endLine?: number;
  /** The column after the last character. */
  endColumn?: number;
  /** What to write instead. */
  hint?: string;
  /** What would mend it. */
  fix?: CheckOutputFix;
}

export interface CheckOutputFix {
  /** Whether `--fix` makes the change; otherwise it is for a person to judge. */
  safe: boolean;
  hunks: CheckOutputHunk[];
}

/** One change of the file, by whole lines. */
export interface CheckOutputHunk {
  /** The first line that is removed, from 1. */
  line: number;
  removed: string[];
  added: string[];
}
