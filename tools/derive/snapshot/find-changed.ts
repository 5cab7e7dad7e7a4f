import type { EntityName } from '../derived-catalog.ts';
import type { EntityTables } from '../entity-tables.ts';
import type { Ledger } from './ledger.ts';

/** The entities of tables that are another, are gone, or of which any value that was entered is another. */
export function findChanged(tables: EntityTables, ledger: Ledger): readonly EntityName[] {
  const found: EntityName[] = [];
  for (const [blueprint, table] of tables) {
    const changes = ledger.past?.changes.get(table);
    const rows = ledger.changedRows(table);
    for (const row of rows === 'all' ? table.rows.keys() : rows)
      found.push({ blueprint, identifier: table.rows[row]?.identifier ?? '' });
    for (const old of changes?.gone ?? [])
      found.push({ blueprint, identifier: changes?.past.identifiers[old] ?? '' });
  }
  return found;
}
