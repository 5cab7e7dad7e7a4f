/** What `cadastre sync aws --format json` prints. */
export interface SyncOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  /** What was looked at, and how far that went. */
  scopes: SyncOutputScope[];
  /** By account, blueprint, identifier. */
  changes: SyncOutputChange[];
  /** Deletions beyond the limits, which were not made. */
  held: SyncOutputChange[];
  /** What was seen and not written. */
  warnings: { blueprint: string; identifier: string; path: string; message: string }[];
  summary: {
    create: number;
    update: number;
    delete: number;
    unchanged: number;
    held: number;
    /** References that lead out of the survey. */
    external: number;
  };
  /** Where the change was put; absent for a plan that was only printed. */
  result?:
    | { kind: 'written' }
    | { kind: 'pull-request'; branch: string; commit: string; file: string };
}

export interface SyncOutputScope {
  account: string;
  /** `global` where one list covers all regions. */
  region: string;
  type: string;
  /** Only `complete` may delete. */
  state: string;
  listed: number;
  read: number;
  reason?: string;
}

export interface SyncOutputChange {
  action: 'create' | 'update' | 'delete';
  blueprint: string;
  identifier: string;
  file: string;
  /** Absent for a deletion. A missing `before` or `after` is an absent value. */
  properties?: { path: string; before?: unknown; after?: unknown }[];
}
