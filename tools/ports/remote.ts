/** A repository elsewhere, as git sees it. */
export interface RemoteOptions {
  /** Such as `https://github.com/owner/name.git`. */
  readonly url: string;
  /** Sent in a header; never written anywhere. */
  readonly token: string;
}

/** What becomes of a branch that we push. */
export type PushResult =
  | 'pushed'
  /** The branch was not where we saw it: somebody else was faster, and nothing was changed. */
  | 'stale';

/** Throws UserError where the other side refuses. */
export interface Remote {
  /** Fetches the branches whose names begin so. The commit of each, by name. */
  fetchBranches(prefix: string): Promise<ReadonlyMap<string, string>>;
  /**
   * Moves a branch there, creates it (`from` undefined) or deletes it (`to` undefined), if it still is where we
   * saw it.
   */
  push(branch: string, to: string | undefined, from: string | undefined): Promise<PushResult>;
}
