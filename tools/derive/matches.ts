import type { FullEntity } from '../load/catalog.ts';
import type { Reads } from './snapshot/reads.ts';

/** Whether an entity is found by the `query` of an aggregation. A query that makes no sense may throw. */
export type Matches = (query: Readonly<Record<string, unknown>>, entity: EntityView) => boolean;

/** What such a query over the entities of a blueprint reads; undefined for one that makes no sense. */
export type ReadsOf = (
  query: Readonly<Record<string, unknown>>,
  blueprint: string,
) => Reads | undefined;

/** An entity with everything that can be asked of it. */
export interface EntityView {
  readonly entity: FullEntity;
  /** Stored, derived or meta (`$team`); undefined where it has none. */
  valueOf(property: string): unknown;
  /** Another entity of the catalog. */
  find(blueprint: string, identifier: string): EntityView | undefined;
}
