import type { GraphOutputLink, GraphOutputNode } from './graph-output.ts';

/** What `cadastre show --format json` prints: one entity and everything next to it. */
export interface ShowOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  /** The entity as it is written. */
  entity: Record<string, unknown>;
  blueprint: string;
  file: string;
  line: number;
  /** Identifiers of the teams that own it: its own, or those that it inherits. */
  owners: string[];
  /** The relations over which it inherits its owners; absent where it names them itself, or inherits none. */
  ownersOver?: string[];
  /** What is derived and in no file, by property; absent where its blueprint derives nothing. */
  derived?: Record<string, ShowDerived>;
  /** What it acts on or points to, and what acts on or points to it. */
  links: GraphOutputLink[];
  /** The other ends of the links. */
  nodes: GraphOutputNode[];
}

/** A derived property of the entity. */
export interface ShowDerived {
  kind: 'mirror' | 'calculation' | 'aggregation';
  title?: string;
  /** Absent where it has none. */
  value?: unknown;
  /** What went wrong with the property, here or for other entities; absent where there is a value. */
  problems?: string[];
  /** Where the value comes from, with `--explain`. */
  from?: ShowMirrorOrigin | ShowCalculationOrigin | ShowAggregationOrigin;
}

export interface ShowMirrorOrigin {
  /** The relations that were followed. */
  path: string[];
  /** What is read at their end. */
  property: string;
  /** Every entity there, as `blueprint/identifier`. */
  ends: { entity: string; value?: unknown }[];
}

export interface ShowCalculationOrigin {
  /** In standard jq. */
  program: string;
  /** What of the entity the program can read. */
  input: Record<string, unknown>;
}

export interface ShowAggregationOrigin {
  /** Such as `sum of price`. */
  measure: string;
  /** Relations joined by dots, with `<` before one that is followed against its direction. */
  path: string;
  /** What was counted or measured, as `blueprint/identifier`. */
  counted: string[];
}
