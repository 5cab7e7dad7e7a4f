import type { CheckOutput } from '../model/check-output.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';

type Row = CheckOutput['diagnostics'][number];

/** The report as one JSON document; its shape is `CheckOutput`. */
export function renderCheckJson(report: CheckReport): string {
  const output: CheckOutput = {
    version: 1,
    summary: report.summary,
    diagnostics: report.diagnostics.map(toRow),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

function toRow({ code, severity, message, location, hint, fix }: ReportedDiagnostic): Row {
  return {
    code,
    severity,
    message,
    ...location,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix: toFix(fix) }),
  };
}

function toFix({ isSafe, hunks }: NonNullable<ReportedDiagnostic['fix']>): NonNullable<Row['fix']> {
  return {
    safe: isSafe,
    hunks: hunks.map(({ line, removed, added }) => ({
      line,
      removed: [...removed],
      added: [...added],
    })),
  };
}
