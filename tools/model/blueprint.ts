import type { BlueprintAccess } from './access.ts';

/**
 * A blueprint as people write it: a custom kind of thing, in Port's format
 * (Port API, POST /v1/blueprints, snapshot of 2026-01), plus `sync` and `access`, which are ours.
 */
export interface BlueprintFile {
  /**
   * The name that entities, relations and folders use for this blueprint.
   * @maxLength 100
   * @pattern ^(?!\.{1,2}$)[\p{L}0-9@_.+:\\/-]+$
   */
  identifier: string;
  /**
   * The name that people read.
   * @minLength 1
   * @maxLength 100
   */
  title?: string;
  /** @maxLength 200 */
  description?: string;
  /** The name of an icon. */
  icon?: string;
  schema: BlueprintSchema;
  /** Links to entities of this or another blueprint, by relation identifier. */
  relations?: Record<string, RelationDefinition>;
  /** Values read from related entities. */
  mirrorProperties?: Record<string, MirrorProperty>;
  /** Values computed with jq from the entity itself. */
  calculationProperties?: Record<string, CalculationProperty>;
  /** Numbers computed over related entities. */
  aggregationProperties?: Record<string, AggregationProperty>;
  ownership?: Ownership;
  /** Deprecated by Port in favour of `ownership`. */
  teamInheritance?: { path: string };
  /** Kept so that a Port blueprint is valid as it stands; Cadastre does not read it. */
  changelogDestination?: ChangelogDestination;
  /** Kept so that a Port blueprint is valid as it stands; Cadastre does not read it. */
  includeInGlobalSearch?: boolean;
  /** Kept so that an old Port blueprint is valid as it stands; Port itself ignores it. */
  formulaProperties?: Record<string, unknown>;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  createdAt?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  createdBy?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  updatedAt?: string;
  /** Kept so that what Port's API answers is valid as it stands; git knows better. */
  updatedBy?: string;
  /** Where entities of this blueprint come from. One row per source type. */
  sync?: SyncRule[];
  access?: BlueprintAccess;
}

export interface BlueprintSchema {
  /** The properties that an entity may have, by property identifier. */
  properties: Record<string, PropertyDefinition>;
  /** Identifiers of the properties that every entity must have. */
  required?: string[];
}

export interface PropertyDefinition {
  type: PropertyType;
  /** @maxLength 100 */
  title?: string;
  description?: string;
  icon?: string;
  format?: PropertyFormat;
  /** What the text is, for display. */
  spec?: 'open-api' | 'async-api' | 'embedded-url';
  specAuthentication?: SpecAuthentication;
  /** Shown in forms; never written into an entity that does not have the property. */
  default?: unknown;
  /**
   * The only values allowed.
   * @minItems 1
   */
  enum?: (string | number)[];
  /** A colour for each value of `enum`. */
  enumColors?: Record<string, Color>;
  /** What each element of an array must be. */
  items?: ItemDefinition;
  /** @asType integer @minimum 0 */
  minLength?: number;
  /** @asType integer @minimum 0 */
  maxLength?: number;
  /** A regular expression (ECMAScript, Unicode) that the text must match somewhere. */
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  /** @asType integer @minimum 0 */
  minItems?: number;
  /** @asType integer @minimum 0 */
  maxItems?: number;
  uniqueItems?: boolean;
  /** For objects: JSON Schemas of the members. */
  properties?: Record<string, unknown>;
  /** For objects: members that must be there. */
  required?: string[];
  /** For objects: JSON Schemas of members whose name matches. */
  patternProperties?: Record<string, unknown>;
  /** For objects: whether other members are allowed, or their JSON Schema. */
  additionalProperties?: unknown;
  /** How a date is shown. */
  dateFormat?: string;
}

export type PropertyType = 'string' | 'number' | 'boolean' | 'object' | 'array';

export type PropertyFormat =
  | 'date-time'
  | 'url'
  | 'email'
  | 'idn-email'
  | 'ipv4'
  | 'ipv6'
  | 'markdown'
  | 'yaml'
  | 'user'
  | 'team'
  | 'timer'
  | 'proto'
  | 'labeled-url'
  | 'blueprints';

