import type { SyncOutput } from '../../model/sync-output.ts';
import { renderSyncJson } from '../../reporters/sync-json.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { renderSyncText } from '../../reporters/sync-text.ts';
import type { Arguments } from '../command.ts';
import type { Context } from '../context.ts';

/** With `--all` there is no limit; otherwise a first survey would fill many screens. */
const MOST_ADDITIONS = 6;

/** Prints what is planned, and what became of it. */
export function printSync(
  report: SyncReport,
  result: SyncOutput['result'],
  arguments_: Arguments,
  { io }: Context,
): void {
  if (arguments_.text('format') === 'json') {
    io.stdout(renderSyncJson(report, result));
    return;
  }
  const most = arguments_.has('all') ? Number.POSITIVE_INFINITY : MOST_ADDITIONS;
  io.stdout(renderSyncText(report, { hasColours: io.hasColours, most }));
  if (result?.kind === 'written') io.stdout('Written to the working tree.\n');
  if (result?.kind === 'pull-request') {
    io.stdout(
      `Committed as ${result.commit.slice(0, 10)} on the branch ${result.branch}; title and body are in ${result.file}\n`,
    );
  }
}
