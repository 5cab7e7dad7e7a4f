import type { Issue, PullRequest, Repository, State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { pageOf, renderAssignees, renderLabels, toAssociation } from './render-issue.ts';
import { renderRepository } from './render-repository.ts';
import { renderTeam } from './render-team.ts';
import { renderAccount, renderUser } from './render-user.ts';
import { toTime, toTimeOrNull } from './to-time.ts';
import { repositoryUrl } from './urls.ts';

/** An issue that is a pull request. */
export interface Pull extends Issue {
  readonly pull: PullRequest;
}

export interface PullCounts {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  /** Null: not known yet. */
  readonly mergeable: boolean | null;
}

/** `pull-request-simple`, as it is in lists. */
export function renderSimplePull(state: State, repository: Repository, issue: Pull): object {
  const { pull, number } = issue;
  const base = repositoryUrl(state, repository);
  const page = pageOf(state, repository, issue);
  return {
    ...linksOf(base, page, issue),
    id: pull.id,
    node_id: toNodeId('PR', pull.id),
    number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: renderUser(state, issue.login),
    body: issue.body,
    created_at: toTime(issue.createdAt),
    updated_at: toTime(issue.updatedAt),
    closed_at: toTimeOrNull(issue.closedAt),
    merged_at: toTimeOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommit ?? pull.testMerge?.commit ?? null,
    assignee: renderAssignees(state, issue)[0] ?? null,
    assignees: renderAssignees(state, issue),
    requested_reviewers: [...pull.reviewers].map((login) => renderUser(state, login)),
    requested_teams: [...pull.reviewingTeams].map((slug) =>
      renderTeam(state, repository.owner.login, slug),
    ),
    labels: renderLabels(state, repository, issue),
    milestone: null,
    draft: pull.isDraft,
    head: renderEnd(state, getHead(state, repository, pull), pull.headBranch, pull.headSha),
    base: renderEnd(state, repository, pull.baseBranch, pull.baseSha),
    author_association: toAssociation(repository, issue.login),
    auto_merge: renderAutoMerge(state, pull),
    active_lock_reason: null,
  };
}

/** `pull-request`. */
export function renderPull(
  state: State,
  repository: Repository,
  issue: Pull,
  counts: PullCounts,
): object {
  const { pull } = issue;
  const comments = [...repository.comments.values()].filter((each) => each.issue === issue.number);
  const { mergeable } = counts;
  return {
    ...renderSimplePull(state, repository, issue),
    merged: pull.mergedAt !== undefined,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: toMergeableState(mergeable, pull),
    merged_by: pull.mergedBy === undefined ? null : renderUser(state, pull.mergedBy),
    comments: comments.length,
    review_comments: 0,
    maintainer_can_modify: pull.mayBeModified,
    commits: counts.commits,
    additions: counts.additions,
    deletions: counts.deletions,
    changed_files: counts.changedFiles,
  };
}

/** The repository that its branch is in. */
export function getHead(state: State, repository: Repository, pull: PullRequest): Repository {
  return state.repositories.get(pull.headRepository.toLowerCase()) ?? repository;
}

function toMergeableState(mergeable: boolean | null, pull: PullRequest): string {
  if (mergeable === null) return 'unknown';
  if (!mergeable) return 'dirty';
  return pull.isDraft ? 'draft' : 'clean';
}

function renderEnd(state: State, repository: Repository, branch: string, sha: string): object {
  return {
    label: `${repository.owner.login}:${branch}`,
    ref: branch,
    sha,
    user: renderAccount(state, repository.owner),
    repo: renderRepository(state, repository),
  };
}

function renderAutoMerge(state: State, { autoMerge }: PullRequest): object | null {
  if (autoMerge === undefined) return null;
  return {
    enabled_by: renderUser(state, autoMerge.login),
    merge_method: autoMerge.method,
    commit_title: autoMerge.title,
    commit_message: autoMerge.message,
  };
}

function linksOf(base: string, page: string, { number, pull }: Pull): object {
  const url = `${base}/pulls/${number}`;
  const links = {
    comments: `${base}/issues/${number}/comments`,
    commits: `${url}/commits`,
    review_comment: `${base}/pulls/comments{/number}`,
    review_comments: `${url}/comments`,
    statuses: `${base}/statuses/${pull.headSha}`,
  };
  const all = { ...links, html: page, issue: `${base}/issues/${number}`, self: url };
  return {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: `${base}/issues/${number}`,
    ...Object.fromEntries(Object.entries(links).map(([key, href]) => [`${key}_url`, href])),
    _links: Object.fromEntries(Object.entries(all).map(([key, href]) => [key, { href }])),
  };
}
