import type { Severity } from '../model/severity.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { count } from './count.ts';
import { githubCommand } from './github-command.ts';

/** The runner shows ten errors and ten warnings of a step and drops the rest without a word. */
const MOST = 10;

/**
 * Commands that GitHub Actions turns into annotations of files. Files that the change touches come first, and
 * where not all fit, the last annotation of its kind says how many there are besides.
 */
export function renderCheckGithub(report: CheckReport): string {
  const commands = [...commandsOf('error', report), ...commandsOf('warning', report)];
  return commands.map((line) => `${line}\n`).join('');
}

function commandsOf(severity: Severity, { diagnostics, changedFiles }: CheckReport): string[] {
  const rows = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
  const isChanged = ({ location }: ReportedDiagnostic): boolean =>
    changedFiles?.has(location.file) === true;
  const ordered = [...rows.filter(isChanged), ...rows.filter((row) => !isChanged(row))];
  if (ordered.length <= MOST) return ordered.map(toCommand);
  const shown = ordered.slice(0, MOST - 1).map(toCommand);
  const rest = count(ordered.length - shown.length, `more ${severity}`);
  const message = `${rest}: see the summary of this run, or its log`;
  return [...shown, githubCommand(severity, { title: 'cadastre check' }, message)];
}

function toCommand({ code, severity, message, location, hint }: ReportedDiagnostic): string {
  const text = hint === undefined ? message : `${message}\n→ ${hint}`;
  return githubCommand(severity, { ...place(location), title: code }, text);
}

/** GitHub takes columns only where the first line is also the last. */
function place(location: ReportedDiagnostic['location']): Record<string, string | number> {
  const { file, line, column, endLine = line, endColumn } = location;
  if (endLine > line) return { file, line, endLine };
  return { file, line, endLine, col: column, ...(endColumn === undefined ? {} : { endColumn }) };
}
