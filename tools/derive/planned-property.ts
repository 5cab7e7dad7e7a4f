import type { DerivedFinding, Explanation } from './derived-catalog.ts';
import type { EntityTable } from './entity-tables.ts';
import type { ProgramProblem, ProgramRun } from './jq/run-programs.ts';

/** How one derived property of a blueprint gets its column. */
export interface PlannedProperty {
  readonly table: EntityTable;
  readonly name: string;
  /** What it reads: names of properties, derived or not, of the entities of a table. */
  readonly needs: readonly PropertyOf[];
  /** Whether it reads the whole entity: every property of it that does not need this one. */
  readonly isWhole: boolean;
  /** Fills the column from what is there, or says what jq is to run for it. `hidden` are properties that it must not see. */
  begin(hidden: ReadonlySet<string>): Filled;
  explain(row: number): Explanation;
}

/** The plans of all derived properties, by table and property. */
export type Plans = ReadonlyMap<EntityTable, ReadonlyMap<string, PlannedProperty>>;

export interface PropertyOf {
  readonly table: EntityTable;
  readonly property: string;
}

export type Filled =
  | { readonly kind: 'filled'; readonly findings: readonly Problem[] }
  | {
      readonly kind: 'program';
      readonly run: ProgramRun;
      /** After the last result, or when the program was given up. */
      finish(problem: ProgramProblem | undefined): readonly Problem[];
    };

/** A finding of the property, whose names are known. */
export type Problem = Pick<DerivedFinding, 'kind' | 'message'> &
  Partial<Pick<DerivedFinding, 'entities' | 'entity'>>;

/** Either a plan, or why there is none. */
export type Planned = PlannedProperty | Problem;

export function isPlanned(planned: Planned): planned is PlannedProperty {
  return 'begin' in planned;
}
