/** An entity as an event shows it (Port's shape), with its derived values. */
export interface EntityState {
  readonly identifier: string;
  readonly blueprint: string;
  readonly title: string;
  readonly team: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relations: Readonly<Record<string, unknown>>;
  /** Levels and rules by the identifier of the scorecard; what does not apply is not there. */
  readonly scorecards: Readonly<Record<string, ScoreState>>;
}

export interface ScoreState {
  readonly level: string;
  readonly rules: Readonly<Record<string, 'SUCCESS' | 'FAILURE'>>;
}

/** The entities of a catalog at one commit, by `blueprint/identifier`. */
export type CatalogState = ReadonlyMap<string, EntityState>;
