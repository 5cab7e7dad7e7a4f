import { compareDiagnostics } from '../diagnostics/compare-diagnostics.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { withSeverities, type LoadedCatalog } from '../load/load-catalog.ts';
import { createReport } from '../load/report.ts';
import { CHECKS } from './index.ts';

/** What loading found and what every check finds, in order. */
export function checkCatalog({ catalog, diagnostics }: LoadedCatalog): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = createReport(found);
  for (const check of CHECKS) check(catalog, report);
  const all = [...diagnostics, ...withSeverities(found, catalog.config)];
  return all.toSorted(compareDiagnostics);
}
