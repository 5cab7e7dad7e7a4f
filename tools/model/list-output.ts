/** What `cadastre list BLUEPRINT --format json` prints. */
export interface ListOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  blueprint: string;
  /** As they were asked for. */
  columns: string[];
  entities: ListOutputEntity[];
}

export interface ListOutputEntity {
  identifier: string;
  title?: string;
  file: string;
  /** By column; what an entity does not have is absent. */
  values: Record<string, unknown>;
}
