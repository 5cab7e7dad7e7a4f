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
    | { kind: 'branch'; branch: string; commit: string; file: string }
    | { kind: 'pull-requests'; pullRequests: SyncPullRequest[] };
}

/** What became of a pull request. */
export interface SyncPullRequest {
  /** What is told apart by it, such as `111111111111--eu-west-1`. */
  key: string;
  branch: string;
  title: string;
  /**
   * `declined`: a person closed it, and nothing in it is new. `paused`: commits of people do not fit on what AWS has
   * now. `overtaken`: another run was faster. `left`: nothing of the survey is left, only commits of people.
   */
  action:
    | 'created'
    | 'updated'
    | 'unchanged'
    | 'closed'
    | 'declined'
    | 'paused'
    | 'overtaken'
    | 'left';
  /** How many files it changes. */
  files: number;
  number?: number;
  url?: string;
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
