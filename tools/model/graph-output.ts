/** What `cadastre graph --format json` prints: what is around an entity. */
export interface GraphOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  /** The id of the node in the middle. */
  start: string;
  /** The start first, then by distance. */
  nodes: GraphOutputNode[];
  links: GraphOutputLink[];
  /** Nodes further away, or beyond `--most`, that links lead to. */
  omitted: number;
}

export interface GraphOutputNode {
  /** `blueprint/identifier`, or what AWS calls it. */
  id: string;
  title: string;
  /** Absent for what is outside of the catalog. */
  blueprint?: string;
  identifier?: string;
  file?: string;
}

export interface GraphOutputLink {
  /** The one that acts, or points. */
  from: string;
  to: string;
  /** The kind of an edge, or the name of a relation. */
  kind: string;
  /** Where the survey saw an edge; absent for what people, or a mapping, wrote. */
  via?: string[];
  certainty?: 'likely';
}
