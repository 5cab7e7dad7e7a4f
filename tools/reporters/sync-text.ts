import type { Change, Create, Delete, Update } from '../plan/change.ts';
import { createColours, type Colours } from './colours.ts';
import { count } from './count.ts';
import { toEdgeChange } from './edge-change.ts';
import { groupBy } from '../plan/group-by.ts';
import { printable } from './printable.ts';
import { closedRegions, countPlan, incompleteScopes, type SyncReport } from './sync-report.ts';
import { valueText } from './value-text.ts';

export interface SyncTextOptions {
  readonly hasColours: boolean;
  /** How many additions of one blueprint are named before the rest is counted. */
  readonly most: number;
}

/** The plan for people: by account and blueprint, deletions apart, what was not seen, and one line that sums up. */
export function renderSyncText(report: SyncReport, { hasColours, most }: SyncTextOptions): string {
  const colours = createColours(hasColours);
  const { changes, held } = report.plan;
  const kept = changes.filter((change) => change.action !== 'delete');
  const deletes = changes.filter((change) => change.action === 'delete');
  const sections = [
    ...[...groupBy(kept, ({ account }) => account)].map(([account, rows]) =>
      accountSection(account, rows, { report, colours, most }),
    ),
    deletes.length === 0
      ? []
      : ['Gone from AWS', ...deletes.flatMap((row) => deleteLines(row, colours))],
    held.length === 0
      ? []
      : [
          colours.yellow(
            'Held back: more deletions than the limits allow; `--allow-deletions` makes them',
          ),
          ...held.flatMap((row) => deleteLines(row, colours)),
        ],
    scopeLines(report, colours),
    closedLines(report, colours),
    warningLines(report, colours),
  ];
  const blocks = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return [...blocks, verdict(report, colours)].join('\n\n').concat('\n');
}

interface Style {
  readonly report: SyncReport;
  readonly colours: Colours;
  readonly most: number;
}

function accountSection(account: string, rows: readonly Change[], style: Style): string[] {
  const { colours, report } = style;
  const name = report.accountNames.get(account);
  const heading =
    account === '' ? 'Shared' : `${account}${name === undefined ? '' : ` ${printable(name)}`}`;
  const lines = [colours.bold(heading)];
  for (const [blueprint, group] of groupBy(rows, (row) => row.blueprint)) {
    const creates = group.filter((row) => row.action === 'create');
    const updates = group.filter((row) => row.action === 'update');
    const counts = [
      creates.length === 0 ? [] : [`${creates.length} to add`],
      updates.length === 0 ? [] : [`${updates.length} to change`],
    ];
    lines.push(`  ${printable(blueprint)}: ${counts.flat().join(', ')}`);
    lines.push(
      ...createLines(creates, style),
      ...updates.flatMap((row) => updateLines(row, colours)),
    );
  }
  return lines;
}

function createLines(creates: readonly Create[], { colours, most }: Style): string[] {
  const shown = creates.length <= most ? creates : creates.slice(0, most - 1);
  const lines = shown.map((row) => `    ${colours.green('+')} ${nameOf(row)}`);
  const rest = creates.length - shown.length;
  return rest === 0 ? lines : [...lines, colours.dim(`      … and ${rest} more`)];
}

function updateLines(row: Update, colours: Colours): string[] {
  const values = row.values.map((change) => {
    const edge = toEdgeChange(change);
    if (edge !== undefined) {
      const what = printable(`${edge.sign} ${edge.kind} ${edge.target}`);
      return `        ${what}  ${colours.dim(printable(edge.note))}`;
    }
    const { path, before, after } = change;
    return `        ${printable(path)}: ${printable(valueText(before))} ${colours.dim('→')} ${printable(valueText(after))}`;
  });
  return [`    ${colours.yellow('~')} ${nameOf(row)}`, ...values];
}

function deleteLines(row: Delete, colours: Colours): string[] {
  const lines = [`    ${colours.red('-')} ${printable(row.blueprint)} ${nameOf(row)}`];
  if (row.authored.length > 0)
    lines.push(`        people wrote here: ${printable(row.authored.join(', '))}`);
  if (row.referrers.length > 0)
    lines.push(`        still pointed to by: ${printable(row.referrers.join(', '))}`);
  return lines;
}

function nameOf({ title, identifier, region }: Change): string {
  const name = printable(title === '' ? identifier : title);
  return region === '' || region === name ? name : `${name}  ${region}`;
}

/** What was not seen to the end, and why. */
export function scopeLines({ scopes }: SyncReport, colours: Colours): string[] {
  const rows = incompleteScopes(scopes);
  if (rows.length === 0) return [];
  const lines = rows.map(
    ({ account, region, type, state, reason }) =>
      `  ${colours.yellow(state)}  ${account} ${region} ${type}${reason === undefined ? '' : `: ${printable(reason)}`}`,
  );
  return [colours.bold('Not seen to the end; nothing is deleted there'), ...lines];
}

function closedLines({ scopes }: SyncReport, colours: Colours): string[] {
  const places = closedRegions(scopes).map((place) => `  ${place}`);
  return places.length === 0
    ? []
    : [colours.bold('Nothing to be seen there; the region may not be enabled'), ...places];
}

const MOST_WARNINGS = 20;

function warningLines({ warnings }: SyncReport, colours: Colours): string[] {
  if (warnings.length === 0) return [];
  const lines = warnings
    .slice(0, MOST_WARNINGS)
    .map(
      ({ blueprint, identifier, path, message }) =>
        `  ${printable(`${blueprint}/${identifier} ${path}: ${message}`)}`,
    );
  const rest = warnings.length - lines.length;
  const more = rest <= 0 ? [] : [`  … and ${rest} more`];
  return [colours.bold('Seen and not written'), ...lines, ...more];
}

function verdict(report: SyncReport, colours: Colours): string {
  const { create, update, delete: removed, unchanged, held, external } = countPlan(report.plan);
  const complete = report.scopes.length - incompleteScopes(report.scopes).length;
  const looked = `Looked at ${count(report.scopes.length, 'scope')}, ${complete} to the end.`;
  const outside =
    external === 0 ? '' : ` ${count(external, 'reference')} out of the survey left out.`;
  if (create + update + removed + held === 0) {
    return `${looked}${outside}\n${colours.green(`No changes: ${count(unchanged, 'entity', 'entities')} as they were.`)}`;
  }
  const heldText = held === 0 ? '' : `, ${held} held back`;
  return `${looked}${outside}\nPlan: ${create} to add, ${update} to change, ${removed} to delete${heldText}, ${unchanged} unchanged.`;
}
