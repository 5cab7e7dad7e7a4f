import type { Catalog } from '../../load/catalog.ts';
import type { Change } from '../../plan/change.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';

/** A plan, with what has to be known to divide it into pull requests. */
export interface PlannedSync extends SyncReport {
  /** The changes there would be if no deletion were held back. */
  readonly unlimited: readonly Change[];
  /** As it is before any of them. */
  readonly catalog: Catalog;
}
