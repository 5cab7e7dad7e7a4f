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
  /** ISO 8601. */
  readonly createdAt: string;
  /** The same as `createdAt` where nobody edited it. */
  readonly updatedAt: string;
  /** The number of the pull request, or the issue. */
  readonly number: number;
}

/** What somebody may do in a repository, from the most to nothing. */
export type ForgeRole = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** A run of a workflow. */
export interface ForgeRun {
  readonly id: number;
  readonly url: string;
  /** Its `run-name`. */
  readonly title: string;
  /** The file of the workflow, such as `.github/workflows/deploy.yml`. */
  readonly workflow: string;
  /** The branch that it runs on, or the name of the tag. */
  readonly branch: string;
  readonly event: string;
  readonly status: string;
  /** Undefined until it is completed. */
  readonly conclusion: string | undefined;
  /** Who started the newest attempt. */
  readonly actor: string;
  readonly attempt: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

export interface ForgeJob {
  readonly id: number;
  readonly name: string;
  readonly conclusion: string | undefined;
  /** ISO 8601. */
  readonly startedAt: string | undefined;
  readonly completedAt: string | undefined;
  readonly steps: readonly { readonly name: string; readonly conclusion: string | undefined }[];
}

/** What a reviewer of an environment said. */
export interface ForgeReview {
  readonly by: string;
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly environments: readonly string[];
}

export interface Dispatch {
  /** The file name of the workflow, such as `deploy.yml`. */
  readonly workflow: string;
  /** The name of a branch or a tag. */
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** Workflows and their runs. */
export interface ForgeRuns {
  /** Answers the run where GitHub tells (since 2026-02); undefined where it is to be looked for. */
  dispatchWorkflow(
    dispatch: Dispatch,
  ): Promise<{ readonly id: number; readonly url: string } | undefined>;
  findRun(id: number): Promise<ForgeRun | undefined>;
  /** The newest first. */
  listRuns(query: {
    readonly event?: string;
    /** Created at this time or later. ISO 8601. */
    readonly since?: string;
    /** No more than this many. */
    readonly most: number;
  }): Promise<readonly ForgeRun[]>;
  listJobs(run: number): Promise<readonly ForgeJob[]>;
  /** What a job wrote, once it is completed; undefined where GitHub has it no more, or not yet. */
  findLog(job: number): Promise<string | undefined>;
  cancelRun(run: number): Promise<void>;
  listReviews(run: number): Promise<readonly ForgeReview[]>;
}

/** Who people are to the repository. */
export interface ForgePeople {
  getRole(login: string): Promise<ForgeRole>;
  /** Whether somebody is in a team of the organization that owns the repository. */
  isInTeam(login: string, team: string): Promise<boolean>;
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
  readonly files: readonly {
    readonly path: string;
    readonly text: string | Uint8Array | undefined;
  }[];
}

/** One repository on GitHub, or on the loopback one. Throws ForgeFailure and nothing else. */
export interface Forge extends ForgeRuns, ForgePeople {
  /** Who the token is: a login, such as `github-actions[bot]`. */
  getViewer(): Promise<string>;
  /** The newest first. */
  listPullRequests(query: {
    readonly state: 'open' | 'closed';
    /** Only those of this branch of this repository. */
    readonly branch?: string;
  }): Promise<readonly ForgePullRequest[]>;
  findPullRequest(number: number): Promise<ForgePullRequest | undefined>;
  /** The pull request that brought a commit, if one did. */
  findMerged(commit: string): Promise<ForgePullRequest | undefined>;
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
  findComment(id: number): Promise<ForgeComment | undefined>;
  /** Comments of all pull requests and issues that were written or edited since then (ISO 8601), the newest first. */
  listCommentsSince(since: string): Promise<readonly ForgeComment[]>;
  addReaction(comment: number, reaction: 'eyes' | 'rocket' | '-1' | 'confused'): Promise<void>;
  /** The name of the default branch. */
  getDefaultBranch(): Promise<string>;
  /** The commit of a branch, or undefined. */
  findBranch(branch: string): Promise<string | undefined>;
  /** The text of a file, or undefined where there is none. */
  findFile(path: string, ref: string): Promise<string | undefined>;
  /** Makes this repository, private, with a first commit. */
  createRepository(description: string): Promise<void>;
  createBranch(branch: string, commit: string): Promise<void>;
  /** Moves it wherever it is. */
  moveBranch(branch: string, commit: string): Promise<void>;
  deleteBranch(branch: string): Promise<void>;
  /** Starts the workflows that wait for this type of `repository_dispatch`. */
  dispatchRepository(type: string, payload: object): Promise<void>;
  /** A commit that GitHub makes and signs. Answers its name. */
  commitFiles(commit: ForgeCommit): Promise<string>;
}
