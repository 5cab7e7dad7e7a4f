import { displayWidth } from './display-width.ts';

/** Rows with columns that stand below each other; the last column is as long as it is. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  return rows
    .map((row) => {
      const cells = row.map(
        (cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)),
      );
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}
