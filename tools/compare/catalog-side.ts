import type { Catalog, Entity } from '../load/catalog.ts';

/** An entity as it is written, every key. */
export type EntityValues = Readonly<Record<string, unknown>>;

/** One of the two catalogs that are compared. */
export interface CatalogSide {
  readonly catalog: Catalog;
  /**
   * What the entities say whose files differ, on either side. An entity that is not in here, and that the other side
   * has too, is taken to be as it is there.
   */
  readonly values: ReadonlyMap<Entity, EntityValues>;
  /** Files that were not understood to the end: what they seem to lack may be there all the same. */
  readonly unclearFiles: ReadonlySet<string>;
}

/** An entity on both sides, under one name or two. */
export interface EntityPair {
  readonly before: Entity;
  readonly after: Entity;
}
