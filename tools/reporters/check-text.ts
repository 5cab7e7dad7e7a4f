import { compactLine } from './check-compact.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { checkSum } from './check-sum.ts';
import { createColours, type Colours } from './colours.ts';
import { count } from './count.ts';
import { fixLines } from './fix-lines.ts';
import { frameLine } from './frame-line.ts';
import { printable } from './printable.ts';

/** Nobody reads more frames than this; the rest is one line each, so that 50,000 stay quick. */
const MOST_FRAMES = 200;
const MOST_FIX_LINES = 6;

/** For people: grouped by file, each with the line it is about, and one line that sums up. */
export function renderCheckText(report: CheckReport, hasColours: boolean): string {
  const colours = createColours(hasColours);
  const lines: string[] = [];
  let file: string | undefined;
  for (const diagnostic of report.diagnostics.slice(0, MOST_FRAMES)) {
    if (diagnostic.location.file !== file) {
      file = diagnostic.location.file;
      lines.push(...(lines.length === 0 ? [] : ['']), colours.bold(printable(file)));
    }
    lines.push(...diagnosticLines(diagnostic, colours));
  }
  const rest = report.diagnostics.slice(MOST_FRAMES);
  if (rest.length > 0) {
    lines.push('', colours.dim(`${count(rest.length, 'more problem')}, in short`));
    for (const diagnostic of rest) lines.push(compactLine(diagnostic));
  }
  return [...lines, ...(lines.length === 0 ? [] : ['']), sumLine(report, colours), ''].join('\n');
}

function diagnosticLines(diagnostic: ReportedDiagnostic, colours: Colours): string[] {
  const { code, severity, message, location, hint } = diagnostic;
  const mark = severity === 'error' ? colours.red('error') : colours.yellow('warning');
  const place = colours.dim(`${printable(location.file)}:${location.line}:${location.column}`);
  return [
    `  ${place} ${mark} ${printable(message)} ${colours.dim(code)}`,
    ...frameLines(diagnostic, colours),
    ...(hint === undefined ? [] : [`    ${colours.cyan('→')} ${printable(hint)}`]),
    ...fixDiff(diagnostic, colours),
  ];
}

function frameLines(diagnostic: ReportedDiagnostic, colours: Colours): string[] {
  const { sourceLine, severity, location } = diagnostic;
  if (sourceLine === undefined || sourceLine.trim() === '') return [];
  const start = location.column - 1;
  const { text, markStart, markWidth } = frameLine(sourceLine, start, endOf(diagnostic, start));
  const number = String(location.line);
  const paint = severity === 'error' ? colours.red : colours.yellow;
  const bar = colours.dim('│');
  return [
    `    ${colours.dim(number)} ${bar} ${text}`,
    `    ${' '.repeat(number.length)} ${bar} ${' '.repeat(markStart)}${paint('^'.repeat(markWidth))}`,
  ];
}

/** Where the span ends on its first line. */
function endOf({ location, sourceLine = '' }: ReportedDiagnostic, start: number): number {
  const { line, endLine = line, endColumn = start + 2 } = location;
  return endLine > line ? sourceLine.length : endColumn - 1;
}

function fixDiff({ fix }: ReportedDiagnostic, colours: Colours): string[] {
  if (fix === undefined) return [];
  const { lines, left } = fixLines(fix.hunks, MOST_FIX_LINES);
  if (lines.length === 0) return [];
  const heading = fix.isSafe ? 'fix, made by --fix:' : 'possible fix, for you to judge:';
  return [
    `    ${colours.dim(heading)}`,
    ...lines.map(({ sign, text }) => {
      const paint = sign === '-' ? colours.red : colours.green;
      return `      ${paint(`${sign} ${text}`)}`;
    }),
    ...(left === 0 ? [] : [`      ${colours.dim(`… and ${count(left, 'more line')}`)}`]),
  ];
}

function sumLine({ summary }: CheckReport, colours: Colours): string {
  const { looked, verdict, notes } = checkSum(summary);
  return `${looked}: ${paintVerdict(summary, colours)(verdict)}${colours.dim(notes)}`;
}

function paintVerdict({ errors, warnings }: CheckReport['summary'], colours: Colours) {
  if (errors > 0) return colours.red;
  return warnings > 0 ? colours.yellow : colours.green;
}
