import { refreshMerge } from '../events/refresh-pulls.ts';
import { tellPull } from '../events/tell-pull.ts';
import { listChanges } from '../git/list-changes.ts';
import { findMergeBase, findRef } from '../git/read-refs.ts';
import { listCommits } from '../git/read-commits.ts';
import { renderChange, renderCommit } from '../render/render-commit.ts';
import { renderPull, renderSimplePull, type Pull } from '../render/render-pull.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, denied } from '../state/api-error.ts';
import { checkBody, checkTitle } from '../state/check-text.ts';
import { getPull, isPull } from '../state/find-issue.ts';
import { isAllowed } from '../state/permissions.ts';
import { changeState } from './change-state.ts';
import { createPull, refusePull } from './create-pull.ts';
import { mergePull } from './merge-pull.ts';
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
        const [owner = ''] = issue.pull.headRepository.split('/');
        const label = `${owner}:${issue.pull.headBranch}`;
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
    // Whoever may write to the head; createPull looks.
    isForReaders: true,
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
    isForReaders: true,
    async answer(request) {
      const { state, repository, body, login, token } = request;
      const issue = pullOf(request);
      if (login !== issue.login && !isAllowed(token, repository, ['pull_requests:write']))
        throw denied();
      checkTitle(body['title']);
      checkBody(body['body'], 'PullRequest');
      if (typeof body['title'] === 'string') issue.title = body['title'];
      if (typeof body['body'] === 'string') issue.body = body['body'];
      if (typeof body['base'] === 'string') await changeBase(request, issue, body['base']);
      if (typeof body['maintainer_can_modify'] === 'boolean')
        issue.pull.mayBeModified = body['maintainer_can_modify'];
      await changeState(request, issue, body['state']);
      issue.updatedAt = state.now();
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
    answer: async (request) => await mergePull(request, pullOf(request)),
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

/** Throws 422 for a branch that is not there. */
async function changeBase({ repository }: RestRequest, issue: Pull, branch: string): Promise<void> {
  const sha = await findRef(repository.folder, `refs/heads/${branch}`);
  if (sha === undefined) throw refusePull({ field: 'base', code: 'invalid' });
  Object.assign(issue.pull, { baseBranch: branch, baseSha: sha, testMerge: undefined });
}
