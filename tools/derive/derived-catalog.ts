import type { Entity, FullEntity } from '../load/catalog.ts';
import type { DerivedSnapshot } from './snapshot/derived-snapshot.ts';
import type { FurtherColumn, FurtherRequest } from './snapshot/open-further.ts';

/** What is derived of a whole catalog. Of entities with one name it knows the first. */
export interface DerivedCatalog {
  /** A derived value; undefined where there is none, or no such property. */
  valueOf(entity: EntityName, property: string): unknown;
  /** All derived values that an entity has, by property; the object has no prototype. */
  valuesOf(entity: EntityName): Readonly<Record<string, unknown>>;
  /** Its own teams, or what it inherits: identifiers, without a second time. */
  ownersOf(entity: EntityName): readonly string[];
  /** Sorted by blueprint, property, kind and message: whatever the order of files, they are the same. */
  readonly findings: readonly DerivedFinding[];
  /** Where a value comes from; undefined for a property that is not derived. `$team` for the owners. */
  explain(entity: EntityName, property: string): Explanation | undefined;
  /** For what is worked out of all this, and kept with it. */
  openFurther(request: FurtherRequest): FurtherColumn | undefined;
  /**
   * The entities that may be otherwise than the snapshot has them, in whatever was derived or worked out until then; never fewer.
   * Undefined where there was none, or none of use.
   */
  findChanged(): readonly EntityName[] | undefined;
  /**
   * For whoever derives a catalog that is nearly the same; after everything that is to be in it. Where it is complete, further
   * columns that nobody opened are not needed any more.
   */
  takeSnapshot(isComplete: boolean): DerivedSnapshot;
}

export type EntityName = Pick<Entity, 'blueprint' | 'identifier'>;

/** Why something could not be derived. */
export interface DerivedFinding {
  readonly kind: DerivedFindingKind;
  readonly blueprint: string;
  /** `$team` for the ownership. */
  readonly property: string;
  readonly message: string;
  /** How many entities it concerns; 0 where it concerns the blueprint whatever its entities are. */
  readonly entities: number;
  /** The first of them by identifier. */
  readonly entity: string | undefined;
}

export type DerivedFindingKind =
  /** Properties that need each other, or entities that inherit from each other. */
  | 'cycle'
  /** A path of a mirror, an aggregation or an ownership that leads nowhere. */
  | 'path'
  /** More than one way joins two blueprints. */
  | 'ambiguous-path'
  /** A jq program that does not compile, or an aggregation that says no sense. */
  | 'invalid'
  /** A jq program that fails for an entity, in the words of jq. */
  | 'jq-error'
  /** A value that is not what its property declares. */
  | 'type'
  /** It takes more time, memory or room than it may. */
  | 'limit';

export type Explanation =
  | MirrorExplanation
  | CalculationExplanation
  | AggregationExplanation
  | OwnershipExplanation;

export interface MirrorExplanation {
  readonly kind: 'mirror';
  readonly path: readonly string[];
  /** What is read at the end of the path. */
  readonly property: string;
  /** Every entity at the end, with the value that it has there. */
  readonly ends: readonly { readonly entity: FullEntity; readonly value: unknown }[];
  readonly value: unknown;
}

export interface CalculationExplanation {
  readonly kind: 'calculation';
  /** In standard jq. */
  readonly program: string;
  /** What of the entity the program can read. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

export interface AggregationExplanation {
  readonly kind: 'aggregation';
  /** Such as `sum of price`. */
  readonly measure: string;
  /** Relations joined by dots, with `<` before one that is followed against its direction. */
  readonly path: string;
  /** The entities that are counted or measured, after the query. */
  readonly counted: readonly FullEntity[];
  readonly value: unknown;
}

export interface OwnershipExplanation {
  readonly kind: 'ownership';
  /** The relations that lead to who owns; undefined where the entity names its teams itself, or nothing is inherited. */
  readonly path: readonly string[] | undefined;
  readonly value: readonly string[];
}
