import type { Change, Delete, Update } from '../plan/change.ts';
import { count } from './count.ts';
import { toEdgeChange } from './edge-change.ts';
import { groupBy } from './group-by.ts';
import { codeSpan } from './markdown-text.ts';
import { closedRegions, countPlan, incompleteScopes, type SyncReport } from './sync-report.ts';
import { valueText } from './value-text.ts';

/** GitHub refuses a body of more than 65,536 characters; this leaves room for what is put around it. */
const MAX_LENGTH = 60_000;
/** How many rows a table has before the rest is counted, from generous to bare. */
const STEPS = [200, 50, 10, 0] as const;

/** The pull request that brings a plan: what a reviewer must decide on comes first. */
export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

/** Title and body, within GitHub's limits by leaving out rows, never by cutting through them. */
export function renderSyncPullRequest(report: SyncReport): PullRequestText {
  const { create, update, delete: removed } = countPlan(report.plan);
  const title = `Sync AWS: ${create} added, ${update} changed, ${removed} removed`;
  const bodies = STEPS.map((most) => renderBody(report, most));
  return {
    title,
    body:
      bodies.find((body) => body.length <= MAX_LENGTH) ?? bodies.at(-1)?.slice(0, MAX_LENGTH) ?? '',
  };
}

function renderBody(report: SyncReport, most: number): string {
  const { changes, held } = report.plan;
  const updates = changes.filter((change) => change.action === 'update');
  const deletes = changes.filter((change) => change.action === 'delete');
  const creates = changes.filter((change) => change.action === 'create');
  const sections = [
    summary(report),
    deleteSection(
      'Gone from AWS',
      'The list of their scope was complete, and a read of each answered that it does not exist.',
      deletes,
      most,
    ),
    deleteSection(
      'Held back',
      'More deletions than the limits allow. They are not part of this change.',
      held,
      most,
    ),
    updateSection(updates, most),
    edgeSection(updates, most),
    createSection(creates, most),
    scopeSection(report, most),
    warningSection(report, most),
    'The survey writes only what `sync:` lists in a blueprint. Everything else in these files is yours and stays as it is.',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function summary(report: SyncReport): string {
  const counts = countPlan(report.plan);
  const complete = report.scopes.length - incompleteScopes(report.scopes).length;
  const rows = [
    `**${counts.create}** added, **${counts.update}** changed, **${counts.delete}** removed, ${counts.unchanged} unchanged.`,
    `${complete} of ${count(report.scopes.length, 'scope')} (account, region, type) seen to the end.`,
  ];
  const closed = closedRegions(report.scopes);
  if (closed.length > 0)
    rows.push(
      '',
      `Nothing was to be seen in ${count(closed.length, 'region')} that may not be enabled: ${closed.slice(0, 20).map(codeSpan).join(', ')}${closed.length > 20 ? ', …' : ''}.`,
    );
  return rows.join('\n');
}

function deleteSection(
  heading: string,
  note: string,
  rows: readonly Delete[],
  most: number,
): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) => {
    const authored = row.authored.map(codeSpan).join(', ');
    const referrers = row.referrers.map(codeSpan).join(', ');
    return `| ${codeSpan(row.blueprint)} | ${codeSpan(row.title)} | ${codeSpan(row.region)} | ${authored} | ${referrers} |`;
  });
  const table = limit(lines, most);
  return [
    `### ${heading} (${rows.length})`,
    '',
    note,
    '',
    '| blueprint | entity | region | written by people | still pointed to by |',
    '| --- | --- | --- | --- | --- |',
    ...table,
  ].join('\n');
}

function updateSection(rows: readonly Update[], most: number): string {
  const lines = rows.flatMap((row) =>
    row.values
      .filter((change) => toEdgeChange(change) === undefined)
      .map(
        ({ path, before, after }) =>
          `| ${codeSpan(row.blueprint)} | ${codeSpan(row.title)} | ${codeSpan(path)} | ${codeSpan(valueText(before, 80))} | ${codeSpan(valueText(after, 80))} |`,
      ),
  );
  if (lines.length === 0) return '';
  return [
    `### Changed (${lines.length})`,
    '',
    '| blueprint | entity | value | before | after |',
    '| --- | --- | --- | --- | --- |',
    ...limit(lines, most),
  ].join('\n');
}

function edgeSection(rows: readonly Update[], most: number): string {
  const lines = rows.flatMap((row) =>
    row.values.flatMap((change) => {
      const edge = toEdgeChange(change);
      if (edge === undefined) return [];
      const { sign, kind, target, note } = edge;
      return `| ${SIGNS[sign]} | ${codeSpan(row.blueprint)} | ${codeSpan(row.title)} | ${kind} | ${codeSpan(target)} | ${codeSpan(note)} |`;
    }),
  );
  if (lines.length === 0) return '';
  return [
    `### Edges (${lines.length})`,
    '',
    '| | blueprint | entity | | target | seen at |',
    '| --- | --- | --- | --- | --- | --- |',
    ...limit(lines, most),
  ].join('\n');
}

const SIGNS = { '+': 'new', '-': 'gone', '~': 'seen elsewhere' } as const;

function createSection(rows: readonly Change[], most: number): string {
  if (rows.length === 0) return '';
  const lines = [...groupBy(rows, ({ account, blueprint }) => `${account}\u0000${blueprint}`)].map(
    ([key, group]) => {
      const [account = '', blueprint = ''] = key.split('\u0000');
      const names = group.slice(0, 8).map(({ title }) => codeSpan(title));
      const rest = group.length - names.length;
      const more = rest > 0 ? `, and ${rest} more` : '';
      return `| ${codeSpan(account)} | ${codeSpan(blueprint)} | ${group.length} | ${names.join(', ')}${more} |`;
    },
  );
  return [
    `### Added (${rows.length})`,
    '',
    '| account | blueprint | | entities |',
    '| --- | --- | ---: | --- |',
    ...limit(lines, most),
  ].join('\n');
}

function scopeSection({ scopes }: SyncReport, most: number): string {
  const rows = incompleteScopes(scopes);
  if (rows.length === 0) return '';
  const lines = rows.map(
    ({ account, region, type, state, reason }) =>
      `| ${codeSpan(account)} | ${codeSpan(region)} | ${codeSpan(type)} | ${state} | ${codeSpan(reason ?? '')} |`,
  );
  return [
    `### Not seen to the end (${rows.length})`,
    '',
    'Nothing is deleted in these scopes.',
    '',
    '| account | region | type | state | why |',
    '| --- | --- | --- | --- | --- |',
    ...limit(lines, most),
  ].join('\n');
}

function warningSection({ warnings }: SyncReport, most: number): string {
  if (warnings.length === 0) return '';
  const lines = warnings.map(
    ({ blueprint, identifier, path, message }) =>
      `| ${codeSpan(`${blueprint}/${identifier}`)} | ${codeSpan(path)} | ${codeSpan(message)} |`,
  );
  return [
    `### Seen and not written (${warnings.length})`,
    '',
    '| entity | value | why |',
    '| --- | --- | --- |',
    ...limit(lines, most),
  ].join('\n');
}

function limit(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [
    ...lines.slice(0, most),
    '',
    `… and ${count(lines.length - most, 'more row')}; the commit has them all.`,
  ];
}
