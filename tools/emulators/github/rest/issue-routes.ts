import {
  renderComment,
  renderIssue,
  renderLabels,
  renderReaction,
} from '../render/render-issue.ts';
import { renderRepository } from '../render/render-repository.ts';
import { renderUser } from '../render/render-user.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import { checkBody } from '../state/check-text.ts';
import { getIssue } from '../state/find-issue.ts';
import type { Comment, Issue } from '../state/github-state.ts';
import { keepLabel } from '../state/keep-label.ts';
import { findRef } from '../git/read-refs.ts';
import { tell } from '../events/tell.ts';
import { pageOf } from './page-of.ts';
import type { RestRequest, Route } from './route.ts';

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
    operation: `PATCH ${COMMENT}`,
    permissions: WRITE,
    answer(request) {
      const comment = commentOf(request);
      checkBody(request.body['body'], 'IssueComment');
      comment.body = String(request.body['body']);
      comment.updatedAt = request.state.now();
      return { status: 200, body: renderComment(request.state, request.repository, comment) };
    },
  },
  {
    operation: `DELETE ${COMMENT}`,
    permissions: WRITE,
    answer(request) {
      request.repository.comments.delete(commentOf(request).id);
      return { status: 204 };
    },
  },
  {
    operation: `POST ${COMMENT}/reactions`,
    permissions: WRITE,
    answer(request) {
      const { state, login, body } = request;
      const { reactions } = commentOf(request);
      const content = String(body['content']);
      const known = reactions.find((each) => each.login === login && each.content === content);
      if (known !== undefined) return { status: 200, body: renderReaction(state, known) };
      const reaction = { id: state.nextId(), content, login, createdAt: state.now() };
      reactions.push(reaction);
      return { status: 201, body: renderReaction(state, reaction) };
    },
  },
  {
    operation: `POST ${ISSUE}/labels`,
    permissions: WRITE,
    answer(request) {
      const { state, repository, body } = request;
      const issue = issueOf(request);
      refuseUnsettled(request, issue);
      for (const name of [body['labels'] ?? []].flat())
        issue.labels.add(keepLabel(state, repository, String(name)));
      return { status: 200, body: renderLabels(state, repository, issue) };
    },
  },
  {
    operation: `DELETE ${ISSUE}/labels/{name}`,
    permissions: WRITE,
    answer(request) {
      const issue = issueOf(request);
      const wasThere = issue.labels.delete((request.path['name'] ?? '').toLowerCase());
      if (!wasThere) throw new ApiError(404, 'Label does not exist');
      return { status: 200, body: renderLabels(request.state, request.repository, issue) };
    },
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

/** For a moment, a part of GitHub does not know a new pull request. */
function refuseUnsettled({ state }: RestRequest, { pull }: Issue): void {
  if (pull?.isUnsettled !== true || state.options.isEventuallyConsistent !== true) return;
  pull.isUnsettled = false;
  throw new ApiError(422, 'Validation Failed', [
    `Could not resolve to a node with the global id of 'PR_${pull.id}'.`,
  ]);
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
