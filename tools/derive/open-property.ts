import type { Cells, Filling, PlannedProperty, Problem } from './planned-property.ts';
import { readsOfPlan } from './reads-of-plan.ts';
import { createColumn, type Column } from './snapshot/column.ts';
import type { RowProblem, Rows } from './snapshot/derived-snapshot.ts';
import type { Entry, Ledger } from './snapshot/ledger.ts';
import { createWorkBound, MOST_LINKS, type WorkBound } from './work-bound.ts';

/** A property whose column is being filled. */
export interface OpenProperty {
  readonly plan: PlannedProperty;
  /** Undefined where there is nothing to fill, and was not wrong before. */
  begin(): Filling | undefined;
  /** Everything that is to be put is there, or the column is empty because of a problem. */
  close(problem: Problem | undefined): Entry;
}

export interface Opening {
  readonly hidden: ReadonlySet<string>;
  readonly ledger: Ledger;
  readonly now: Date;
}

/** Opens the column of a property: the rows that a snapshot does not know are filled, or all of them. */
export function openProperty(plan: PlannedProperty, opening: Opening): OpenProperty {
  let open = openRows(plan, opening);
  return {
    plan,
    begin() {
      // Whoever explains a value asks what the plan must not see, so that it begins all the same.
      const filling = plan.begin(open.cells);
      if (open.rows === 'all') return filling;
      if (open.rows.size === 0) return undefined;
      if (filling.kind === 'program') return filling;
      return {
        kind: 'direct',
        fill() {
          const problem = filling.fill();
          if (problem?.kind !== 'limit') return problem;
          // All links together are bounded, and of those that nobody had to follow again it is only known how many they were at most.
          open = openWhole(plan, opening);
          const whole = plan.begin(open.cells);
          return whole.kind === 'direct' ? whole.fill() : problem;
        },
      };
    },
    close(problem) {
      const { table, name } = plan;
      if (problem !== undefined) {
        // What came before a program was stopped depends on how fast the machine is.
        table.columns.set(name, createColumn(table.rows.length));
        return { property: undefined, changed: 'all' };
      }
      const { values, problems, links, cells, changed } = open;
      table.columns.set(name, values);
      const stale: ReadonlySet<number> = new Set();
      const followed = links + cells.bound.links;
      const at = opening.now.getTime();
      return { property: { values, problems, now: at, links: followed, stale }, changed };
    },
  };
}

interface OpenRows {
  readonly rows: Rows;
  readonly cells: Cells;
  readonly values: Column;
  readonly problems: Map<number, RowProblem>;
  /** That were followed for the rows which stay. */
  readonly links: number;
  readonly changed: Rows;
}

function openRows(plan: PlannedProperty, opening: Opening): OpenRows {
  const { ledger, now } = opening;
  const known = ledger.find(plan.table, plan.name);
  if (known === undefined) return openWhole(plan, opening);
  const isOtherTime = known.now !== now.getTime();
  const isAll = plan.dependsOn === 'anything' || (plan.dependsOn === 'time' && isOtherTime);
  const rows = isAll ? 'all' : ledger.dirtyRows(plan.table, readsOfPlan(plan), known);
  const links = rows === 'all' ? 0 : known.links;
  const problems = rows === 'all' ? new Map<number, RowProblem>() : new Map(known.problems);
  // Of a value that could not be written nobody knows any more what others saw of it.
  const changed = new Set(known.stale);
  const bound = createWorkBound(MOST_LINKS - links);
  const cells = createCells(plan, opening, {
    rows,
    values: known.values,
    problems,
    changed,
    bound,
  });
  return { rows, cells, values: known.values, problems, links, changed };
}

function openWhole(plan: PlannedProperty, opening: Opening): OpenRows {
  const values = createColumn(plan.table.rows.length);
  const problems = new Map<number, RowProblem>();
  const bound = createWorkBound();
  const cells = createCells(plan, opening, {
    rows: 'all',
    values,
    problems,
    changed: undefined,
    bound,
  });
  return { rows: 'all', cells, values, problems, links: 0, changed: 'all' };
}

/** Messages of jq may hold a value each. */
const MOST_CHARACTERS = 300;

interface CellsRequest {
  readonly rows: Rows;
  readonly values: Column;
  readonly problems: Map<number, RowProblem>;
  readonly changed: Set<number> | undefined;
  readonly bound: WorkBound;
}

function createCells(
  { table }: PlannedProperty,
  { hidden }: Opening,
  { rows, values, problems, changed, bound }: CellsRequest,
): Cells {
  const put = (row: number, value: unknown): void => {
    if (values.put(row, value)) changed?.add(row);
  };
  return {
    rows: rows === 'all' ? [...table.rows.keys()] : [...rows].sort((a, b) => a - b),
    hidden,
    bound,
    put(row, value) {
      problems.delete(row);
      put(row, value);
    },
    refuse(row, { kind, message }) {
      const isLong = message.length > MOST_CHARACTERS;
      const text = isLong ? `${message.slice(0, MOST_CHARACTERS)}…` : message;
      problems.set(row, { kind, message: text });
      put(row, undefined);
    },
  };
}
