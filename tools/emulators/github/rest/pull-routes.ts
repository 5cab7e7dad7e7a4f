import { afterRefs } from '../events/after-refs.ts';
import { refreshMerge } from '../events/refresh-pulls.ts';
import { tellPull } from '../events/tell-pull.ts';
import { listChanges } from '../git/list-changes.ts';
import { findMergeBase, findRef, isAncestor, moveRef } from '../git/read-refs.ts';
import { rebaseCommits } from '../git/merge-commits.ts';
import { findGitCommit, listCommits, type GitCommit, type Signature } from '../git/read-commits.ts';
import { writeCommit } from '../git/write-objects.ts';
import { renderChange, renderCommit } from '../render/render-commit.ts';
import { renderPull, renderSimplePull, type Pull } from '../render/render-pull.ts';
import { toTime } from '../render/to-time.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError } from '../state/api-error.ts';
import { checkBody, checkTitle } from '../state/check-text.ts';
import { getPull, isPull } from '../state/find-issue.ts';
import { pageOf } from './page-of.ts';
import type { RestRequest, Route } from './route.ts';

const PULLS = '/repos/{owner}/{repo}/pulls';
const PULL = `${PULLS}/{pull_number}`;
/** GitHub lists no more files of one. */
const MOST_FILES = 3000;
const MOST_COMMITS = 250;

export const pullRoutes: readonly Route[] = [
  {
    operation: `GET ${PULLS}`,
    permissions: ['pull_requests:read'],
    answer(request) {
      const { state, repository, query } = request;
      const wanted = query['state'] ?? 'open';
      const pulls = [...repository.issues.values()].filter(isPull).filter((issue) => {
        const label = `${repository.owner.login}:${issue.pull.headBranch}`;
        const isWanted = wanted === 'all' || issue.state === wanted;
        const isOfHead = query['head'] === undefined || query['head'] === label;
        return (
          isWanted && isOfHead && (query['base'] ?? issue.pull.baseBranch) === issue.pull.baseBranch
        );
      });
      const sorted = pulls.toSorted((a, b) => a.number - b.number);
      const isAscending = query['direction'] === 'asc';
      const rows = (isAscending ? sorted : sorted.toReversed()).map((issue) =>
        renderSimplePull(state, repository, issue),
      );
      return pageOf(request, rows, `${repositoryUrl(state, repository)}/pulls`);
    },
  },
  {
    operation: `POST ${PULLS}`,
    permissions: ['pull_requests:write'],
    isContent: true,
    async answer(request) {
      const { state, repository, login, token } = request;
      if (token?.kind === 'workflow' && !repository.workflowsMayCreatePullRequests)
        throw new ApiError(
          403,
          'GitHub Actions is not permitted to create or approve pull requests.',
        );
      const issue = await createPull(request);
      repository.issues.set(issue.number, issue);
      await tellPull(state, repository, issue, { activity: 'opened', login, token });
      return { status: 201, body: await whole(request, issue) };
    },
  },
  {
    operation: `GET ${PULL}`,
    permissions: ['pull_requests:read'],
    answer: async (request) => ({ status: 200, body: await whole(request, pullOf(request)) }),
  },
  {
    operation: `PATCH ${PULL}`,
    permissions: ['pull_requests:write'],
    async answer(request) {
      const { state, repository, body, login, token } = request;
      const issue = pullOf(request);
      checkTitle(body['title']);
      checkBody(body['body'], 'PullRequest');
      if (typeof body['title'] === 'string') issue.title = body['title'];
      if (typeof body['body'] === 'string') issue.body = body['body'];
      const before = issue.state;
      if (body['state'] === 'closed' && before === 'open') {
        issue.state = 'closed';
        issue.closedAt = state.now();
        issue.closedBy = login;
      } else if (body['state'] === 'open' && before === 'closed') {
        await reopen(request, issue);
      }
      issue.updatedAt = state.now();
      if (issue.state !== before) {
        const activity = issue.state === 'closed' ? 'closed' : 'reopened';
        await tellPull(state, repository, issue, { activity, login, token });
      }
      return { status: 200, body: await whole(request, issue) };
    },
  },
  {
    operation: `GET ${PULL}/files`,
    permissions: ['pull_requests:read'],
    async answer(request) {
      const { state, repository } = request;
      const { pull, number } = pullOf(request);
      const base = await findMergeBase(repository.folder, pull.baseSha, pull.headSha);
      const changes = await listChanges(repository.folder, base, pull.headSha);
      const rows = changes
        .slice(0, MOST_FILES)
        .map((change) => renderChange(state, repository, pull.headSha, change));
      return pageOf(request, rows, `${repositoryUrl(state, repository)}/pulls/${number}/files`);
    },
  },
  {
    operation: `GET ${PULL}/commits`,
    permissions: ['pull_requests:read'],
    async answer(request) {
      const { state, repository } = request;
      const { pull, number } = pullOf(request);
      const range = [`${pull.baseSha}..${pull.headSha}`];
      const commits = await listCommits(repository.folder, range, { isReversed: true });
      const rows = commits
        .slice(0, MOST_COMMITS)
        .map((commit) => renderCommit(state, repository, commit));
      return pageOf(request, rows, `${repositoryUrl(state, repository)}/pulls/${number}/commits`);
    },
  },
  {
    operation: `PUT ${PULL}/merge`,
    permissions: ['contents:write'],
    answer: async (request) => await merge(request, pullOf(request)),
  },
];

