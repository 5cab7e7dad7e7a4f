import { CODES } from '../diagnostics/codes.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { groupBy } from '../plan/group-by.ts';
import { codeSpan, link, prose } from './markdown-text.ts';

/** How often each check spoke, and what it means: the most errors first. */
export function countsByCheck({ diagnostics }: CheckReport): string[] {
  const rows = countBy(diagnostics, ({ code }) => code);
  return [
    '| check | errors | warnings | what it means |',
    '| --- | ---: | ---: | --- |',
    ...rows.map(({ key, errors, warnings, first }) => {
      const { summary } = CODES[first.code];
      return `| ${codeSpan(key)} | ${errors} | ${warnings} | ${prose(summary)} |`;
    }),
  ];
}

/** The same by file; the name leads to the first problem in it. */
export function countsByFile({ diagnostics, linkTo }: CheckReport): string[] {
  const rows = countBy(diagnostics, ({ location }) => location.file);
  return [
    '| file | errors | warnings |',
    '| --- | ---: | ---: |',
    ...rows.map(({ key, errors, warnings, first }) => {
      const name = link(codeSpan(key), linkTo?.(key, first.location.line));
      return `| ${name} | ${errors} | ${warnings} |`;
    }),
  ];
}

interface Row {
  readonly key: string;
  readonly errors: number;
  readonly warnings: number;
  readonly first: ReportedDiagnostic;
}

function countBy(
  diagnostics: readonly ReportedDiagnostic[],
  keyOf: (diagnostic: ReportedDiagnostic) => string,
): Row[] {
  const rows = [...groupBy(diagnostics, keyOf)].flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const errors = group.filter(({ severity }) => severity === 'error').length;
    return [{ key, errors, warnings: group.length - errors, first }];
  });
  // Sorting is stable: of equals, the one that came first in the report.
  return rows.sort((a, b) => b.errors - a.errors || b.warnings - a.warnings);
}
