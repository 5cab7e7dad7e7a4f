import path from 'node:path';
import type { FinishedRun } from './workflow-runner/finished-run.ts';

/** What ran, in one line each, such as `sync.yml schedule success`. */
export function runLines(runs: readonly FinishedRun[]): readonly string[] {
  return runs.map(
    ({ workflow, event, conclusion, status }) =>
      `${path.basename(workflow)} ${event} ${conclusion ?? status}`,
  );
}
