import type { RunsOutput } from '../model/runs-output.ts';
import { printable } from './printable.ts';
import { describeState } from './run-comment.ts';
import { textTable } from './text-table.ts';

/** The runs of the actions, the newest first. */
export function renderRuns(output: RunsOutput, format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(output, null, 2)}\n`;
  if (output.runs.length === 0) return 'no runs in the last 30 days\n';
  const rows = output.runs.map(({ id, action, state, requestedBy, at, entity = '', url }) =>
    [
      id,
      at.slice(0, 16).replace('T', ' '),
      describeState(state),
      action,
      entity,
      requestedBy,
      url,
    ].map((cell) => printable(cell)),
  );
  return textTable(rows);
}
