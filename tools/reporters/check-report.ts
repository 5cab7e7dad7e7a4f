import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Hunk } from '../document/hunks.ts';

export interface ReportedDiagnostic extends Diagnostic {
  /** The line of the file that the diagnostic starts on; undefined where the file is not text. */
  readonly sourceLine?: string;
  /** What a fix would change. */
  readonly fix?: { readonly isSafe: boolean; readonly hunks: readonly Hunk[] };
}

/** What `cadastre check` has to say: data, for every format alike. */
export interface CheckReport {
  readonly summary: {
    readonly files: number;
    readonly entities: number;
    readonly errors: number;
    readonly warnings: number;
    readonly silenced: number;
    readonly baselined: number;
    readonly fixable: number;
  };
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** Files that the change under review touches; undefined where that is not known. */
  readonly changedFiles?: ReadonlySet<string>;
}

/** The report of these diagnostics, counted. */
export function createCheckReport(
  diagnostics: readonly ReportedDiagnostic[],
  counts: Pick<CheckReport['summary'], 'files' | 'entities' | 'silenced' | 'baselined'>,
  changedFiles?: ReadonlySet<string>,
): CheckReport {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const fixable = diagnostics.filter(({ fix }) => fix?.isSafe === true).length;
  const { files, entities, silenced, baselined } = counts;
  const warnings = diagnostics.length - errors;
  return {
    summary: { files, entities, errors, warnings, silenced, baselined, fixable },
    diagnostics,
    ...(changedFiles === undefined ? {} : { changedFiles }),
  };
}