function pullOf({ repository, path }: RestRequest): Pull {
  return getPull(repository, path['pull_number']);
}

async function whole(request: RestRequest, issue: Pull): Promise<object> {
  const { state, repository } = request;
  const { pull } = issue;
  const range = [`${pull.baseSha}..${pull.headSha}`];
  const base = await findMergeBase(repository.folder, pull.baseSha, pull.headSha);
  const changes = await listChanges(repository.folder, base, pull.headSha);
  const commits = await listCommits(repository.folder, range);
  const isKnown = pull.unknownMerges === 0;
  if (!isKnown) pull.unknownMerges -= 1;
  return renderPull(state, repository, issue, {
    commits: commits.length,
    additions: changes.reduce((sum, each) => sum + each.additions, 0),
    deletions: changes.reduce((sum, each) => sum + each.deletions, 0),
    changedFiles: changes.length,
    mergeable: isKnown ? (await refreshMerge(state, repository, issue)) !== undefined : null,
  });
}

async function createPull(request: RestRequest): Promise<Pull> {
  const { repository, body } = request;
  const title = String(body['title'] ?? '');
  checkTitle(title);
  checkBody(body['body'], 'PullRequest');
  const [first = '', second] = String(body['head']).split(':');
  const branch = second ?? first;
  const base = String(body['base']);
  const [headSha, baseSha] = await Promise.all([
    findRef(repository.folder, `refs/heads/${branch}`),
    findRef(repository.folder, `refs/heads/${base}`),
  ]);
  if (headSha === undefined || baseSha === undefined)
    throw refusePull({ field: headSha === undefined ? 'head' : 'base', code: 'invalid' });
  const isThere = [...repository.issues.values()]
    .filter(isPull)
    .some(
      (each) =>
        each.state === 'open' && each.pull.headBranch === branch && each.pull.baseBranch === base,
    );
  if (isThere)
    throw refusePull({
      code: 'custom',
      message: `A pull request already exists for ${repository.owner.login}:${branch}.`,
    });
  if (await isAncestor(repository.folder, headSha, baseSha))
    throw refusePull({ code: 'custom', message: `No commits between ${base} and ${branch}` });
  return newPull(request, { title, branch, base, headSha, baseSha });
}

interface Ends {
  readonly title: string;
  readonly branch: string;
  readonly base: string;
  readonly headSha: string;
  readonly baseSha: string;
}

