import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckOutput } from '../model/check-output.ts';
import type { CheckReport } from './check-report.ts';

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
}: Diagnostic): CheckOutput['diagnostics'][number] {
  return { code, severity, message, ...location, ...(hint === undefined ? {} : { hint }) };
}
