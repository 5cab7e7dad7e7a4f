import type { EdgeKind } from './edge.ts';
import type { EntitySource } from './entity.ts';

/** `index.json` of an export: what there is, and where. */
export interface ExportIndex {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  format: 'json' | 'jsonl' | 'csv';
  /** The commit that was checked out; absent outside of git. What is changed since and not committed is in the export too. */
  generatedFrom?: string;
  counts: ExportCounts;
  /** Sorted by identifier. */
  blueprints: ExportIndexRow[];
  /** What of the derived values went wrong. Where one did, it is absent. */
  problems: ExportProblem[];
}

export interface ExportCounts {
  /** @asType integer */
  blueprints: number;
  /** @asType integer */
  entities: number;
}

export interface ExportIndexRow {
  identifier: string;
  title: string;
  /**
   * How many it has.
   * @asType integer
   */
  entities: number;
  /** Where the blueprint is, from the folder of the export. */
  file: string;
  /** Where all of its entities are. */
  entitiesFile: string;
}

/** Why a derived property has no value for some entities, or for all. */
export interface ExportProblem {
  blueprint: string;
  /** `$team` for owners. */
  property: string;
  message: string;
  /**
   * How many entities it concerns; 0: the blueprint, whatever its entities are.
   * @asType integer
   */
  entities: number;
  /** The first of them by identifier. */
  entity?: string;
}

/** `blueprints/*.json`: what entities of a blueprint have. */
export interface ExportBlueprint {
  version: 1;
  identifier: string;
  title: string;
  description?: string;
  icon?: string;
  /** Stored ones in the order of the blueprint, then derived ones by name. */
  properties: ExportProperty[];
  relations: ExportRelation[];
  /** The relations over which owners are inherited; absent where they are not. */
  ownersOver?: string[];
}

export interface ExportProperty {
  name: string;
  /** All but `stored` are derived. */
  kind: 'stored' | 'mirror' | 'calculation' | 'aggregation';
  title?: string;
  /** Absent where it is not known: a mirror of a mirror. */
  type?: string;
  format?: string;
  isRequired?: true;
  /** As the blueprint has it. */
  definition: Record<string, unknown>;
}

export interface ExportRelation {
  name: string;
  title?: string;
  /** The identifier of a blueprint. */
  target: string;
  isMany?: true;
  isRequired?: true;
}

/**
 * `entities/*.json`: all entities of a blueprint, sorted by identifier.
 * @public read by the schema generator
 */
export interface ExportEntities {
  version: 1;
  blueprint: string;
  entities: ExportEntity[];
}

/** An entity, in a list, in a file of its own, or on a line of `entities.jsonl`. */
export interface ExportEntity {
  blueprint: string;
  identifier: string;
  title?: string;
  icon?: string;
  /** Where it is written, from the folder of the catalog. */
  writtenIn: string;
  /** Its own file, from the folder of the export; only where it has one. */
  file?: string;
  /** The teams that it names itself. */
  team: string[];
  /** The teams that own it: its own, or those that it inherits. */
  owners: string[];
  /** What is written, by property. */
  properties: Record<string, unknown>;
  /** What is derived, by property. */
  derived: Record<string, unknown>;
  /** Identifiers, by relation. They may be of entities that are not in the export. */
  relations: Record<string, string | string[]>;
  /** What it does to others, as the survey saw it. */
  edges: ExportEdge[];
  /** Where the survey saw it. */
  source?: EntitySource;
  /** What scorecards say of it, by scorecard. */
  scores?: Record<string, ExportScore>;
}

export interface ExportEdge {
  kind: EdgeKind;
  /** `blueprint/identifier`, or what AWS calls it where it is external. */
  target: string;
  via: string[];
  certainty?: 'likely';
  isExternal?: true;
}

export interface ExportScore {
  level: string;
  /** By rule. */
  rules: Record<string, 'SUCCESS' | 'FAILURE'>;
}
