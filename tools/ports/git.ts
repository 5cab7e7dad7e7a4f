/** A file that differs from how it was in a commit. */
export interface FileBefore {
  /** Relative to the folder that the repository was opened at, with `/`. */
  readonly path: string;
  /** Undefined where it was not there. */
  readonly bytes: Uint8Array | undefined;
}

export interface GitCommit {
  readonly commit: string;
  readonly message: string;
  readonly author: string;
  /** A merge that says nothing of its own: every line comes from one of its sides. */
  readonly isPlainMerge: boolean;
  /** A merge of whatever kind. */
  readonly isMerge: boolean;
}

/** A commit of the history of a branch. */
export interface GitMerge {
  readonly commit: string;
  /** When it was committed: milliseconds since 1970. */
  readonly time: number;
  /** The first line of its message. */
  readonly subject: string;
}

/** When a file came and was changed last, in ISO 8601, and the addresses of who did that. */
export interface FileHistory {
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** A file that differs between two commits or trees. */
export interface GitFile {
  /** From the top folder, with `/`. */
  readonly path: string;
  /** The names of the contents; undefined where there is none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What is in a commit, below a folder. */
export interface GitEntry {
  /** From the top folder, with `/`. */
  readonly path: string;
  /** A link is one to another file, or to a commit of another repository. */
  readonly kind: 'file' | 'link';
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
  /** The newest commit that both have, or undefined. */
  findMergeBase(a: string, b: string): Promise<string | undefined>;
  /** What differs between a commit and the working tree below this folder, new files included. */
  changesSince(commit: string): Promise<readonly FileBefore[]>;
  /** The branch that others are merged into: what `origin` says, else `main` or `master`, else the one that is checked out. */
  findDefaultBranch(): Promise<string | undefined>;
  /** The newest merges into a branch; where it has none, as after squashing, its newest commits. The newest first. */
  mergesInto(branch: string, most: number): Promise<readonly GitMerge[]>;
  /** The commits on `to` that are not on `from`, the oldest first. */
  commitsBetween(from: string, to: string): Promise<readonly GitCommit[]>;
  /** The commits of a branch itself after `from`, up to `to`, the oldest first: of a merge the merge alone. */
  firstParentsBetween(from: string, to: string): Promise<readonly string[]>;
  /**
   * What the commits until HEAD did to the files below a folder, by path from this folder: of a merge what its sides did. Undefined
   * where there are none, or the history was cut off.
   */
  fileHistories(below: string): Promise<ReadonlyMap<string, FileHistory> | undefined>;
  /** When a commit was made: milliseconds since 1970. */
  findCommitTime(commit: string): Promise<number>;
  /** The files that differ between two commits or trees, by path. */
  filesBetween(from: string, to: string): Promise<readonly GitFile[]>;
  /** The contents of files in a commit, in the order of the paths, which are from the top folder. */
  readFiles(commit: string, paths: readonly string[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** What a commit has below a folder, which ends with a slash; sorted by path. */
  listFiles(commit: string, folder: string): Promise<readonly GitEntry[]>;
  /** Makes a work tree what a commit is: whatever else is there is lost. */
  resetWorktree(folder: string, commit: string): Promise<void>;
  /** Makes these commits again on top of a work tree. Answers the newest; undefined, and nothing changed, where one does not apply. */
  replay(folder: string, commits: readonly string[]): Promise<string | undefined>;
  /** Makes a work tree of a commit in a new folder, away from the person's own. */
  addWorktree(folder: string, commit: string): Promise<void>;
  removeWorktree(folder: string): Promise<void>;
  /** Commits everything in a work tree, and answers the new commit. */
  commitAll(folder: string, message: string): Promise<string>;
  /** Takes in everything in a work tree, and answers the tree that a commit of it would have. */
  writeTree(folder: string): Promise<string>;
  /** Commits a tree on top of a commit, in no work tree and on no branch, and answers the new commit. */
  commitTree(tree: string, parent: string, message: string): Promise<string>;
  /** Moves a branch, or creates it, if it still is where we saw it (undefined: not there). */
  moveBranch(branch: string, to: string, from: string | undefined): Promise<void>;
}
