/** What we ask of the git repository that holds the catalog. */
export interface Git {
  /** Makes a new repository here. */
  init(branch: string): Promise<void>;
  checkout(branch: string): Promise<void>;
  /** The absolute top folder, or undefined where there is no repository. */
  findRoot(): Promise<string | undefined>;
  /** The commit that a name stands for, or undefined. */
  findCommit(revision: string): Promise<string | undefined>;
  /** The name of the branch that is checked out, or undefined. */
  findCurrentBranch(): Promise<string | undefined>;
  /** Messages of the commits on `to` that are not on `from`, newest first. */
  messagesBetween(from: string, to: string): Promise<readonly string[]>;
  /** Makes a work tree of a commit in a new folder, away from the person's own. */
  addWorktree(folder: string, commit: string): Promise<void>;
  removeWorktree(folder: string): Promise<void>;
  /** Commits everything in a work tree, and answers the new commit. */
  commitAll(folder: string, message: string): Promise<string>;
  /** Moves a branch, or creates it, if it still is where we saw it (undefined: not there). */
  moveBranch(branch: string, to: string, from: string | undefined): Promise<void>;
}
