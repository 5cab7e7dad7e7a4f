import type {
  GithubEnvironment,
  GithubEvent,
  GithubOptions,
  GithubTeam,
  NewRun,
  RecordedRequest,
  RoleName,
  RunChange,
  RunJob,
  RunStatus,
  TokenOptions,
} from '../github-server.ts';

/** A user, a bot or an organization. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
}

export interface Token extends TokenOptions {
  readonly text: string;
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Reaction {
  readonly id: number;
  readonly content: string;
  readonly login: string;
  readonly createdAt: number;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly login: string;
  body: string;
  readonly createdAt: number;
  updatedAt: number;
  /** Such as `outdated`; undefined: it is shown. */
  minimizedReason: string | undefined;
  readonly reactions: Reaction[];
}

export interface Review {
  readonly id: number;
  readonly login: string;
  readonly state: string;
  readonly body: string;
  readonly commit: string;
  readonly submittedAt: number | undefined;
}

/** What a merge of a head into a base would be. */
export interface TestMerge {
  readonly base: string;
  readonly head: string;
  /** The merge commit; undefined: there are conflicts. */
  readonly commit: string | undefined;
}

export interface PullRequest {
  readonly id: number;
  /** `owner/name`, of the fork or of the repository itself. */
  readonly headRepository: string;
  readonly headBranch: string;
  headSha: string;
  baseBranch: string;
  baseSha: string;
  isDraft: boolean;
  mergedAt: number | undefined;
  mergedBy: string | undefined;
  mergeCommit: string | undefined;
  testMerge: TestMerge | undefined;
  /** How often it is still said that nothing is known of a merge. */
  unknownMerges: number;
  autoMerge: AutoMerge | undefined;
  readonly reviewers: Set<string>;
  readonly reviewingTeams: Set<string>;
  readonly reviews: Review[];
  /** The next request for labels or reviewers does not find it. */
  isUnsettled: boolean;
  /** Whether who may write to the repository may push to its branch in the fork. */
  mayBeModified: boolean;
}

export interface AutoMerge {
  readonly login: string;
  readonly method: 'merge' | 'squash' | 'rebase';
  readonly title: string;
  readonly message: string;
  readonly enabledAt: number;
}

/** An issue, or the part of a pull request that is one. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly login: string;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: string | null;
  readonly labels: Set<string>;
  readonly assignees: Set<string>;
  readonly reactions: Reaction[];
  readonly createdAt: number;
  updatedAt: number;
  closedAt: number | undefined;
  closedBy: string | undefined;
  readonly pull: PullRequest | undefined;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckRun {
  readonly id: number;
  readonly sha: string;
  readonly login: string;
  name: string;
  status: string;
  conclusion: string | null;
  startedAt: number;
  completedAt: number | undefined;
  detailsUrl: string | undefined;
  externalId: string;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly login: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly createdAt: number;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly login: string;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly createdAt: number;
}

export interface Deployment {
  readonly id: number;
  readonly login: string;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly isTransient: boolean;
  readonly isProduction: boolean;
  readonly createdAt: number;
  readonly statuses: DeploymentStatus[];
}

export interface Job {
  readonly id: number;
  /** Of its run. */
  readonly attempt: number;
  readonly job: RunJob;
  readonly createdAt: number;
  readonly completedAt: number | undefined;
}

export interface DeploymentReview {
  readonly environment: GithubEnvironment;
  readonly login: string;
  readonly state: 'approved' | 'rejected';
  readonly comment: string;
}

export interface PendingDeployment {
  readonly environment: GithubEnvironment;
  readonly since: number;
  decide(decision: 'approved' | 'rejected'): void;
}

export interface Run {
  readonly id: number;
  readonly number: number;
  readonly run: NewRun;
  attempt: number;
  title: string;
  status: RunStatus;
  conclusion: RunChange['conclusion'];
  jobs: readonly Job[];
  /** Of the attempts before. */
  readonly formerJobs: Job[];
  triggeredBy: string;
  isCancelRequested: boolean;
  readonly pending: PendingDeployment[];
  /** What reviewers of environments said. */
  readonly reviews: DeploymentReview[];
  readonly createdAt: number;
  updatedAt: number;
  startedAt: number;
  /** What it was made for, where that is known. */
  event: GithubEvent | undefined;
}

export interface WorkflowFile {
  readonly id: number;
  /** Such as `.github/workflows/check.yml`. */
  readonly path: string;
}

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  /** `owner/name`. */
  readonly fullName: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  readonly description: string | null;
  /** Of the bare repository. */
  readonly folder: string;
  readonly forkOf: string | undefined;
  readonly collaborators: Map<string, RoleName>;
  readonly environments: Map<string, GithubEnvironment & { readonly id: number }>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly workflowsMayCreatePullRequests: boolean;
  readonly disabledWorkflows: ReadonlySet<string>;
  readonly createdAt: number;
  pushedAt: number;
  /** Issues and pull requests, by number. */
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
  readonly checkRuns: Map<number, CheckRun>;
  readonly statuses: CommitStatus[];
  readonly deployments: Map<number, Deployment>;
  readonly runs: Map<number, Run>;
  /** By path. */
  readonly workflows: Map<string, WorkflowFile>;
  /** Commits that were made, and so signed, by GitHub. */
  readonly signed: Set<string>;
  /** What changes the repository waits for this. */
  queue: Promise<unknown>;
}

export interface Failure {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Everything there is. What is created is numbered by `nextId`, across all kinds. */
export interface State {
  url: string;
  readonly folder: string;
  readonly options: GithubOptions;
  readonly teams: readonly GithubTeam[];
  /** By login in lower case. */
  readonly accounts: Map<string, Account>;
  readonly tokens: Map<string, Token>;
  /** By full name in lower case. */
  readonly repositories: Map<string, Repository>;
  readonly requests: RecordedRequest[];
  readonly violations: string[];
  readonly failures: Failure[];
  readonly listeners: Set<(event: GithubEvent) => void>;
  /** Events that nobody has been told yet. */
  readonly events: GithubEvent[];
  enforcesRateLimits: boolean;
  /** Requests of the last hour, by token. */
  readonly usage: Map<string, Usage>;
  /** What makes repositories waits for this. */
  queue: Promise<unknown>;
  /** Texts that stand at a path of the server itself, such as the log of a job. */
  readonly pages: Map<string, string>;
  now(): number;
  nextId(): number;
}

export interface Usage {
  readonly content: number[];
  readonly points: { readonly at: number; readonly points: number }[];
  windowStart: number;
  used: number;
}
