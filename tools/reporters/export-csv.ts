import type { ExportBlueprint, ExportEntity } from '../model/export-output.ts';

/** A column of a table of entities. */
export interface CsvColumn {
  readonly name: string;
  read(entity: ExportEntity): unknown;
}

/** The columns of a blueprint: what every entity has, its properties, what is derived, its relations. */
export function csvColumns({ properties, relations }: ExportBlueprint): readonly CsvColumn[] {
  return [
    { name: 'identifier', read: ({ identifier }) => identifier },
    { name: 'title', read: ({ title }) => title },
    { name: 'owners', read: ({ owners }) => owners },
    ...properties.map(({ name, kind }): CsvColumn =>
      kind === 'stored'
        ? { name: `properties.${name}`, read: (entity) => memberOf(entity.properties, name) }
        : { name: `derived.${name}`, read: ({ derived }) => memberOf(derived, name) },
    ),
    ...relations.map(({ name }): CsvColumn => ({
      name: `relations.${name}`,
      read: (entity) => memberOf(entity.relations, name),
    })),
    { name: 'edges', read: ({ edges }) => edges },
    { name: 'writtenIn', read: ({ writtenIn }) => writtenIn },
  ];
}

function memberOf(values: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** A line as RFC 4180 has it: lists and mappings are JSON, nothing is an empty cell. */
export function renderCsvLine(cells: readonly unknown[]): string {
  return `${cells.map(renderCell).join(',')}\r\n`;
}

function renderCell(value: unknown): string {
  const text = cellText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.length === 0) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  // A spreadsheet would run it. A number or a list never begins like this, or is none of text.
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
