import type { CheckReport } from './check-report.ts';
import { createColours } from './colours.ts';
import { count } from './count.ts';
import { printable } from './printable.ts';

/** For people: one paragraph a diagnostic, grouped by file, and one line that sums up. */
export function renderCheckText(report: CheckReport, hasColours: boolean): string {
  const colours = createColours(hasColours);
  const lines: string[] = [];
  let file: string | undefined;
  for (const { code, severity, message, location, hint } of report.diagnostics) {
    if (location.file !== file) {
      file = location.file;
      lines.push(...(lines.length === 0 ? [] : ['']), colours.bold(printable(file)));
    }
    const mark = severity === 'error' ? colours.red('error') : colours.yellow('warning');
    const place = colours.dim(`${printable(location.file)}:${location.line}:${location.column}`);
    lines.push(`  ${place} ${mark} ${printable(message)} ${colours.dim(code)}`);
    if (hint !== undefined) lines.push(`    ${colours.cyan('→')} ${printable(hint)}`);
  }
  const { files, entities, errors, warnings } = report.summary;
  const verdict =
    errors + warnings === 0
      ? colours.green('no problems')
      : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  const looked = `${count(files, 'file')}, ${count(entities, 'entity', 'entities')}`;
  return [...lines, ...(lines.length === 0 ? [] : ['']), `${looked}: ${verdict}`, ''].join('\n');
}
