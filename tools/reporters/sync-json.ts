import type { Change } from '../plan/change.ts';
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

function toRow(change: Change): SyncOutputChange {
  const { action, blueprint, identifier, file } = change;
  const row = { action, blueprint, identifier, file };
  if (change.action === 'delete') return row;
  return {
    ...row,
    properties: change.values.map(({ path, before, after }) => ({
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })),
  };
}
