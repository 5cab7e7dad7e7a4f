import type { EdgesFile } from './edge.ts';

/**
 * An entity as people, or the survey, write it: one thing in the catalog.
 * @public read by the schema generator
 */
export interface EntityFile {
  /**
   * Unique among the entities of its blueprint.
   * @maxLength 1000
   * @pattern ^(?!\.{1,2}$)[\p{L}0-9@_.+:\\/=-]+$
   */
  identifier: string;
  /** The identifier of its blueprint. May be left out below `catalog/<blueprint>/`. */
  blueprint?: string;
  /** The name that people read. */
  title?: string;
  /** The name of an icon; null, as Port's API has it, is the same as absent. */
  icon?: string | null;
  /** The teams that own it: identifiers of `_team` entities. */
  team?: string | string[];
  /** Values by property identifier; null is the same as absent. */
  properties?: Record<string, unknown>;
  /** Identifiers of other entities by relation identifier; null is the same as absent. */
  relations?: Record<string, string | string[] | null>;
  /** Written by the survey: what this entity does to others, and where that was seen. */
  edges?: EdgesFile;
  /** Written by the survey: where this entity was seen. */
  source?: EntitySource;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  createdAt?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  createdBy?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  updatedAt?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  updatedBy?: string;
}

/** Where the survey saw an entity. */
export interface EntitySource {
  /** The Cloud Control type. */
  aws: string;
  /** The twelve digits of the account. */
  account: string;
  /** The region, or `global`. */
  region: string;
  /** The primary identifier, as Cloud Control takes it. */
  id: string;
}
