import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { count } from './count.ts';
import { fixLines } from './fix-lines.ts';
import { groupBy } from '../plan/group-by.ts';
import { codeBlock, codeSpanInText, htmlCode, link, prose } from './markdown-text.ts';

/** Beyond this many problems every file is folded: a reader opens the one that is theirs. */
const MOST_OPEN = 20;
const MOST_FIX_LINES = 20;

/** Every diagnostic, by file; line by line, so that a reader with little room can stop. */
export function* checkDetails(
  diagnostics: readonly ReportedDiagnostic[],
  linkTo: CheckReport['linkTo'],
): Generator<string> {
  const isOpen = diagnostics.length <= MOST_OPEN;
  for (const [file, rows] of groupBy(diagnostics, ({ location }) => location.file)) {
    const summary = `${htmlCode(file)} ${count(rows.length, 'problem')}`;
    yield '';
    yield isOpen
      ? `#### ${link(codeSpanInText(file), linkTo?.(file, 1))}`
      : `<details><summary>${summary}</summary>`;
    yield '';
    for (const row of rows) yield* item(row, linkTo);
    if (!isOpen) yield* ['', '</details>'];
  }
}

function item(diagnostic: ReportedDiagnostic, linkTo: CheckReport['linkTo']): string[] {
  const { code, severity, message, hint, location } = diagnostic;
  const line = link(`line ${location.line}`, linkTo?.(location.file, location.line));
  const kind = severity === 'error' ? '**error**' : 'warning';
  const advice = hint === undefined ? '' : `<br>→ ${prose(hint)}`;
  return [`- ${kind}, ${line}: ${prose(message)} (\`${code}\`)${advice}`, ...fixBlock(diagnostic)];
}

function fixBlock({ fix }: ReportedDiagnostic): string[] {
  if (fix === undefined) return [];
  const { lines, left } = fixLines(fix.hunks, MOST_FIX_LINES);
  if (lines.length === 0) return [];
  const heading = fix.isSafe
    ? '`cadastre check --fix` makes this change:'
    : 'A possible change, for you to judge:';
  const block = codeBlock('diff', [
    ...lines.map(({ sign, text }) => `${sign} ${text}`),
    ...(left === 0 ? [] : [`# and ${count(left, 'more line')}`]),
  ]);
  return ['', heading, '', ...block].map((text) => (text === '' ? '' : `  ${text}`));
}
