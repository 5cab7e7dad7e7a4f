import type { SomeNames } from '../compare/catalog-diff.ts';
import { count } from './count.ts';
import { cutName, cutText } from './cut-text.ts';
import { codeSpan } from './markdown-text.ts';

/** More rows than this are folded. */
const MOST_OPEN_ROWS = 10;

/** Rows of a table below the same words: all of one blueprint, say. */
export interface RowGroup {
  /** Markdown above the table; none if it is empty. */
  readonly heading: string;
  /** Rows, cell by cell, in Markdown. */
  readonly rows: readonly (readonly string[])[];
}

export interface SectionText {
  readonly title: string;
  /** A sentence below the title, or nothing. */
  readonly note?: string;
  /** What a row is, for the words that fold many of them: singular and plural. */
  readonly unit: readonly [singular: string, plural: string];
  /** The header of every table; a name that ends in a colon is a column of numbers. */
  readonly columns: readonly string[];
  readonly groups: readonly RowGroup[];
  /** How many rows there are, where `groups` holds fewer. */
  readonly total?: number;
}

/** A section with at most so many rows; the others are counted. With none it is its title alone. */
export function renderSection(section: SectionText, most: number): string {
  const { title, note, unit, columns, groups } = section;
  const all = section.total ?? groups.reduce((sum, { rows }) => sum + rows.length, 0);
  if (all === 0) return '';
  const heading = `#### ${title}`;
  if (most === 0) {
    const rows = count(all, ...unit);
    return `${heading}\n\nLeft out, because it would be too long here: ${rows}. \`cadastre diff\` shows them all.`;
  }
  const isFolded = Math.min(all, most) > MOST_OPEN_ROWS;
  const lines: string[] = [heading, ''];
  if (note !== undefined) lines.push(note, '');
  if (isFolded) lines.push(`<details><summary>${count(all, ...unit)}</summary>`, '');
  let left = most;
  for (const { heading: words, rows } of groups) {
    const shown = rows.slice(0, left);
    if (shown.length === 0) break;
    left -= shown.length;
    if (words !== '') lines.push(words, '');
    lines.push(...table(columns, shown), '');
  }
  const rest = all - (most - left);
  if (rest > 0)
    lines.push(`… and ${count(rest, 'more row')}; \`cadastre diff\` shows them all.`, '');
  if (isFolded) lines.push('</details>');
  return lines.join('\n').trimEnd();
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const isNumber = (name: string): boolean => name.endsWith(':');
  return [
    row(columns.map((name) => name.replace(/:$/, ''))),
    row(columns.map((name) => (isNumber(name) ? '---:' : '---'))),
    ...rows.map(row),
  ];
}

function row(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`;
}

/** A value in a cell. */
export function valueCell(text: string): string {
  return codeSpan(cutText(text));
}

/** A name in a cell: short, because a name has no space to break the line at, and makes the table wide. */
export function cell(text: string): string {
  return codeSpan(cutName(text));
}

/** The first names, and how many more there are. */
export function cells({ count: all, names }: SomeNames): string {
  const rest = all - names.length;
  return `${names.map(cell).join(', ')}${rest === 0 ? '' : `, and ${rest} more`}`;
}
