import { applyFix } from '../document/apply-fix.ts';
import { toHunk } from '../document/hunks.ts';
import type { Located } from '../load/locate-findings.ts';
import type { ReportedDiagnostic } from './check-report.ts';

/**
 * How many characters are read again to show what fixes would do: a fix reads its whole file, and a file of
 * ten thousand fixes would be read ten thousand times. The fixes behind that are counted, and not shown.
 */
const MOST_READ = 250_000;

/** Located diagnostics with what a person wants to see of their files. */
export function toReported(
  found: readonly Located[],
  texts: ReadonlyMap<string, string>,
): readonly ReportedDiagnostic[] {
  const lines = new Map<string, readonly string[]>();
  let read = 0;
  return found.map(({ diagnostic, fix }) => {
    const { file, line } = diagnostic.location;
    const text = texts.get(file);
    if (text === undefined) return diagnostic;
    const rows = lines.get(file) ?? text.split(/\r?\n/);
    lines.set(file, rows);
    const sourceLine = rows[line - 1];
    const reported = { ...diagnostic, ...(sourceLine === undefined ? {} : { sourceLine }) };
    if (fix === undefined) return reported;
    const { isSafe } = fix;
    read += text.length;
    if (read - text.length > MOST_READ) return { ...reported, fix: { isSafe, hunks: [] } };
    const fixed = applyFix(text, fix.edit);
    if (fixed === undefined) return reported;
    const hunk = toHunk(text, fixed);
    return { ...reported, fix: { isSafe, hunks: hunk === undefined ? [] : [hunk] } };
  });
}
