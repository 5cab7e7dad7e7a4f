import { error, notice, warning } from '@actions/core';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** The runner shows ten errors and ten warnings of a step and drops the rest without a word. */
const MOST = 10;
const SHOW = { error, warning } as const;

/** Diagnostics as annotations of the files in a pull request. Does nothing outside of GitHub Actions. */
export function annotateInActions(diagnostics: readonly Diagnostic[]): void {
  if (process.env['GITHUB_ACTIONS'] !== 'true') return;
  for (const severity of ['error', 'warning'] as const) {
    const rows = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    for (const { code, message, hint, location } of rows.slice(0, MOST)) {
      const { file, line, column, endLine, endColumn } = location;
      SHOW[severity](hint === undefined ? message : `${message}\n${hint}`, {
        title: code,
        file,
        startLine: line,
        startColumn: column,
        ...(endLine === line && endColumn !== undefined ? { endLine, endColumn } : {}),
      });
    }
    if (rows.length > MOST)
      notice(`${rows.length - MOST} more of severity ${severity} are in the log`);
  }
}
