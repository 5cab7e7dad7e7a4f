/** What a token may do, by the names of GitHub's permissions, such as `pull_requests`. */
export type TokenPermissions = Readonly<Record<string, 'read' | 'write'>>;

export type RoleName = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface GithubUser {
  /** Such as `octocat`, or `github-actions[bot]`. */
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

export interface GithubTeam {
  readonly organization: string;
  readonly slug: string;
  readonly members: readonly string[];
}

export interface GithubEnvironment {
  readonly name: string;
  /** Logins, or `organization/team`; one approval is enough. None: no approval is asked for. */
  readonly reviewers: readonly string[];
  readonly preventsSelfReview: boolean;
  /** Globs of branches that may deploy; undefined: all. */
  readonly branches?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface GithubRepositoryOptions {
  /** `owner/name`. */
  readonly name: string;
  readonly isPrivate?: boolean;
  /** Default: `main`. */
  readonly defaultBranch?: string;
  /** A folder with a git repository whose default branch is pushed into the new one. Default: it is empty. */
  readonly from?: string;
  /** Roles by login. */
  readonly collaborators?: Readonly<Record<string, RoleName>>;
  readonly environments?: readonly GithubEnvironment[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether workflows may create pull requests with their own token: a setting of the repository. Default true. */
  readonly workflowsMayCreatePullRequests?: boolean;
  /** Workflows that are switched off, such as `.github/workflows/sync.yml`. */
  readonly disabledWorkflows?: readonly string[];
  readonly description?: string;
  /** `owner/name` of one that stands before it in the list: this is a fork of that, for pull requests from here to there. */
  readonly forkOf?: string;
}

export interface GithubOptions {
  /** An empty folder that the bare repositories are kept in. */
  readonly folder: string;
  /** Default: any free port. */
  readonly port?: number;
  readonly users: readonly GithubUser[];
  readonly teams?: readonly GithubTeam[];
  readonly repositories: readonly GithubRepositoryOptions[];
  /** Enforces the limits on what is created by the minute and by the hour. Default false. */
  readonly enforcesRateLimits?: boolean;
  /** The first request that adds labels or reviewers to a new pull request is told that it does not exist. Default false. */
  readonly isEventuallyConsistent?: boolean;
  /** Milliseconds since 1970. Default: the clock of the machine. */
  now?(): number;
}

/**
 * What a token is. `workflow` is the GITHUB_TOKEN of a job: what is done with it starts no workflows, except
 * dispatches. `app` is an installation token of an App, `user` a personal one.
 */
export interface TokenOptions {
  readonly kind: 'workflow' | 'app' | 'user';
  readonly login: string;
  /** `owner/name` that the token is for; a user's token is for all that the user sees. */
  readonly repository?: string;
  /** Default for `user`: what the role of the user allows. */
  readonly permissions?: TokenPermissions;
}

/** Something happened that GitHub looks for workflows for. */
export interface GithubEvent {
  /** As in `on:`, such as `pull_request`. */
  readonly name: string;
  /** Such as `opened` or `synchronize`. */
  readonly activity: string | undefined;
  readonly repository: string;
  readonly actor: string;
  /** What `GITHUB_REF` will be: `refs/heads/main`, or `refs/pull/1/merge`. */
  readonly ref: string;
  /** What `GITHUB_SHA` will be. */
  readonly sha: string;
  /** The commit whose workflow files count. */
  readonly workflowSha: string;
  /** As GitHub sends it to webhooks. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** For a dispatch: the file of the workflow, such as `.github/workflows/sync.yml`, and the run that was made for it. */
  readonly dispatch?: { readonly workflow: string; readonly runId: number };
  /** Somebody wants a run again: which one, and the how manieth time that is. */
  readonly rerun?: {
    readonly workflow: string;
    readonly runId: number;
    readonly runNumber: number;
    readonly attempt: number;
    /** Who wants it; `actor` is still who caused the run. */
    readonly login: string;
  };
  /** A pull request of a bot: its runs wait until somebody with write access approves them. */
  readonly isHeld: boolean;
  /** A pull request from a fork: its token reads only, and it sees no secrets. */
  readonly isFromFork: boolean;
}

export interface RecordedRequest {
  readonly method: string;
  /** As in GitHub's description, such as `/repos/{owner}/{repo}/pulls`; `git` for smart HTTP, `graphql`. */
  readonly route: string;
  readonly status: number;
  readonly login: string | undefined;
}

/** One annotation, as the runner reports it. */
export interface RunAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly file?: string;
  readonly line?: number;
  readonly title?: string;
  readonly message: string;
}

export interface RunJob {
  readonly name: string;
  readonly status: 'queued' | 'waiting' | 'in_progress' | 'completed';
  readonly conclusion?: 'success' | 'failure' | 'cancelled' | 'skipped' | 'timed_out';
  readonly steps: readonly { readonly name: string; readonly conclusion: string | undefined }[];
  readonly annotations: readonly RunAnnotation[];
  readonly log: string;
}

export interface NewRun {
  readonly repository: string;
  /** Such as `.github/workflows/check.yml`. */
  readonly workflow: string;
  /** The name of the workflow, or its `run-name`. */
  readonly title: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly actor: string;
  /** What it was made for, so that it can be run again. */
  readonly cause?: GithubEvent;
}

export type RunStatus =
  | 'queued'
  | 'waiting'
  | 'pending'
  | 'action_required'
  | 'in_progress'
  | 'completed';

export interface RunChange {
  readonly title?: string;
  readonly status?: RunStatus;
  readonly conclusion?:
    | 'success'
    | 'failure'
    | 'cancelled'
    | 'skipped'
    | 'timed_out'
    | 'action_required';
  readonly jobs?: readonly RunJob[];
}

/** A GitHub on this machine. What tests look at and do behind its back is here; everything else goes over HTTP. */
export interface GithubServer {
  /** `GITHUB_SERVER_URL`. Repositories are cloned from `${url}/owner/name.git`. */
  readonly url: string;
  /** `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL`. */
  readonly graphqlUrl: string;
  readonly requests: readonly RecordedRequest[];
  /** Requests that GitHub's description refuses, and answers of ours that it does: both are defects. */
  readonly violations: readonly string[];
  createToken(options: TokenOptions): string;
  /** A job is done: its token is worth nothing any more. */
  revokeToken(token: string): void;
  /** The folder of the bare repository. */
  repositoryFolder(name: string): string;
  secretsOf(repository: string, environment?: string): Readonly<Record<string, string>>;
  variablesOf(repository: string): Readonly<Record<string, string>>;
  environmentOf(repository: string, name: string): GithubEnvironment | undefined;
  /** Hears every event from now on. What it answers ends that. */
  onEvent(listener: (event: GithubEvent) => void): () => void;
  /** Makes an event that no request makes, such as `schedule`: on the default branch, or on the `head_ref` of a `merge_group`. */
  emit(repository: string, name: 'schedule' | 'merge_group', payload?: object): Promise<void>;
  createRun(run: NewRun): number;
  updateRun(repository: string, id: number, change: RunChange): void;
  /** Such as `queued` once a run that waited was approved. */
  runStatus?(repository: string, id: number): RunStatus;
  /** Whether somebody asked for the run to be cancelled. */
  isCancelRequested(repository: string, id: number): boolean;
  /** The run waits for the environment until a reviewer decides over the API. */
  awaitDeployment(
    repository: string,
    id: number,
    environment: string,
  ): Promise<'approved' | 'rejected'>;
  /** Starts or stops the limits on what is created. */
  enforceRateLimits(isOn: boolean): void;
  /** The next request that matches is answered so. For tests of failures. */
  failNext(failure: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly body: object;
    readonly headers?: Readonly<Record<string, string>>;
  }): void;
  close(): Promise<void>;
}
