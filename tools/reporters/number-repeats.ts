import type { ReportedDiagnostic } from './check-report.ts';

/** What tells a diagnostic from others over the years: not its line, which moves with every edit above it. */
export interface NumberedDiagnostic {
  readonly diagnostic: ReportedDiagnostic;
  /** Of those with the same code, file and message, which one this is, from 1. */
  readonly repeat: number;
}

export function numberRepeats(diagnostics: readonly ReportedDiagnostic[]): NumberedDiagnostic[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const key = `${diagnostic.code}\u0000${diagnostic.location.file}\u0000${diagnostic.message}`;
    const repeat = (seen.get(key) ?? 0) + 1;
    seen.set(key, repeat);
    return { diagnostic, repeat };
  });
}
