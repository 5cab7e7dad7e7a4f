import type { ListOutput } from '../model/list-output.ts';
import { count } from './count.ts';
import { cutName, cutText } from './cut-text.ts';
import { cell, valueCell } from './diff-markdown-table.ts';
import { withoutSecret } from './diff-value.ts';
import type { ListReport } from './list-report.ts';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

export type ListFormat = 'text' | 'json' | 'csv' | 'markdown';

export const LIST_FORMATS: Readonly<Record<ListFormat, (report: ListReport) => string>> = {
  text: renderText,
  json: renderJson,
  csv: renderCsv,
  markdown: renderMarkdown,
};

function renderText({ columns, rows }: ListReport): string {
  if (rows.length === 0) return 'no entities\n';
  const cells = rows.map(({ values }) =>
    values.map((value) => printable(cutName(textOf(value), 48))),
  );
  return `${textTable([columns.map(headerOf).map(printable), ...cells])}\n${count(rows.length, 'entity', 'entities')}\n`;
}

function renderJson({ blueprint, columns, rows }: ListReport): string {
  const output: ListOutput = {
    version: 1,
    blueprint,
    columns: [...columns],
    entities: rows.map(({ identifier, title, file, values }) => ({
      identifier,
      ...(title === undefined ? {} : { title }),
      file,
      values: Object.fromEntries(
        columns.flatMap((name, index) => {
          const value = withoutSecret(values[index]);
          return value === undefined ? [] : [[name, value] as const];
        }),
      ),
    })),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

/** RFC 4180. What a spreadsheet would run as a formula begins with an apostrophe instead. */
function renderCsv({ columns, rows }: ListReport): string {
  const lines = [
    columns.map(headerOf),
    ...rows.map(({ values }) =>
      values.map((value) => {
        const text = textOf(value);
        return typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
      }),
    ),
  ];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function renderMarkdown({ columns, rows }: ListReport): string {
  const lines = [
    columns.map((name) => cell(headerOf(name))),
    columns.map(() => '---'),
    ...rows.map(({ values }) => values.map((value) => valueCell(cutText(textOf(value))))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** A text as it is, a list of texts with commas, anything else as JSON. */
function textOf(value: unknown): string {
  const shown = withoutSecret(value);
  if (shown === undefined || shown === null) return '';
  if (typeof shown === 'string') return shown;
  if (Array.isArray(shown) && shown.every((each) => typeof each === 'string'))
    return shown.join(', ');
  return JSON.stringify(shown);
}

/** `$title` → `title`, `"a name"` → `a name`. */
function headerOf(name: string): string {
  return name.replace(/^"(.*)"$/, '$1').replace(/^\$/, '');
}
