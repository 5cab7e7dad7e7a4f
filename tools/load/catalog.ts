import type { Path } from '../document/path.ts';
import type { ActionFile } from '../model/action.ts';
import type { PropertyDefinition, RelationDefinition, BlueprintFile } from '../model/blueprint.ts';
import type { ConfigFile } from '../model/config.ts';
import type { EdgeKind } from '../model/edge.ts';
import type { EntitySource } from '../model/entity.ts';
import type { ScorecardFile } from '../model/scorecard.ts';

/** Where a blueprint or an entity is written: a whole document of a file, or one element of a list in it. */
export interface Origin {
  readonly file: string;
  /** Which document of the file, from 0. */
  readonly index: number;
  /** From the root of the document. */
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

/** A property whose format says that it names a user or a team. */
export interface Reference {
  readonly kind: 'user' | 'team';
  readonly name: string;
  /** Below the entity. */
  readonly path: Path;
}

/** Something that the survey saw an entity do to another. */
export interface Edge {
  readonly kind: EdgeKind;
  /** `blueprint/identifier`, or what AWS calls it where it is external. */
  readonly target: string;
  readonly via: readonly string[];
  readonly isLikely: boolean;
  readonly isExternal: boolean;
}

/**
 * What other files may ask about an entity: everything but the values of its properties, so that a
 * catalog of a million entities fits into memory. What concerns the values alone is looked at while
 * the file is read (see `Inspect`).
 */
export interface Entity {
  readonly identifier: string;
  readonly blueprint: string;
  readonly title: string | undefined;
  readonly team: readonly string[];
  /** As written: a string, a list of strings, or null. */
  readonly relations: Readonly<Record<string, string | readonly string[] | null>>;
  readonly edges: readonly Edge[];
  readonly source: EntitySource | undefined;
  /** The properties that it has, null ones left out. */
  readonly propertyNames: readonly string[];
  readonly references: readonly Reference[];
  readonly origin: Origin;
}

/** An entity with the values of its properties. */
export interface FullEntity extends Entity {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly icon?: string | undefined;
  /** Whether it says itself which blueprint it has; otherwise its folder does. */
  readonly namesBlueprint: boolean;
  /** Of two entities with one version and blueprints that are the same, everything is the same. Where it is missing nobody knows. */
  readonly version?: string | undefined;
}

/** An action that can be relied on: what has the wrong shape was reported and left out. */
export interface Action {
  readonly kind: 'action';
  readonly identifier: string;
  readonly title: string;
  readonly value: ActionFile;
  /** Paths of what was left out, joined with dots. */
  readonly refused: readonly string[];
  readonly origin: Origin;
}

/** A scorecard that can be relied on: what has the wrong shape was reported and left out. */
export interface Scorecard {
  readonly kind: 'scorecard';
  readonly identifier: string;
  readonly title: string;
  readonly value: ScorecardFile;
  /** Whether something was left out, so that its scores would be of less than what was meant. */
  readonly isPartial: boolean;
  readonly origin: Origin;
}

/** What stands beside blueprints and entities. */
export type OtherFile = Action | Scorecard;

/** Everything that was found, in the order of files; duplicates included. */
export interface CatalogOf<E extends Entity> {
  readonly config: ConfigFile;
  /** Where the configuration is written, if there is one. */
  readonly configOrigin: Origin | undefined;
  readonly blueprints: readonly Blueprint[];
  readonly entities: readonly E[];
  readonly scorecards: readonly Scorecard[];
  readonly actions: readonly Action[];
  /** The first blueprint of each identifier. */
  readonly blueprintsById: ReadonlyMap<string, Blueprint>;
  /** The first entity of each identifier, by blueprint. */
  readonly entitiesById: ReadonlyMap<string, ReadonlyMap<string, E>>;
}

export type Catalog = CatalogOf<Entity>;
export type FullCatalog = CatalogOf<FullEntity>;
