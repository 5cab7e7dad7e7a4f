import type { EntityTable, EntityTables } from '../entity-tables.ts';
import type { Way } from '../find-ways.ts';
import { affectedRows } from './affected-rows.ts';
import { createColumn } from './column.ts';
import type { DerivedSnapshot, PropertySnapshot, RowProblem, Rows } from './derived-snapshot.ts';
import type { Changes, TableChanges } from './find-changes.ts';
import type { Read, Reads } from './reads.ts';

/** What becomes of the properties of a catalog, one after the other, where a snapshot may know them from before. */
export interface Ledger {
  readonly past: Past | undefined;
  /** A property as the snapshot knows it, in the rows of now. */
  find(table: EntityTable, property: string): PropertySnapshot | undefined;
  /** Rows whose value may be otherwise than it was in the snapshot, as long as nothing but entities changed. */
  dirtyRows(table: EntityTable, reads: Reads, known: PropertySnapshot): Rows;
  /** What is known of a property from now on, and which rows are otherwise than the snapshot has them. */
  enter(table: EntityTable, property: string, entry: Entry): void;
  /** Every row of which anything is otherwise than in the snapshot. */
  changedRows(table: EntityTable): Rows;
  entries(table: EntityTable): ReadonlyMap<string, PropertySnapshot>;
  /** Whether entities of a table, or what is known of it, are others than in the snapshot: what time did to it comes again anyway. */
  hasNews(table: EntityTable): boolean;
}

export interface Past {
  readonly snapshot: DerivedSnapshot;
  readonly changes: Changes;
}

export interface Entry {
  /** Undefined: the next one has to derive it anew. */
  readonly property: PropertySnapshot | undefined;
  readonly changed: Rows;
}

const NONE: ReadonlySet<number> = new Set();

export function createLedger(tables: EntityTables, past: Past | undefined): Ledger {
  const changed = new Map<EntityTable, Map<string, Rows>>();
  const properties = new Map<EntityTable, Map<string, PropertySnapshot>>();
  for (const table of tables.values()) {
    changed.set(table, new Map());
    properties.set(table, new Map());
  }
  const changedOf = (table: EntityTable, property: string): Rows =>
    changed.get(table)?.get(property) ?? NONE;
  return {
    past,
    find(table, property) {
      const changes = past?.changes.get(table);
      const known = changes?.past.properties.get(property);
      return changes === undefined || known === undefined ? undefined : move(known, table, changes);
    },
    dirtyRows(table, { reads, isWhole }, { stale }) {
      if (past === undefined) return 'all';
      const own = isWhole ? [...(changed.get(table)?.values() ?? [])] : [];
      const rows = [stale, affectedRows(tables, past.changes, { table, way: [] }, union(own))];
      for (const [way, names] of byWay(reads)) {
        const end = tables.get(way.at(-1)?.to ?? '') ?? table;
        const ends = union(names.map((name) => changedOf(end, name)));
        rows.push(affectedRows(tables, past.changes, { table, way }, ends));
      }
      return union(rows);
    },
    enter(table, property, entry) {
      changed.get(table)?.set(property, entry.changed);
      if (entry.property !== undefined) properties.get(table)?.set(property, entry.property);
    },
    changedRows(table) {
      const touched = past?.changes.get(table)?.touched.keys();
      return touched === undefined
        ? 'all'
        : union([new Set(touched), ...(changed.get(table)?.values() ?? [])]);
    },
    entries: (table) => properties.get(table) ?? new Map(),
    hasNews(table) {
      const changes = past?.changes.get(table);
      if (changes === undefined || changes.touched.size + changes.gone.length > 0) return true;
      const { properties: known } = changes.past;
      if (known.size !== properties.get(table)?.size) return true;
      return [...known].some(([name, { stale }]) => {
        const now = properties.get(table)?.get(name)?.stale;
        return now === undefined || now.size !== stale.size;
      });
    },
  };
}

/** The properties at the end of each way. */
function byWay(reads: readonly Read[]): Iterable<readonly [Way, readonly string[]]> {
  const groups = new Map<string, [Way, string[]]>();
  for (const { way, property } of reads) {
    const key = JSON.stringify(
      way.map(({ relation, isBackward, to }) => [relation, isBackward, to]),
    );
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [way, [property]]);
    else known[1].push(property);
  }
  return groups.values();
}

function union(all: readonly Rows[]): Rows {
  const sets = all.filter((rows) => rows === 'all' || rows.size > 0);
  const [first = NONE] = sets;
  if (sets.length < 2) return first;
  const rows = new Set<number>();
  for (const each of sets) {
    if (each === 'all') return 'all';
    for (const row of each) rows.add(row);
  }
  return rows;
}

/** A property whose values may be changed without the snapshot, in the rows in which the entities are now. */
function move(
  { values, problems, stale, ...more }: PropertySnapshot,
  { rows }: EntityTable,
  { moved }: TableChanges,
): PropertySnapshot {
  if (moved === undefined) return { ...more, values: values.copy(), problems, stale };
  const column = createColumn(rows.length);
  const movedProblems = new Map<number, RowProblem>();
  const movedStale = new Set<number>();
  for (const [row, old] of moved.entries()) {
    if (old === undefined) continue;
    column.put(row, values.at(old));
    const problem = problems.get(old);
    if (problem !== undefined) movedProblems.set(row, problem);
    if (stale.has(old)) movedStale.add(row);
  }
  return { ...more, values: column, problems: movedProblems, stale: movedStale };
}
