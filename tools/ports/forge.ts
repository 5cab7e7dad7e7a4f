/** Where the repository of the catalog is, and who we are there. */
export interface ForgeOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** Such as `https://api.github.com`. */
  readonly apiUrl: string;
  /** Whether to keep the pace that GitHub asks for. Default: everywhere but on loopback. */
  readonly isPaced?: boolean;
}

export type ForgeFailureKind =
  /** The token may not do this. */
  | 'denied'
  /** The token is not known, or has ended. */
  | 'unauthorized'
  | 'not-found'
  /** There is one already: a pull request of that branch, a branch of that name. */
  | 'exists'
  /** The branch has nothing that the other has not. */
  | 'no-difference'
  /** It is not where we saw it: somebody else was faster. */
  | 'stale'
  | 'limited'
  | 'failed';

/** A request that did not work. `message` is fit to print. */
export class ForgeFailure extends Error {
  readonly kind: ForgeFailureKind;

  constructor(kind: ForgeFailureKind, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = 'ForgeFailure';
    this.kind = kind;
  }
}

export interface ForgePullRequest {
  readonly number: number;
  /** For people. */
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly isMerged: boolean;
  readonly branch: string;
  /** The commit that the branch is at. */
  readonly commit: string;
  /** Whether the branch is in this repository, and not in a fork. */
  readonly isOwnBranch: boolean;
  readonly base: string;
  readonly labels: readonly string[];
  readonly author: string;
}

export interface ForgeComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly author: string;
}

export interface NewPullRequest {
  readonly title: string;
  readonly body: string;
  readonly branch: string;
  readonly base: string;
}

/** Files of a commit; undefined content removes the file. Paths are from the top of the repository. */
export interface ForgeCommit {
  readonly branch: string;
  /** What the branch is at; otherwise it fails as `stale`. */
  readonly parent: string;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly text: string | undefined }[];
}

/** One repository on GitHub, or on the loopback one. Throws ForgeFailure and nothing else. */
export interface Forge {
  /** Who the token is: a login, such as `github-actions[bot]`. */
  getViewer(): Promise<string>;
  /** The newest first. */
  listPullRequests(query: {
    readonly state: 'open' | 'closed';
    /** Only those of this branch of this repository. */
    readonly branch?: string;
  }): Promise<readonly ForgePullRequest[]>;
  createPullRequest(wanted: NewPullRequest): Promise<ForgePullRequest>;
  updatePullRequest(
    number: number,
    change: {
      readonly title?: string;
      readonly body?: string;
      readonly state?: 'open' | 'closed';
    },
  ): Promise<void>;
  addLabels(number: number, labels: readonly string[]): Promise<void>;
  removeLabel(number: number, label: string): Promise<void>;
  /** The oldest first. */
  listComments(number: number): Promise<readonly ForgeComment[]>;
  createComment(number: number, body: string): Promise<ForgeComment>;
  updateComment(id: number, body: string): Promise<void>;
  createBranch(branch: string, commit: string): Promise<void>;
  /** Moves it wherever it is. */
  moveBranch(branch: string, commit: string): Promise<void>;
  deleteBranch(branch: string): Promise<void>;
  /** A commit that GitHub makes and signs. Answers its name. */
  commitFiles(commit: ForgeCommit): Promise<string>;
}
