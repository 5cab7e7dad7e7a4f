import type { DerivedFinding, Explanation } from './derived-catalog.ts';
import type { EntityTable } from './entity-tables.ts';
import type { Way } from './find-ways.ts';
import type { ProgramRun } from './jq/run-programs.ts';
import type { RowProblem } from './snapshot/derived-snapshot.ts';
import type { Read } from './snapshot/reads.ts';
import type { WorkBound } from './work-bound.ts';

/** How one derived property of a blueprint gets its column. */
export interface PlannedProperty {
  readonly table: EntityTable;
  readonly name: string;
  /** From an entity to those that it reads; no steps where it reads itself alone. */
  readonly way: Way;
  /** What it reads: names of properties, derived or not, of the entities of a table. */
  readonly needs: readonly PropertyOf[];
  /** What a query reads, from the rows of this table. */
  readonly asks: readonly Read[];
  /** Whether it reads the whole entity: every property of it that does not need this one. */
  readonly isWhole: boolean;
  /** What gives it another value beside the entities of its way: nothing, another time, or anything that a query may ask. */
  readonly dependsOn: 'entities' | 'time' | 'anything';
  /** How cells are filled: from what is there, or by what jq gives. */
  begin(cells: Cells): Filling;
  explain(row: number): Explanation;
}

/** The cells of a column that are to be filled. */
export interface Cells {
  readonly rows: readonly number[];
  /** Derived properties that must not be seen. */
  readonly hidden: ReadonlySet<string>;
  /** For links that are followed. */
  readonly bound: WorkBound;
  /** Undefined: it has no value. */
  put(row: number, value: unknown): void;
  /** It has no value, and should have one. */
  refuse(row: number, problem: RowProblem): void;
}

/** The plans of all derived properties, by table and property. */
export type Plans = ReadonlyMap<EntityTable, ReadonlyMap<string, PlannedProperty>>;

export interface PropertyOf {
  readonly table: EntityTable;
  readonly property: string;
}

export type Filling =
  /** `fill` puts every cell. With a problem the whole column is empty. */
  | { readonly kind: 'direct'; fill(): Problem | undefined }
  | { readonly kind: 'program'; readonly run: ProgramRun };

/** A finding of the property, whose names are known. */
export type Problem = Pick<DerivedFinding, 'kind' | 'message'> &
  Partial<Pick<DerivedFinding, 'entities' | 'entity'>>;

/** Either a plan, or why there is none. */
export type Planned = PlannedProperty | Problem;

export function isPlanned(planned: Planned): planned is PlannedProperty {
  return 'begin' in planned;
}
