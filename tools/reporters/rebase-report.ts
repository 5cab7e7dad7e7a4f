import type { CheckReport } from './check-report.ts';

/**
 * The report with paths from the root of the repository, as GitHub wants them, for a catalog that
 * stands in a folder of it: `prefix`, which ends with a slash or is empty.
 */
export function rebaseReport(report: CheckReport, prefix: string): CheckReport {
  if (prefix === '') return report;
  const rebase = (file: string): string => `${prefix}${file}`;
  const { changedFiles } = report;
  return {
    ...report,
    diagnostics: report.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      location: { ...diagnostic.location, file: rebase(diagnostic.location.file) },
    })),
    ...(changedFiles === undefined ? {} : { changedFiles: new Set([...changedFiles].map(rebase)) }),
  };
}