function newPull({ state, repository, body, login }: RestRequest, ends: Ends): Pull {
  const { title, branch, base, headSha, baseSha } = ends;
  return {
    id: state.nextId(),
    number: repository.issues.size + 1,
    login,
    title,
    body: typeof body['body'] === 'string' ? body['body'] : null,
    state: 'open',
    stateReason: null,
    labels: new Set(),
    assignees: new Set(),
    reactions: [],
    createdAt: state.now(),
    updatedAt: state.now(),
    closedAt: undefined,
    closedBy: undefined,
    pull: {
      id: state.nextId(),
      headRepository: repository.fullName,
      headBranch: branch,
      headSha,
      baseBranch: base,
      baseSha,
      isDraft: body['draft'] === true,
      mergedAt: undefined,
      mergedBy: undefined,
      mergeCommit: undefined,
      testMerge: undefined,
      unknownMerges: 1,
      autoMerge: undefined,
      reviewers: new Set(),
      reviewingTeams: new Set(),
      reviews: [],
      isUnsettled: true,
    },
  };
}

function refusePull(error: {
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
}): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource: 'PullRequest', ...error }]);
}

async function reopen({ repository }: RestRequest, issue: Pull): Promise<void> {
  const { pull } = issue;
  const tip = await findRef(repository.folder, `refs/heads/${pull.headBranch}`);
  if (tip === undefined || pull.mergedAt !== undefined)
    throw refusePull({ field: 'state', code: 'invalid', message: 'state cannot be changed.' });
  pull.headSha = tip;
  issue.state = 'open';
  issue.closedAt = undefined;
  issue.closedBy = undefined;
}

async function merge(
  request: RestRequest,
  issue: Pull,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const { state, repository, body, login } = request;
  const { pull } = issue;
  const { folder } = repository;
  if (issue.state !== 'open') throw new ApiError(405, 'Pull Request is not mergeable');
  if (body['sha'] !== undefined && body['sha'] !== pull.headSha)
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  const tested = await refreshMerge(state, repository, issue);
  const commit = tested === undefined ? undefined : await findGitCommit(folder, tested);
  if (commit === undefined) throw new ApiError(405, 'Pull Request is not mergeable');
  const by = { name: login, email: `${login}@users.noreply.github.com`, date: toTime(state.now()) };
  const sha = await mergeAs(request, issue, commit, by);
  if (sha === undefined) throw new ApiError(405, "This branch can't be rebased");
  const ref = `refs/heads/${pull.baseBranch}`;
  await moveRef(folder, ref, sha, pull.baseSha);
  issue.state = 'closed';
  issue.closedAt = state.now();
  issue.closedBy = login;
  Object.assign(pull, { mergedAt: state.now(), mergedBy: login, mergeCommit: sha });
  await afterRefs(state, repository, request, [{ ref, before: pull.baseSha, after: sha }]);
  const { token } = request;
  await tellPull(state, repository, issue, { activity: 'closed', login, token });
  return { status: 200, body: { sha, merged: true, message: 'Pull Request successfully merged' } };
}

/** The new commit on the base: a merge, one commit of all, or the commits one after another. */
async function mergeAs(
  { repository, body }: RestRequest,
  { pull, title, number }: Pull,
  tested: GitCommit,
  by: Signature,
): Promise<string | undefined> {
  const { folder, owner } = repository;
  if (body['merge_method'] === 'rebase')
    return await rebaseCommits(folder, { base: pull.baseSha, head: pull.headSha }, by);
  const isSquash = body['merge_method'] === 'squash';
  return await writeCommit(folder, {
    tree: tested.tree,
    parents: isSquash ? tested.parents.slice(0, 1) : tested.parents,
    message: isSquash
      ? `${title} (#${number})`
      : `Merge pull request #${number} from ${owner.login}/${pull.headBranch}`,
    author: by,
    committer: by,
  });
}
