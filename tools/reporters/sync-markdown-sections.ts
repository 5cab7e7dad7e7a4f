import type { Change, Create, Delete, Update } from '../plan/change.ts';
import { count } from './count.ts';
import { createNamer } from './create-namer.ts';
import { toEdgeChange } from './edge-change.ts';
import { groupBy } from '../plan/group-by.ts';
import { codeSpan } from './markdown-text.ts';
import { incompleteScopes, type SyncReport } from './sync-report.ts';
import { valueText } from './value-text.ts';

/** A part of a body that can be told shorter: with no more than so many rows. Empty where there is nothing to say. */
export type Section = (most: number) => string;

/** More rows than this are folded, so that what stands below is found. */
const MOST_OPEN = 10;
const VALUE_LENGTH = 60;

interface Table {
  readonly heading: string;
  readonly note?: string;
  readonly columns: readonly string[];
  /** Cells, which are Markdown. */
  readonly rows: readonly (readonly string[])[];
  /** Never folded: what a reviewer must see. */
  readonly isOpen?: boolean;
}

function toTable({ heading, note, columns, rows, isOpen }: Table, most: number): string {
  if (rows.length === 0) return '';
  // A column without a word in it only makes the others narrow.
  const used = columns.map((_, index) => rows.some((row) => (row[index] ?? '') !== ''));
  const line = (cells: readonly string[]): string =>
    `| ${cells.filter((_, index) => used[index] === true).join(' | ')} |`;
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const rest = `… and ${count(left, 'more row')}; the commit has them all.`;
  const body = [
    ...(note === undefined ? [] : [note, '']),
    ...(shown.length === 0
      ? [`${count(left, 'row')}, too many to show here; the commit has them all.`]
      : [line(columns), line(columns.map(() => '---')), ...shown.map(line)]),
    ...(left > 0 && shown.length > 0 ? ['', rest] : []),
  ];
  if (isOpen === true || shown.length <= MOST_OPEN)
    return [`#### ${heading}`, '', ...body].join('\n');
  const summary = `<details><summary><b>${heading}</b></summary>`;
  return [summary, '', ...body, '', '</details>'].join('\n');
}

export function deleteSection(heading: string, note: string, deletes: readonly Delete[]): Section {
  const rows = deletes.map((row) => [
    codeSpan(row.blueprint),
    codeSpan(row.title),
    codeSpan(row.region),
    row.authored.map(codeSpan).join(', '),
    row.referrers.map(codeSpan).join(', '),
  ]);
  const columns = ['blueprint', 'entity', 'region', 'written by people', 'still pointed to by'];
  const title = `${heading} (${rows.length})`;
  return (most) => toTable({ heading: title, note, columns, rows, isOpen: true }, most);
}

/** A table for each blueprint: a value before and after. */
export function updateSection(changes: readonly Change[]): Section {
  const nameOf = createNamer(changes);
  const groups = [...groupBy(updatesIn(changes), ({ blueprint }) => blueprint)];
  const tables = groups.flatMap(([blueprint, updates]): Table[] => {
    const rows = updates.flatMap((update) =>
      update.values
        .filter((change) => toEdgeChange(change) === undefined)
        .map(({ path, before, after }, index) => [
          index === 0 ? nameOf(update) : '',
          codeSpan(path),
          codeSpan(valueText(before, VALUE_LENGTH)),
          codeSpan(valueText(after, VALUE_LENGTH)),
        ]),
    );
    const heading = `Changed: ${plainName(blueprint)} (${rows.length})`;
    return rows.length === 0
      ? []
      : [{ heading, columns: ['entity', 'value', 'before', 'after'], rows }];
  });
  return (most) => {
    if (tables.length === 0) return '';
    if (most > 0) return tables.map((table) => toTable(table, most)).join('\n\n');
    const rows = tables.flatMap((table) => table.rows);
    const heading = `Changed (${rows.length})`;
    return toTable({ heading, columns: ['entity', 'value', 'before', 'after'], rows }, 0);
  };
}

/** A blueprint's name in a heading, inside and outside of HTML. */
function plainName(blueprint: string): string {
  return /^[A-Za-z0-9_ -]{1,60}$/.test(blueprint)
    ? blueprint.replaceAll('_', String.raw`\_`)
    : 'others';
}

function updatesIn(changes: readonly Change[]): readonly Update[] {
  return changes.filter((change) => change.action === 'update');
}

const SIGNS = { '+': 'new', '-': 'gone', '~': 'seen elsewhere' } as const;

export function edgeSection(changes: readonly Change[]): Section {
  const nameOf = createNamer(changes);
  const rows = updatesIn(changes).flatMap((row) =>
    row.values.flatMap((change) => {
      const edge = toEdgeChange(change);
      if (edge === undefined) return [];
      const { sign, kind, target, note } = edge;
      const name = `${nameOf(row)} ${kind} ${codeSpan(target)}`;
      return [[SIGNS[sign], codeSpan(row.blueprint), name, codeSpan(note)]];
    }),
  );
  const columns = ['', 'blueprint', 'edge', 'seen at'];
  return (most) => toTable({ heading: `Edges (${rows.length})`, columns, rows }, most);
}

/** How many names of new entities stand in a row. */
const MOST_NAMES = 8;

/** The account is named where the title does not. */
export function createSection(changes: readonly Change[], namesAccount: boolean): Section {
  const nameOf = createNamer(changes);
  const creates = changes.filter((change): change is Create => change.action === 'create');
  const groups = groupBy(creates, ({ account, blueprint }) => `${account}\u0000${blueprint}`);
  const rows = [...groups].map(([key, group]) => {
    const [account = '', blueprint = ''] = key.split('\u0000');
    const names = group.slice(0, MOST_NAMES).map(nameOf);
    const rest = group.length - names.length;
    const more = rest > 0 ? `, and ${rest} more` : '';
    return [
      namesAccount ? codeSpan(account) : '',
      codeSpan(blueprint),
      String(group.length),
      names.join(', ') + more,
    ];
  });
  const heading = `Added (${creates.length})`;
  const columns = ['account', 'blueprint', 'number', 'entities'];
  return (most) => toTable({ heading, columns, rows, isOpen: rows.length <= 20 }, most);
}

export function scopeSection({ scopes }: SyncReport): Section {
  const rows = incompleteScopes(scopes).map(({ account, region, type, state, reason }) => [
    codeSpan(account),
    codeSpan(region),
    codeSpan(type),
    [state, codeSpan(reason ?? '')].filter((part) => part !== '').join(': '),
  ]);
  const heading = `Not seen to the end (${rows.length})`;
  const columns = ['account', 'region', 'type', 'why'];
  const note = 'Nothing is deleted in these scopes.';
  return (most) => toTable({ heading, note, columns, rows }, most);
}

export function warningSection({ warnings }: SyncReport): Section {
  const rows = warnings.map(({ blueprint, identifier, path, message }) => [
    codeSpan(`${blueprint}/${identifier}`),
    codeSpan(path),
    codeSpan(message),
  ]);
  const heading = `Seen and not written (${rows.length})`;
  return (most) => toTable({ heading, columns: ['entity', 'value', 'why'], rows }, most);
}
