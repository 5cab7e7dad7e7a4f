import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckReport } from './check-report.ts';
import { checkSum } from './check-sum.ts';
import { printable } from './printable.ts';

/** For grep and for editors: one line a diagnostic, and one that sums up. */
export function renderCheckCompact({ diagnostics, summary }: CheckReport): string {
  const { looked, verdict, notes } = checkSum(summary);
  return [...diagnostics.map(compactLine), `${looked}: ${verdict}${notes}`, ''].join('\n');
}

/** `file:line:column severity code message [hint]` */
export function compactLine({ code, severity, message, location, hint }: Diagnostic): string {
  const place = `${printable(location.file)}:${location.line}:${location.column}`;
  const advice = hint === undefined ? '' : ` [${printable(hint)}]`;
  return `${place} ${severity} ${code} ${printable(message)}${advice}`;
}
