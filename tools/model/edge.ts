/** What one resource does to another, from the one that acts. */
export type EdgeKind =
  | 'triggers'
  | 'triggered-by'
  | 'calls'
  | 'uses'
  | 'may-access'
  | 'runs-as'
  | 'on-failure'
  | 'logs-to'
  | 'watches'
  | 'owned-by'
  | 'part-of';

/** Where the survey saw an edge. */
export interface EdgeFile {
  /** The property that says so, with the type of the resource in front where it is another one's. */
  via: string | string[];
  /** Absent where AWS says so itself: `likely` is a name, or a permission, that may mean something else. */
  certainty?: 'likely';
  /** The target is not in the catalog: it is named as AWS names it. */
  external?: true;
}

/**
 * Edges by kind, then by target: `blueprint/identifier`, or, for an external one, what AWS calls it.
 * Written by the survey.
 */
export type EdgesFile = Partial<Record<EdgeKind, Record<string, EdgeFile>>>;
