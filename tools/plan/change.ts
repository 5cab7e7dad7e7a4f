import type { Edit } from '../document/edit-text.ts';
import type { Entity } from '../load/catalog.ts';
import type { NewEntity } from './new-entity.ts';

/** One value of an entity, before and after; undefined is absent. */
export interface ValueChange {
  /** Such as `properties.runtime`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Target {
  readonly blueprint: string;
  readonly identifier: string;
  readonly title: string;
  readonly account: string;
  readonly region: string;
  /** Relative to the root of the catalog. */
  readonly file: string;
}

export interface Create extends Target {
  readonly action: 'create';
  /** What is written into the new file. */
  readonly created: NewEntity;
}

export interface Update extends Target {
  readonly action: 'update';
  readonly values: readonly ValueChange[];
  readonly entity: Entity;
  /** Paths are from the root of the document. */
  readonly edits: readonly Edit[];
}

export interface Delete extends Target {
  readonly action: 'delete';
  readonly entity: Entity;
  /** What people wrote into it, such as `properties.runbook`; it goes with the entity. */
  readonly authored: readonly string[];
  /** Entities that people made point here, `blueprint/identifier`. */
  readonly referrers: readonly string[];
}

/** One step from the catalog as it is to the catalog as the survey saw the cloud. */
export type Change = Create | Update | Delete;

/** What would be done: data, printed, written or thrown away. */
export interface Plan {
  /** By account, blueprint, identifier. */
  readonly changes: readonly Change[];
  /** Deletions beyond the limits, which a person has to allow. */
  readonly held: readonly Delete[];
  readonly unchanged: number;
  /** References to what was not surveyed: left out, and counted. */
  readonly external: number;
}
