import type { Comment, Issue, Label, Reaction, Repository, State } from '../state/github-state.ts';
import { roleOf } from '../state/permissions.ts';
import { toNodeId } from './node-id.ts';
import { renderUser } from './render-user.ts';
import { toTime, toTimeOrNull } from './to-time.ts';
import { repositoryPage, repositoryUrl } from './urls.ts';

/** What GitHub calls somebody's relation to a repository. */
export function toAssociation(repository: Repository, login: string): string {
  if (repository.owner.login.toLowerCase() === login.toLowerCase()) return 'OWNER';
  const role = roleOf(repository, login);
  if (repository.collaborators.has(login.toLowerCase()) && role !== 'none')
    return repository.owner.type === 'Organization' ? 'MEMBER' : 'COLLABORATOR';
  return 'NONE';
}

export function renderLabel(state: State, repository: Repository, label: Label): object {
  return {
    id: label.id,
    node_id: toNodeId('LA', label.id),
    url: `${repositoryUrl(state, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

/** The labels of an issue, in the order of names. */
export function renderLabels(state: State, repository: Repository, issue: Issue): object[] {
  const names = [...issue.labels].toSorted();
  return names.flatMap((name) => {
    const label = repository.labels.get(name);
    return label === undefined ? [] : [renderLabel(state, repository, label)];
  });
}

const CONTENTS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

function renderReactions(url: string, reactions: readonly Reaction[]): object {
  const counts = CONTENTS.map((content) => [
    content,
    reactions.filter((each) => each.content === content).length,
  ]);
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    ...Object.fromEntries(counts),
  };
}

export function renderReaction(state: State, reaction: Reaction): object {
  return {
    id: reaction.id,
    node_id: toNodeId('REA', reaction.id),
    user: renderUser(state, reaction.login),
    content: reaction.content,
    created_at: toTime(reaction.createdAt),
  };
}

/** `issue`, with `pull_request` where it is one. */
export function renderIssue(state: State, repository: Repository, issue: Issue): object {
  const base = repositoryUrl(state, repository);
  const url = `${base}/issues/${issue.number}`;
  const page = pageOf(state, repository, issue);
  const comments = [...repository.comments.values()].filter((each) => each.issue === issue.number);
  return {
    url,
    repository_url: base,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: issue.id,
    node_id: toNodeId(issue.pull === undefined ? 'I' : 'PR', issue.pull?.id ?? issue.id),
    number: issue.number,
    title: issue.title,
    user: renderUser(state, issue.login),
    labels: renderLabels(state, repository, issue),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: false,
    assignee: renderAssignees(state, issue)[0] ?? null,
    assignees: renderAssignees(state, issue),
    milestone: null,
    comments: comments.length,
    created_at: toTime(issue.createdAt),
    updated_at: toTime(issue.updatedAt),
    closed_at: toTimeOrNull(issue.closedAt),
    author_association: toAssociation(repository, issue.login),
    active_lock_reason: null,
    ...(issue.pull !== undefined && {
      draft: issue.pull.isDraft,
      pull_request: {
        url: `${base}/pulls/${issue.number}`,
        html_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        merged_at: toTimeOrNull(issue.pull.mergedAt),
      },
    }),
    body: issue.body,
    closed_by: issue.closedBy === undefined ? null : renderUser(state, issue.closedBy),
    reactions: renderReactions(url, issue.reactions),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
  };
}

export function renderAssignees(state: State, issue: Issue): object[] {
  return [...issue.assignees].map((login) => renderUser(state, login));
}

/** For people. */
export function pageOf(state: State, repository: Repository, issue: Issue): string {
  const kind = issue.pull === undefined ? 'issues' : 'pull';
  return `${repositoryPage(state, repository)}/${kind}/${issue.number}`;
}

/** `issue-comment`. */
export function renderComment(state: State, repository: Repository, comment: Comment): object {
  const base = repositoryUrl(state, repository);
  const url = `${base}/issues/comments/${comment.id}`;
  const issue = repository.issues.get(comment.issue);
  const page = issue === undefined ? state.url : pageOf(state, repository, issue);
  return {
    url,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: `${base}/issues/${comment.issue}`,
    id: comment.id,
    node_id: toNodeId('IC', comment.id),
    user: renderUser(state, comment.login),
    created_at: toTime(comment.createdAt),
    updated_at: toTime(comment.updatedAt),
    body: comment.body,
    author_association: toAssociation(repository, comment.login),
    reactions: renderReactions(url, comment.reactions),
    performed_via_github_app: null,
  };
}
