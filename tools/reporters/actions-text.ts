import type { Action } from '../load/catalog.ts';
import { displayWidth } from './display-width.ts';
import { printable } from './printable.ts';

/** The actions of a repository, by name. */
export function renderActions(actions: readonly Action[], format: 'text' | 'json'): string {
  const rows = actions
    .map(({ identifier, title, value, origin }) => ({
      identifier,
      title,
      trigger: value.trigger.type === 'automation' ? 'automation' : (value.trigger.operation ?? ''),
      blueprint:
        value.trigger.blueprintIdentifier ?? value.trigger.event?.blueprintIdentifier ?? '',
      method: value.invocationMethod.type,
      file: origin.file,
    }))
    .toSorted((a, b) => (a.identifier < b.identifier ? -1 : 1));
  if (format === 'json') return `${JSON.stringify({ version: 1, actions: rows }, null, 2)}\n`;
  if (rows.length === 0) return 'no actions: a file in actions/ makes one\n';
  const cells = rows.map(({ identifier, trigger, blueprint, method, title }) =>
    [identifier, trigger, blueprint, method, title].map(printable),
  );
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))),
  );
  return cells
    .map((row) =>
      row
        .map(
          (cell, column) =>
            cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell))),
        )
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
