import type { Change, Create, Update, ValueChange } from '../plan/change.ts';
import { valuesOfNew } from '../plan/values-of-new.ts';
import type { SyncOutput, SyncOutputChange } from '../model/sync-output.ts';
import { countPlan, type SyncReport } from './sync-report.ts';

/** The report as one JSON document; its shape is `SyncOutput`. */
export function renderSyncJson(report: SyncReport, result: SyncOutput['result']): string {
  const output: SyncOutput = {
    version: 1,
    scopes: report.scopes.map((scope) => ({ ...scope })),
    changes: report.plan.changes.map(toRow),
    held: report.plan.held.map(toRow),
    warnings: report.warnings.map((warning) => ({ ...warning })),
    summary: countPlan(report.plan),
    ...(result === undefined ? {} : { result }),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

function valuesOf(change: Create | Update): readonly ValueChange[] {
  return change.action === 'create' ? valuesOfNew(change.created) : change.values;
}

function toRow(change: Change): SyncOutputChange {
  const { action, blueprint, identifier, file } = change;
  const row = { action, blueprint, identifier, file };
  if (change.action === 'delete') return row;
  return {
    ...row,
    properties: valuesOf(change).map(({ path, before, after }) => ({
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })),
  };
}
