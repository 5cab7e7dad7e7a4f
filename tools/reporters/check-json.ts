import type { CheckOutput } from '../model/check-output.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';

/** The report as one JSON document; its shape is `CheckOutput`. */
export function renderCheckJson(report: CheckReport): string {
  const output: CheckOutput = {
    version: 1,
    summary: report.summary,
    diagnostics: report.diagnostics.map(toRow),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

function toRow({
  code,
  severity,
  message,
  location,
  hint,
  fix,
}: ReportedDiagnostic): CheckOutput['diagnostics'][number] {
  const hunks = (fix?.hunks ?? []).map(({ line, removed, added }) => ({
    line,
    removed: [...removed],
    added: [...added],
  }));
  return {
    code,
    severity,
    message,
    ...location,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix: { safe: fix.isSafe, hunks } }),
  };
}
