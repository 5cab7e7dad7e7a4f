import type { Action } from '../load/catalog.ts';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

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
  return textTable(cells);
}
