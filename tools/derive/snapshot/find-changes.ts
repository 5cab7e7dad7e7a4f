import { isSameValue } from '../../document/is-same-value.ts';
import type { EntityTable, EntityTables } from '../entity-tables.ts';
import type { DerivedSnapshot, TableSnapshot } from './derived-snapshot.ts';

/** What is otherwise with the entities of a table than a snapshot knows. */
export interface TableChanges {
  readonly past: TableSnapshot;
  /** Rows of entities that are new or otherwise, and their rows in the snapshot. */
  readonly touched: ReadonlyMap<number, number | undefined>;
  /** Rows in the snapshot of entities that are no more. */
  readonly gone: readonly number[];
  /** By row: the row in the snapshot; undefined where every row is where it was. */
  readonly moved: readonly (number | undefined)[] | undefined;
}

export type Changes = ReadonlyMap<EntityTable, TableChanges>;

/** Undefined where the snapshot does not have these tables. */
export function findChanges(
  tables: EntityTables,
  snapshot: DerivedSnapshot | undefined,
): Changes | undefined {
  if (snapshot === undefined) return undefined;
  const changes = new Map<EntityTable, TableChanges>();
  for (const [identifier, table] of tables) {
    const past = snapshot.tables.get(identifier);
    if (past === undefined) return undefined;
    changes.set(table, changesOf(table, past));
  }
  return changes;
}

function changesOf({ rows }: EntityTable, past: TableSnapshot): TableChanges {
  const { identifiers, versions } = past;
  const touched = new Map<number, number | undefined>();
  const moved: (number | undefined)[] = [];
  const gone: number[] = [];
  let old = 0;
  for (const [row, { identifier, version = '' }] of rows.entries()) {
    for (; old < identifiers.length && (identifiers[old] ?? '') < identifier; old += 1)
      gone.push(old);
    const isKnown = identifiers[old] === identifier;
    moved.push(isKnown ? old : undefined);
    if (!isKnown) touched.set(row, undefined);
    else if (version === '' || versions[old] !== version) touched.set(row, old);
    if (isKnown) old += 1;
  }
  for (; old < identifiers.length; old += 1) gone.push(old);
  const isInPlace = gone.length === 0 && identifiers.length === rows.length;
  return { past, touched, gone, moved: isInPlace ? undefined : moved };
}

/** Whether anything may be otherwise with who owns what: teams, relations, and which entities there are. */
export function isOwnershipTouched(changes: Changes): boolean {
  return [...changes].some(([{ rows }, { past, touched, gone }]) => {
    if (gone.length > 0) return true;
    return [...touched].some(([row, old]) => {
      const entity = rows[row];
      if (old === undefined || entity === undefined) return true;
      return (
        !isSameValue(past.teamAt(old), entity.team) ||
        !isSameValue(past.relationsAt(old), entity.relations)
      );
    });
  });
}
