import { setTimeout as sleep } from 'node:timers/promises';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import type { Forge, ForgeComment, ForgeOptions, ForgePullRequest } from '../ports/forge.ts';
import { branches } from './github-branches.ts';
import { asking, orUndefined, type Here } from './github-here.ts';
import { people } from './github-people.ts';
import { runs } from './github-runs.ts';

const Client = Octokit.plugin(retry, throttling);
/** GitHub bans who goes on; twice is what its own clients try. */
const MOST_RETRIES = 2;
/** Seconds: a limit by the hour is for the next run to wait for. */
const LONGEST = 300;
const PAGE = 100;

/** A repository on GitHub, through its REST API; commits through GraphQL, the only way to have them signed. */
export function createGithub(options: ForgeOptions): Forge {
  const { repository } = options;
  const [owner = '', repo = ''] = repository.split('/');
  const client = createClient(options);
  const here: Here = { client, repository, at: { owner, repo }, ask: asking(repository) };
  return {
    getViewer: () => here.ask(async () => await findViewer(client)),
    ...pullRequests(here),
    ...conversation(here),
    ...branches(here),
    ...runs(here),
    ...people(here),
  };
}

type PullRequests = Pick<
  Forge,
  'listPullRequests' | 'findPullRequest' | 'findMerged' | 'createPullRequest' | 'updatePullRequest'
>;

function pullRequests({ client, repository, at, ask }: Here): PullRequests {
  const { pulls } = client.rest;
  return {
    listPullRequests: ({ state, branch }) =>
      ask(async () => {
        const query = {
          ...at,
          state,
          sort: 'created' as const,
          direction: 'desc' as const,
          per_page: PAGE,
          ...(branch === undefined ? {} : { head: `${at.owner}:${branch}` }),
        };
        const rows = await client.paginate(pulls.list, query);
        return rows.map((row) => toPullRequest(row, repository));
      }),
    findPullRequest: (number) =>
      ask(async () => {
        const found = await orUndefined(pulls.get({ ...at, pull_number: number }));
        return found === undefined ? undefined : toPullRequest(found.data, repository);
      }),
    findMerged: (commit) =>
      ask(async () => {
        const query = { ...at, commit_sha: commit };
        const { data } = await client.rest.repos.listPullRequestsAssociatedWithCommit(query);
        const merged = data.find(({ merged_at: time }) => time !== null);
        return merged === undefined ? undefined : toPullRequest(merged, repository);
      }),
    createPullRequest: ({ title, body, branch, base }) =>
      ask(async () => {
        const { data } = await pulls.create({ ...at, title, body, base, head: branch });
        return toPullRequest(data, repository);
      }),
    updatePullRequest: (number, change) =>
      ask(async () => void (await pulls.update({ ...at, pull_number: number, ...change }))),
  };
}

type Conversation = Pick<
  Forge,
  | 'addLabels'
  | 'removeLabel'
  | 'listComments'
  | 'createComment'
  | 'updateComment'
  | 'findComment'
  | 'listCommentsSince'
  | 'addReaction'
>;

function conversation({ client, at, ask }: Here): Conversation {
  const { issues, reactions } = client.rest;
  return {
    addLabels: (number, labels) =>
      ask(async () => {
        const wanted = { ...at, issue_number: number, labels: [...labels] };
        await onceItIsThere(async () => await issues.addLabels(wanted));
      }),
    removeLabel: (number, name) =>
      ask(async () => void (await issues.removeLabel({ ...at, issue_number: number, name }))),
    listComments: (number) =>
      ask(async () => {
        const query = { ...at, issue_number: number, per_page: PAGE };
        return (await client.paginate(issues.listComments, query)).map(toComment);
      }),
    createComment: (number, body) =>
      ask(async () => {
        const { data } = await issues.createComment({ ...at, issue_number: number, body });
        return toComment(data);
      }),
    updateComment: (id, body) =>
      ask(async () => void (await issues.updateComment({ ...at, comment_id: id, body }))),
    findComment: (id) =>
      ask(async () => {
        const found = await orUndefined(issues.getComment({ ...at, comment_id: id }));
        return found === undefined ? undefined : toComment(found.data);
      }),
    listCommentsSince: (since) =>
      ask(async () => {
        const query = { ...at, since, sort: 'updated' as const, direction: 'desc' as const };
        const rows = await client.paginate(issues.listCommentsForRepo, {
          ...query,
          per_page: PAGE,
        });
        return rows.map(toComment);
      }),
    addReaction: (comment, content) =>
      ask(
        async () =>
          void (await reactions.createForIssueComment({ ...at, comment_id: comment, content })),
      ),
  };
}

const CONSISTENCY_PAUSE = 500;
const CONSISTENCY_TRIES = 4;

/** For a moment after it was made, a part of GitHub does not know a pull request (create-pull-request#4321). */
async function onceItIsThere(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const isUnknown = /could not resolve to a node/i.test(String(error));
      if (!isUnknown || attempt === CONSISTENCY_TRIES) throw error;
      await sleep(CONSISTENCY_PAUSE * attempt);
    }
  }
}

function createClient({ apiUrl, token, isPaced }: ForgeOptions): InstanceType<typeof Client> {
  // GitHub asks for a second between writes, and three where people are notified; a loopback bears any pace.
  const enabled = isPaced ?? new URL(apiUrl).hostname !== '127.0.0.1';
  return new Client({
    auth: token,
    baseUrl: apiUrl,
    userAgent: 'cadastre',
    // The program says itself what went wrong.
    log: { debug: silent, info: silent, warn: silent, error: silent },
    throttle: {
      enabled,
      onRateLimit: (after, _options, _client, count) => after <= LONGEST && count < MOST_RETRIES,
      onSecondaryRateLimit: (after, _options, _client, count) =>
        after <= LONGEST && count < MOST_RETRIES,
    },
  });
}

function silent(): void {}

/** REST does not tell a workflow who it is; GraphQL does. */
async function findViewer(client: Octokit): Promise<string> {
  const { viewer } = await client.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
  return viewer.login;
}

interface PullRequestRow {
  readonly number: number;
  readonly html_url: string;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly merged_at: string | null;
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    readonly repo: { readonly full_name: string } | null;
  };
  readonly base: { readonly ref: string };
  readonly labels: readonly { readonly name?: string }[];
  readonly user: { readonly login: string } | null;
}

function toPullRequest(row: PullRequestRow, repository: string): ForgePullRequest {
  return {
    number: row.number,
    url: row.html_url,
    title: row.title,
    body: row.body ?? '',
    state: row.state === 'open' ? 'open' : 'closed',
    isMerged: row.merged_at !== null,
    branch: row.head.ref,
    commit: row.head.sha,
    isOwnBranch: row.head.repo?.full_name.toLowerCase() === repository.toLowerCase(),
    base: row.base.ref,
    labels: row.labels.flatMap(({ name }) => name ?? []),
    author: row.user?.login ?? '',
  };
}

interface CommentRow {
  readonly id: number;
  readonly html_url: string;
  readonly issue_url: string;
  readonly body?: string | undefined;
  readonly created_at: string;
  readonly updated_at: string;
  readonly user: { readonly login: string } | null;
}

function toComment(row: CommentRow): ForgeComment {
  const { id, html_url: url, body = '', user, issue_url: issue } = row;
  return {
    id,
    url,
    body,
    author: user?.login ?? '',
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    number: Number(issue.slice(issue.lastIndexOf('/') + 1)),
  };
}
