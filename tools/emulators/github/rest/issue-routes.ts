import { renderComment, renderIssue, renderReaction } from '../render/render-issue.ts';
import { renderRepository } from '../render/render-repository.ts';
import { renderUser } from '../render/render-user.ts';
import { repositoryUrl } from '../render/urls.ts';
import { denied, notFound } from '../state/api-error.ts';
import { checkBody, checkTitle } from '../state/check-text.ts';
import { findAccount } from '../state/create-state.ts';
import { getIssue } from '../state/find-issue.ts';
import type { Comment, Issue, Reaction } from '../state/github-state.ts';
import { keepLabel } from '../state/keep-label.ts';
import { isAllowed, roleOf } from '../state/permissions.ts';
import { findRef } from '../git/read-refs.ts';
import { tell } from '../events/tell.ts';
import { changeState } from './change-state.ts';
import { namesIn } from './label-routes.ts';
import { pageOf } from './page-of.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';

const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const WRITE = ['issues:write', 'pull_requests:write'] as const;
const READ = ['issues:read', 'pull_requests:read'] as const;

export const issueRoutes: readonly Route[] = [
  {
    operation: `GET ${ISSUE}`,
    permissions: READ,
    answer: (request) => ({
      status: 200,
      body: renderIssue(request.state, request.repository, issueOf(request)),
    }),
  },
  {
    operation: `GET ${ISSUE}/comments`,
    permissions: READ,
    answer(request) {
      const { state, repository } = request;
      const { number } = issueOf(request);
      const comments = [...repository.comments.values()].filter(({ issue }) => issue === number);
      const rows = comments.map((comment) => renderComment(state, repository, comment));
      return pageOf(request, rows, `${repositoryUrl(state, repository)}/issues/${number}/comments`);
    },
  },
  {
    operation: `POST ${ISSUE}/comments`,
    permissions: WRITE,
    isForReaders: true,
    isContent: true,
    async answer(request) {
      const { state, repository, login } = request;
      const issue = issueOf(request);
      const body = String(request.body['body']);
      checkBody(body, 'IssueComment');
      const comment: Comment = {
        id: state.nextId(),
        issue: issue.number,
        login,
        body,
        createdAt: state.now(),
        updatedAt: state.now(),
        minimizedReason: undefined,
        reactions: [],
      };
      repository.comments.set(comment.id, comment);
      await tellComment(request, issue, comment);
      return { status: 201, body: renderComment(state, repository, comment) };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/issues/comments',
    permissions: READ,
    answer(request) {
      const { state, repository, query } = request;
      const since = query['since'] === undefined ? 0 : Date.parse(query['since']);
      const key = query['sort'] === 'updated' ? 'updatedAt' : 'createdAt';
      const comments = [...repository.comments.values()].filter(
        ({ updatedAt }) => updatedAt >= since,
      );
      const sorted = comments.toSorted((a, b) => a[key] - b[key]);
      const rows = (query['direction'] === 'desc' ? sorted.toReversed() : sorted).map((comment) =>
        renderComment(state, repository, comment),
      );
      return pageOf(request, rows, `${repositoryUrl(state, repository)}/issues/comments`);
    },
  },
  {
    operation: `GET ${COMMENT}`,
    permissions: READ,
    answer: (request) => ({
      status: 200,
      body: renderComment(request.state, request.repository, commentOf(request)),
    }),
  },
  {
    operation: `PATCH ${COMMENT}`,
    permissions: WRITE,
    isForReaders: true,
    answer(request) {
      const comment = commentOf(request);
      refuseStranger(request, comment.login);
      checkBody(request.body['body'], 'IssueComment');
      comment.body = String(request.body['body']);
      comment.updatedAt = request.state.now();
      return { status: 200, body: renderComment(request.state, request.repository, comment) };
    },
  },
  {
    operation: `DELETE ${COMMENT}`,
    permissions: WRITE,
    isForReaders: true,
    answer(request) {
      const { id, login } = commentOf(request);
      refuseStranger(request, login);
      request.repository.comments.delete(id);
      return { status: 204 };
    },
  },
  {
    operation: `POST ${COMMENT}/reactions`,
    permissions: WRITE,
    isForReaders: true,
    answer: (request) => react(request, commentOf(request).reactions),
  },
  {
    operation: `POST ${ISSUE}/reactions`,
    permissions: WRITE,
    isForReaders: true,
    answer: (request) => react(request, issueOf(request).reactions),
  },
  {
    operation: `PATCH ${ISSUE}`,
    permissions: WRITE,
    isForReaders: true,
    answer: async (request) => await change(request, issueOf(request)),
  },
];

function issueOf({ repository, path }: RestRequest): Issue {
  return getIssue(repository, path['issue_number']);
}

function commentOf({ repository, path }: RestRequest): Comment {
  const comment = repository.comments.get(Number(path['comment_id']));
  if (comment === undefined) throw notFound();
  return comment;
}

/** Throws 403 for who may change neither what is theirs nor what is of others. */
function refuseStranger({ token, repository, login }: RestRequest, owner: string): void {
  if (login !== owner && !isAllowed(token, repository, WRITE)) throw denied();
}

/** Everybody has one reaction of a kind. */
function react({ state, login, body }: RestRequest, reactions: Reaction[]): RestAnswer {
  const content = String(body['content']);
  const known = reactions.find((each) => each.login === login && each.content === content);
  if (known !== undefined) return { status: 200, body: renderReaction(state, known) };
  const reaction = { id: state.nextId(), content, login, createdAt: state.now() };
  reactions.push(reaction);
  return { status: 201, body: renderReaction(state, reaction) };
}

async function change(request: RestRequest, issue: Issue): Promise<RestAnswer> {
  const { state, repository, body } = request;
  refuseStranger(request, issue.login);
  checkTitle(body['title']);
  checkBody(body['body'], 'Issue');
  if (typeof body['title'] === 'string') issue.title = body['title'];
  if (typeof body['body'] === 'string' || body['body'] === null) issue.body = body['body'];
  // Of what only people with more rights may set, GitHub says nothing and leaves it.
  if (isAllowed(request.token, repository, WRITE)) changeLists(request, issue);
  await changeState(request, issue, body['state']);
  if (issue.pull === undefined && typeof body['state_reason'] === 'string')
    issue.stateReason = body['state_reason'];
  issue.updatedAt = state.now();
  return { status: 200, body: renderIssue(state, repository, issue) };
}

function changeLists({ state, repository, body }: RestRequest, issue: Issue): void {
  const { labels, assignees } = body;
  if (Array.isArray(labels)) {
    const keys = namesIn(labels).map((name) => keepLabel(state, repository, name));
    issue.labels.clear();
    for (const key of keys) issue.labels.add(key);
  }
  if (!Array.isArray(assignees)) return;
  const logins = assignees.map((each: unknown) => {
    const { login }: { login?: unknown } = Object(each);
    return String(login ?? each);
  });
  // Who has no part in the repository is left out in silence.
  const known = logins.filter((login) => findAccount(state, login) !== undefined);
  issue.assignees.clear();
  for (const login of known) if (roleOf(repository, login) !== 'none') issue.assignees.add(login);
}

async function tellComment(request: RestRequest, issue: Issue, comment: Comment): Promise<void> {
  const { state, repository, login, token } = request;
  const branch = repository.defaultBranch;
  const sha = (await findRef(repository.folder, `refs/heads/${branch}`)) ?? '';
  tell(state, token, {
    name: 'issue_comment',
    activity: 'created',
    repository: repository.fullName,
    actor: login,
    ref: `refs/heads/${branch}`,
    sha,
    workflowSha: sha,
    payload: {
      action: 'created',
      issue: renderIssue(state, repository, issue),
      comment: renderComment(state, repository, comment),
      repository: renderRepository(state, repository),
      sender: renderUser(state, login),
    },
    isHeld: false,
    isFromFork: false,
  });
}
