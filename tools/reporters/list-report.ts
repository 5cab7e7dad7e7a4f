/** What `cadastre list` shows: data, for every format alike. */
export interface ListReport {
  readonly blueprint: string;
  /** As they were asked for. */
  readonly columns: readonly string[];
  readonly rows: readonly ListRow[];
}

export interface ListRow {
  readonly identifier: string;
  readonly title: string | undefined;
  readonly file: string;
  /** In the order of the columns; undefined where there is none. */
  readonly values: readonly unknown[];
}
