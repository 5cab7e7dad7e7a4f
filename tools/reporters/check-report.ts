import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Hunk } from '../document/hunks.ts';

/** A diagnostic with what a reader wants to see beside it. */
export interface ReportedDiagnostic extends Diagnostic {
  /** The line of the file that the diagnostic starts on; undefined where the file is not text. */
  readonly sourceLine?: string;
  /** What a fix would change. `--fix` makes a change only where it is safe. */
  readonly fix?: { readonly isSafe: boolean; readonly hunks: readonly Hunk[] };
}

export interface CheckSummary {
  readonly files: number;
  readonly entities: number;
  readonly errors: number;
  readonly warnings: number;
  /** Diagnostics that a comment in a file silences. */
  readonly silenced: number;
  /** Diagnostics that the baseline already has. */
  readonly baselined: number;
  /** Diagnostics that `--fix` takes away. */
  readonly fixable: number;
}

/** What `cadastre check` has to say: data, for every format alike. */
export interface CheckReport {
  readonly summary: CheckSummary;
  /** By file, line, column, code. */
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** Files that the change under review touches; undefined where that is not known. */
  readonly changedFiles?: ReadonlySet<string>;
  /** The address of a line, where there is one (GitHub). */
  linkTo?(file: string, line: number): string;
}

export function createCheckReport(
  diagnostics: readonly ReportedDiagnostic[],
  looked: Pick<CheckSummary, 'files' | 'entities' | 'silenced' | 'baselined'>,
  review: Pick<CheckReport, 'changedFiles' | 'linkTo'> = {},
): CheckReport {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const fixable = diagnostics.filter(({ fix }) => fix?.isSafe === true).length;
  const warnings = diagnostics.length - errors;
  return { summary: { ...looked, errors, warnings, fixable }, diagnostics, ...review };
}
