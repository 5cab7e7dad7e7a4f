import { applyFix } from '../document/apply-fix.ts';
import { toHunk } from '../document/hunks.ts';
import type { Located } from '../load/locate-findings.ts';
import type { ReportedDiagnostic } from './check-report.ts';

/** A located diagnostic with what a person wants to see of its file. */
export function toReported(
  { diagnostic, fix }: Located,
  texts: ReadonlyMap<string, string>,
): ReportedDiagnostic {
  const text = texts.get(diagnostic.location.file);
  if (text === undefined) return diagnostic;
  const sourceLine = text.split(/\r?\n/, diagnostic.location.line)[diagnostic.location.line - 1];
  const fixed = fix === undefined ? undefined : applyFix(text, fix.edit);
  const hunk = fixed === undefined ? undefined : toHunk(text, fixed);
  return {
    ...diagnostic,
    ...(sourceLine === undefined ? {} : { sourceLine }),
    ...(fix === undefined || fixed === undefined
      ? {}
      : { fix: { isSafe: fix.isSafe, hunks: hunk === undefined ? [] : [hunk] } }),
  };
}
