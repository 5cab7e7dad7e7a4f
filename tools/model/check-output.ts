import type { Severity } from './severity.ts';

/** What `cadastre check --format json` prints. */
export interface CheckOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  summary: {
    files: number;
    entities: number;
    errors: number;
    warnings: number;
    /** Silenced by a comment. */
    silenced: number;
    /** In the baseline. */
    baselined: number;
    /** What `--fix` would mend. */
    fixable: number;
  };
  /** By file, line, column, code. */
  diagnostics: CheckOutputDiagnostic[];
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
  fix?: CheckOutputFix;
}

export interface CheckOutputFix {
  /** Whether `--fix` makes it. */
  safe: boolean;
  hunks: { line: number; removed: string[]; added: string[] }[];
}
