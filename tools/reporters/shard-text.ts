import { createColours } from './colours.ts';
import { count } from './count.ts';
import { incompleteScopes, type SyncReport } from './sync-report.ts';
import { scopeLines } from './sync-text.ts';

/** What a shard has seen, for people: there is no plan yet. */
export function renderShardText(
  report: SyncReport,
  { file, hasColours }: { readonly file: string; readonly hasColours: boolean },
): string {
  const { scopes } = report;
  const complete = scopes.length - incompleteScopes(scopes).length;
  const resources = scopes.reduce((sum, { read }) => sum + read, 0);
  const lines = scopeLines(report, createColours(hasColours));
  const seen = `Looked at ${count(scopes.length, 'scope')}, ${complete} to the end: ${count(resources, 'resource')}.`;
  return [...lines, ...(lines.length === 0 ? [] : ['']), seen, `Written to ${file}`, ''].join('\n');
}
