import type { Document } from '../document/document.ts';
import type { Path } from '../document/path.ts';
import type { PropertyDefinition, RelationDefinition, BlueprintFile } from '../model/blueprint.ts';
import type { ConfigFile } from '../model/config.ts';
import type { EntitySource } from '../model/entity.ts';

/** Where a blueprint or an entity is written: a whole document, or one element of a list in it. */
export interface Origin {
  readonly document: Document;
  readonly path: Path;
}

/** A blueprint that can be relied on: every map is there, and what was not understood is left out. */
export interface Blueprint {
  readonly identifier: string;
  readonly title: string;
  readonly properties: Readonly<Record<string, PropertyDefinition>>;
  readonly required: readonly string[];
  readonly relations: Readonly<Record<string, RelationDefinition>>;
  /** As written; only keys that had the right shape are relied on. */
  readonly file: BlueprintFile;
  readonly origin: Origin;
}

/** An entity that can be relied on: identifier and blueprint are strings, the maps are maps. */
export interface Entity {
  readonly identifier: string;
  readonly blueprint: string;
  readonly title: string | undefined;
  readonly team: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  /** As written: a string, a list of strings, or null. */
  readonly relations: Readonly<Record<string, string | readonly string[] | null>>;
  readonly source: EntitySource | undefined;
  readonly origin: Origin;
}

/** Everything that was found, in the order of files; duplicates included. */
export interface Catalog {
  readonly config: ConfigFile;
  readonly blueprints: readonly Blueprint[];
  readonly entities: readonly Entity[];
  /** The first blueprint of each identifier. */
  readonly blueprintsById: ReadonlyMap<string, Blueprint>;
  /** The first entity of each identifier, by blueprint. */
  readonly entitiesById: ReadonlyMap<string, ReadonlyMap<string, Entity>>;
}