export interface ItemDefinition {
  type?: PropertyType;
  format?: PropertyFormat;
  /** @minItems 1 */
  enum?: (string | number)[];
  enumColors?: Record<string, Color>;
  /** @asType integer @minimum 0 */
  minLength?: number;
  /** @asType integer @minimum 0 */
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, unknown>;
  required?: string[];
  additionalProperties?: unknown;
}

export interface SpecAuthentication {
  clientId: string;
  authorizationUrl: string;
  tokenUrl: string;
  authorizationScope?: string[];
}

/** The colours that Port knows. */
export type Color =
  | 'blue'
  | 'turquoise'
  | 'orange'
  | 'purple'
  | 'pink'
  | 'yellow'
  | 'green'
  | 'red'
  | 'gold'
  | 'silver'
  | 'paleBlue'
  | 'darkGray'
  | 'lightGray'
  | 'bronze'
  | 'lime'
  | 'olive'
  | 'brown';

export interface RelationDefinition {
  /** The identifier of the blueprint that the relation points to. */
  target: string;
  /** Whether every entity must have it. Not together with `many`. */
  required?: boolean;
  /** Whether it points to a list of entities. Not together with `required`. */
  many?: boolean;
  /** Whether it makes a tree, so that nothing may be above itself. Ours; Port does not know it. */
  hierarchical?: boolean;
  /** @maxLength 100 */
  title?: string;
  description?: string;
  /** Kept so that a Port blueprint is valid as it stands; Cadastre does not read it. */
  type?: string;
}

export interface MirrorProperty {
  /** Relation identifiers joined by dots; the last part is a property or a meta property such as `$title`. */
  path: string;
  title?: string;
}

export interface CalculationProperty {
  /** A jq program over the entity. */
  calculation: string;
  type: PropertyType;
  title?: string;
  description?: string;
  icon?: string;
  format?: PropertyFormat;
  spec?: 'open-api' | 'async-api' | 'embedded-url';
  specAuthentication?: SpecAuthentication;
  colorized?: boolean;
  colors?: Record<string, Color>;
  items?: ItemDefinition;
}

export interface AggregationProperty {
  title?: string;
  description?: string;
  icon?: string;
  type?: 'number';
  /** The identifier of the blueprint whose entities are counted or measured. */
  target: string;
  calculationSpec: CalculationSpec;
  /** Only entities that this search finds are counted. */
  query?: Record<string, unknown>;
  /**
   * Which relations lead from here to the target, where there is more than one way.
   * @maxItems 1
   */
  pathFilter?: PathFilter[];
}

export interface CalculationSpec {
  calculationBy: 'entities' | 'property';
  func: 'count' | 'average' | 'sum' | 'min' | 'max' | 'median';
  property?: string;
  averageOf?: 'hour' | 'day' | 'week' | 'month' | 'total';
  measureTimeBy?: string;
}

export interface PathFilter {
  path: string[];
  fromBlueprint?: string;
}

export interface Ownership {
  type: 'Direct' | 'Inherited';
  /** For `Inherited`: relation identifiers joined by dots, to the blueprint that owns. */
  path?: string;
  /** @maxLength 100 */
  title?: string;
}

export interface ChangelogDestination {
  type: 'WEBHOOK' | 'KAFKA';
  url?: string;
  agent?: boolean;
}

/**
 * Which cloud resources become entities of this blueprint, and how.
 * The values are jq programs over `{type, account, region, identifier, arn, Properties}`.
 * What is listed here belongs to the survey; everything else in an entity belongs to people.
 */
export interface SyncRule {
  /**
   * A Cloud Control type, such as `AWS::SQS::Queue`, or `AWS::Account` or `AWS::Region`.
   * @pattern ^AWS::[A-Za-z0-9]+(::[A-Za-z0-9]+)?$
   */
  aws: string;
  /** Only resources for which this is true. */
  where?: string;
  /** The entity's identifier. Default: the resource's normalised ARN. */
  identifier?: string;
  /** The entity's title, written when the entity is created and never again. */
  title?: string;
  /** The properties that the survey writes. */
  properties?: Record<string, string>;
  /** The relations that the survey writes: identifiers or ARNs, one or a list. */
  relations?: Record<string, string>;
}
