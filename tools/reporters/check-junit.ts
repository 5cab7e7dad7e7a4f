import { compactLine } from './check-compact.ts';
import type { CheckReport } from './check-report.ts';
import { groupBy } from '../plan/group-by.ts';
import { numberRepeats, type NumberedDiagnostic } from './number-repeats.ts';
import { xmlText } from './xml-text.ts';

/**
 * JUnit XML, for servers that show tests: a suite a file, a case a diagnostic. An error is a failure. A warning is
 * a skipped case: GitLab and Jenkins show its text and pass the run. A passed case with `system-out` would
 * pass as well, but GitLab shows nothing of it.
 */
export function renderCheckJunit({ diagnostics, summary }: CheckReport): string {
  const { errors, warnings } = summary;
  const suites = [...groupBy(numberRepeats(diagnostics), fileOf)].flatMap(suiteLines);
  // Servers take a report without a case for a run that went wrong.
  const clean = [
    '  <testsuite name="cadastre check" tests="1" failures="0" errors="0" skipped="0">',
    '    <testcase classname="cadastre check" name="no problems"/>',
    '  </testsuite>',
  ];
  const tests = Math.max(1, diagnostics.length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cadastre check" tests="${tests}" failures="${errors}" errors="0" skipped="${warnings}">`,
    ...(suites.length === 0 ? clean : suites),
    '</testsuites>',
    '',
  ].join('\n');
}

function fileOf({ diagnostic }: NumberedDiagnostic): string {
  return diagnostic.location.file;
}

function suiteLines([file, rows]: readonly [string, readonly NumberedDiagnostic[]]): string[] {
  const failures = rows.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  const counts = `tests="${rows.length}" failures="${failures}" errors="0" skipped="${rows.length - failures}"`;
  return [
    `  <testsuite name="${xmlText(file)}" ${counts}>`,
    ...rows.flatMap(caseLines),
    '  </testsuite>',
  ];
}

/** The name has no line in it, so that a server knows the case again after an edit above it. */
function caseLines({ diagnostic, repeat }: NumberedDiagnostic): string[] {
  const { code, message, severity, location } = diagnostic;
  const name = `${code}: ${message}${repeat === 1 ? '' : ` (${repeat})`}`;
  const file = xmlText(location.file);
  const text = xmlText(compactLine(diagnostic));
  const outcome =
    severity === 'error'
      ? `<failure type="${code}" message="${xmlText(message)}">${text}</failure>`
      : `<skipped message="${xmlText(message)}">${text}</skipped>`;
  return [
    `    <testcase classname="${file}" name="${xmlText(name)}" file="${file}" line="${location.line}">`,
    `      ${outcome}`,
    '    </testcase>',
  ];
}
