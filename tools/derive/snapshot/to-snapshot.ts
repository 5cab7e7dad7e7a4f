import type { EntityTable, EntityTables } from '../entity-tables.ts';
import type { DerivedSnapshot, TableSnapshot } from './derived-snapshot.ts';
import type { Ledger } from './ledger.ts';

/** What was derived, for the next one. It reads the tables when it is asked. */
export function toSnapshot(
  tables: EntityTables,
  ledger: Ledger,
  head: Pick<DerivedSnapshot, 'key' | 'ownership'>,
): DerivedSnapshot {
  return {
    ...head,
    hasNews: [...tables.values()].some((table) => ledger.hasNews(table)),
    tables: new Map([...tables].map(([name, table]) => [name, toTable(table, ledger)])),
  };
}

function toTable(table: EntityTable, ledger: Ledger): TableSnapshot {
  const { rows } = table;
  return {
    identifiers: rows.map(({ identifier }) => identifier),
    versions: rows.map(({ version }) => version ?? ''),
    relationsAt: (row) => rows[row]?.relations ?? {},
    teamAt: (row) => rows[row]?.team ?? [],
    properties: ledger.entries(table),
  };
}
