import { deriveOwners } from './derive-owners.ts';
import type { DerivedFinding } from './derived-catalog.ts';
import type { EntityTable, EntityTables } from './entity-tables.ts';
import { createColumn } from './snapshot/column.ts';
import { isOwnershipTouched } from './snapshot/find-changes.ts';
import type { Ledger } from './snapshot/ledger.ts';

/** Fills the owners of every row, where nobody knows them, and says what is wrong with ownership. */
export function fillOwners(tables: EntityTables, ledger: Ledger): readonly DerivedFinding[] {
  const { past } = ledger;
  const isKnown = past !== undefined && !isOwnershipTouched(past.changes);
  const derived = isKnown ? undefined : deriveOwners(tables);
  for (const table of tables.values()) fillTable(table, ledger, derived?.ownersOf);
  return derived?.findings ?? past?.snapshot.ownership ?? [];
}

function fillTable(
  table: EntityTable,
  ledger: Ledger,
  ownersOf: ReturnType<typeof deriveOwners>['ownersOf'] | undefined,
): void {
  const known = ledger.find(table, '$team');
  const values = known?.values ?? createColumn(table.rows.length);
  const changed = new Set<number>();
  if (ownersOf !== undefined)
    for (const [row, entity] of table.rows.entries())
      if (values.put(row, ownersOf(entity))) changed.add(row);
  table.columns.set('$team', values);
  ledger.enter(table, '$team', {
    property: { values, problems: new Map(), now: 0, links: 0, stale: new Set() },
    changed: known === undefined ? 'all' : changed,
  });
}
