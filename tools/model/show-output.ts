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
  /** What it acts on or points to, and what acts on or points to it. */
  links: GraphOutputLink[];
  /** The other ends of the links. */
  nodes: GraphOutputNode[];
}
