/** A file that differs from how it was in a commit. */
export interface FileBefore {
  /** Relative to the folder that the repository was opened at, with `/`. */
  readonly path: string;
  /** Undefined where it was not there. */
  readonly bytes: Uint8Array | undefined;
}

/** What we ask of the git repository that holds the catalog. */
export interface Git {
  /** Makes a new repository here. */
  init(branch: string): Promise<void>;
  checkout(branch: string): Promise<void>;
  /** The absolute top folder, or undefined where there is no repository. */
  findRoot(): Promise<string | undefined>;
  /** The path of this folder from the top folder, with a slash at its end; undefined at the top, or in no repository. */
  findPrefix(): Promise<string | undefined>;
  /** The commit that a name stands for, or undefined. */
  findCommit(revision: string): Promise<string | undefined>;
  /** The name of the branch that is checked out, or undefined. */
  findCurrentBranch(): Promise<string | undefined>;
  /** Messages of the commits on `to` that are not on `from`, newest first. */
  messagesBetween(from: string, to: string): Promise<readonly string[]>;
  /** The newest commit that both have, or undefined. */
  findMergeBase(a: string, b: string): Promise<string | undefined>;
  /** What differs between a commit and the working tree below this folder, new files included. */
  changesSince(commit: string): Promise<readonly FileBefore[]>;
  /** Makes a work tree of a commit in a new folder, away from the person's own. */
  addWorktree(folder: string, commit: string): Promise<void>;
  removeWorktree(folder: string): Promise<void>;
  /** Commits everything in a work tree, and answers the new commit. */
  commitAll(folder: string, message: string): Promise<string>;
  /** Moves a branch, or creates it, if it still is where we saw it (undefined: not there). */
  moveBranch(branch: string, to: string, from: string | undefined): Promise<void>;
}
