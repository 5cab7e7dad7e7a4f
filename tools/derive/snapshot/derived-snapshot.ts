import type { Entity } from '../../load/catalog.ts';
import type { DerivedFinding } from '../derived-catalog.ts';
import type { Column } from './column.ts';
import type { Reads } from './reads.ts';

/** What was derived of a catalog, from which another one that is nearly the same is derived in a fraction of the time. */
export interface DerivedSnapshot {
  /** Of the blueprints: with others it is of no use. */
  readonly key: string;
  /** What was said of ownership. */
  readonly ownership: readonly DerivedFinding[];
  /** Whether it says more than the one that it was made from. */
  readonly hasNews: boolean;
  /** By blueprint. */
  readonly tables: ReadonlyMap<string, TableSnapshot>;
}

export interface TableSnapshot {
  /** By row, sorted. */
  readonly identifiers: readonly string[];
  /** By row: what the entity was made of; an empty one is like no other. */
  readonly versions: readonly string[];
  relationsAt(row: number): Entity['relations'];
  teamAt(row: number): readonly string[];
  /** Of derived properties, and of `$team`: the owners. One that is not there has to be derived anew. */
  readonly properties: ReadonlyMap<string, PropertySnapshot>;
}

export interface PropertySnapshot {
  readonly values: Column;
  /** Why a row has no value, where it should have one. */
  readonly problems: ReadonlyMap<number, RowProblem>;
  /** What `now` was, in milliseconds since 1970. */
  readonly now: number;
  /** How many links were followed at most. */
  readonly links: number;
  /** Rows whose values are of an earlier catalog: nobody wanted them since. */
  readonly stale: ReadonlySet<number>;
  /** Of what is no derived property: those say it themselves. */
  readonly reads?: Reads | undefined;
}

export interface RowProblem {
  readonly kind: DerivedFinding['kind'];
  readonly message: string;
}

/** Rows of a table: these, or all of them. */
export type Rows = ReadonlySet<number> | 'all';
