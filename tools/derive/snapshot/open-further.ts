import type { EntityTables } from '../entity-tables.ts';
import { createColumn } from './column.ts';
import type { Ledger } from './ledger.ts';
import type { Reads } from './reads.ts';

/** Something that is worked out of the entities of a blueprint after everything is derived, such as a score. */
export interface FurtherColumn {
  /** The rows that are to be put; entities by identifier. */
  readonly rows: readonly number[];
  at(row: number): unknown;
  put(row: number, value: unknown): void;
}

export interface FurtherRequest {
  readonly blueprint: string;
  /** Of what is worked out, and how: with another name nothing is known. */
  readonly name: string;
  readonly reads: Reads;
}

/** Undefined where there is no such blueprint. */
export function openFurther(
  tables: EntityTables,
  ledger: Ledger,
  now: Date,
  { blueprint, name, reads }: FurtherRequest,
): FurtherColumn | undefined {
  const table = tables.get(blueprint);
  if (table === undefined) return undefined;
  const known = ledger.find(table, name);
  const isAll =
    known === undefined ||
    reads.dependsOn === 'anything' ||
    (reads.dependsOn === 'time' && known.now !== now.getTime());
  const rows = isAll ? 'all' : ledger.dirtyRows(table, reads, known);
  const values = known?.values ?? createColumn(table.rows.length);
  const changed = new Set<number>();
  ledger.enter(table, name, {
    property: {
      values,
      problems: new Map(),
      now: now.getTime(),
      links: 0,
      stale: new Set(),
      reads,
    },
    changed: known === undefined ? 'all' : changed,
  });
  return {
    rows: rows === 'all' ? [...table.rows.keys()] : [...rows].sort((a, b) => a - b),
    at: values.at,
    put(row, value) {
      if (values.put(row, value)) changed.add(row);
    },
  };
}

/** What nobody opened stays, with the rows that are of an earlier catalog. */
export function leaveFurther(tables: EntityTables, ledger: Ledger): void {
  for (const table of tables.values()) {
    const { properties } = ledger.past?.changes.get(table)?.past ?? { properties: new Map() };
    for (const [name, { reads }] of properties) {
      if (reads === undefined || ledger.entries(table).has(name)) continue;
      const known = ledger.find(table, name);
      const stale = known === undefined ? 'all' : ledger.dirtyRows(table, reads, known);
      if (known === undefined || stale === 'all') continue;
      ledger.enter(table, name, { property: { ...known, stale }, changed: stale });
    }
  }
}
