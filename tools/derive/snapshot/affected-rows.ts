import type { EntityTable, EntityTables } from '../entity-tables.ts';
import type { Step, Way } from '../find-ways.ts';
import { listOf } from '../links.ts';
import type { Changes, TableChanges } from './find-changes.ts';
import type { Rows } from './derived-snapshot.ts';

export interface WayOf {
  readonly table: EntityTable;
  readonly way: Way;
}

/**
 * The rows of a table that may see something else at the end of a way, where these rows at its end are otherwise: what leads
 * there now, or led there before. Never fewer.
 */
export function affectedRows(
  tables: EntityTables,
  changes: Changes,
  { table, way }: WayOf,
  ends: Rows,
): Rows {
  if (ends === 'all') return 'all';
  const stops = [table, ...way.flatMap(({ to }) => tables.get(to) ?? [])];
  let rows = withTouched(ends, changes.get(stops.at(-1) ?? table));
  for (let depth = way.length - 1; depth >= 0; depth -= 1) {
    const [step, near, far] = [way[depth], stops[depth], stops[depth + 1]];
    if (step === undefined || near === undefined || far === undefined) return 'all';
    const behind = new Set<number>();
    if (step.isBackward) addTargets(behind, { step, near, far }, rows, changes.get(far));
    else addSources(behind, { step, near, far }, rows, changes.get(far));
    rows = withTouched(behind, changes.get(near));
  }
  return rows;
}

function withTouched(
  rows: ReadonlySet<number>,
  changes: TableChanges | undefined,
): ReadonlySet<number> {
  return changes === undefined || changes.touched.size === 0
    ? rows
    : new Set([...rows, ...changes.touched.keys()]);
}

interface StepOf {
  readonly step: Step;
  readonly near: EntityTable;
  readonly far: EntityTable;
}

/** Who points to these rows, or names what is gone. */
function addSources(
  found: Set<number>,
  { step: { relation }, near }: StepOf,
  rows: ReadonlySet<number>,
  changes: TableChanges | undefined,
): void {
  const links = rows.size === 0 ? undefined : near.linksOf(relation);
  if (links !== undefined)
    for (const row of rows) for (const source of listOf(links.backward, row)) found.add(source);
  if (changes === undefined || changes.gone.length === 0) return;
  const gone = new Set(changes.gone.map((old) => changes.past.identifiers[old]));
  for (const [row, { relations }] of near.rows.entries())
    if (namesIn(relations, relation).some((name) => gone.has(name))) found.add(row);
}

/** What these rows point to, and what they pointed to before they were changed or went. */
function addTargets(
  found: Set<number>,
  { step: { relation }, near, far }: StepOf,
  rows: ReadonlySet<number>,
  changes: TableChanges | undefined,
): void {
  for (const row of rows) for (const target of far.targetsOf(relation, row)) found.add(target);
  if (changes === undefined) return;
  const { past, touched, gone } = changes;
  for (const old of [...touched.values(), ...gone]) {
    if (old === undefined) continue;
    for (const name of namesIn(past.relationsAt(old), relation)) {
      const target = near.rowOf(name);
      if (target !== undefined) found.add(target);
    }
  }
}

function namesIn(
  relations: Readonly<Record<string, string | readonly string[] | null>>,
  relation: string,
): readonly string[] {
  const written = Object.hasOwn(relations, relation) ? relations[relation] : undefined;
  return typeof written === 'string' ? [written] : (written ?? []);
}
