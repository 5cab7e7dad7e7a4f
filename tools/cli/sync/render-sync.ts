import type { SyncOutput } from '../../model/sync-output.ts';
import { renderSyncJson } from '../../reporters/sync-json.ts';
import { renderPullRequestLines } from '../../reporters/pull-request-list.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { renderSyncText } from '../../reporters/sync-text.ts';
import type { Arguments } from '../command.ts';
import type { Context } from '../context.ts';
import { maskJson } from './create-mask.ts';

/** With `--all` there is no limit; otherwise a first survey would fill many screens. */
const MOST_ADDITIONS = 6;

/** What is planned, and what became of it, as it is printed. */
export function renderSync(
  report: SyncReport,
  result: SyncOutput['result'],
  arguments_: Arguments,
  { io }: Context,
): string {
  if (arguments_.text('format') === 'json')
    return maskJson(renderSyncJson(report, result), report.mask);
  const most = arguments_.has('all') ? Number.POSITIVE_INFINITY : MOST_ADDITIONS;
  const text = renderSyncText(report, { hasColours: io.hasColours, most });
  return report.mask(text) + endOf(result, report.mask);
}

function endOf(result: SyncOutput['result'], mask: (text: string) => string): string {
  if (result === undefined) return '';
  if (result.kind === 'written') return 'Written to the working tree.\n';
  if (result.kind === 'pull-requests') return mask(renderPullRequestLines(result.pullRequests));
  return `Committed as ${result.commit.slice(0, 10)} on the branch ${result.branch}; title and body are in ${result.file}\n`;
}
