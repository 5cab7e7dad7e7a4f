import { listChanges } from '../git/list-changes.ts';
import { findGitCommit, listCommits, type GitCommit } from '../git/read-commits.ts';
import { findCommit, findMergeBase, findRef, isAncestor, readRefs } from '../git/read-refs.ts';
import { loginOf, renderChange, renderCommit } from '../render/render-commit.ts';
import { renderSimplePull, type Pull } from '../render/render-pull.ts';
import { repositoryPage, repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import { isPull } from '../state/find-issue.ts';
import type { Repository, State } from '../state/github-state.ts';
import { pageOf } from './page-of.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';

const REPOSITORY = '/repos/{owner}/{repo}';
/** GitHub shows no more of one comparison at once. */
const MOST_COMMITS = 250;
const MOST_FILES = 300;
const HEADS = 'refs/heads/';

export const compareRoutes: readonly Route[] = [
  {
    operation: `GET ${REPOSITORY}/branches`,
    permissions: ['contents:read'],
    async answer(request) {
      const { state, repository, query } = request;
      const url = repositoryUrl(state, repository);
      const refs =
        query['protected'] === 'true' ? [] : [...(await readRefs(repository.folder, HEADS))];
      const rows = refs.map(([ref, sha]) => ({
        name: ref.slice(HEADS.length),
        commit: { sha, url: `${url}/commits/${sha}` },
        protected: false,
      }));
      return pageOf(request, rows, `${url}/branches`);
    },
  },
  {
    operation: `GET ${REPOSITORY}/branches/{branch}`,
    permissions: ['contents:read'],
    async answer({ state, repository, path }) {
      const name = path['branch'] ?? '';
      const sha = await findRef(repository.folder, `${HEADS}${name}`);
      const commit = sha === undefined ? undefined : await findGitCommit(repository.folder, sha);
      if (commit === undefined) throw new ApiError(404, 'Branch not found');
      const self = `${repositoryUrl(state, repository)}/branches/${encodeURIComponent(name)}`;
      const html = `${repositoryPage(state, repository)}/tree/${name}`;
      const checks = { enforcement_level: 'off', contexts: [], checks: [] };
      const body = {
        name,
        commit: renderCommit(state, repository, commit),
        _links: { self, html },
        protected: false,
        protection: { enabled: false, required_status_checks: checks },
        protection_url: `${self}/protection`,
      };
      return { status: 200, body };
    },
  },
  {
    operation: `GET ${REPOSITORY}/commits`,
    permissions: ['contents:read'],
    answer: async (request) => await answerCommits(request),
  },
  {
    operation: `GET ${REPOSITORY}/commits/{commit_sha}/pulls`,
    permissions: ['pull_requests:read'],
    async answer(request) {
      const { state, repository, path } = request;
      const name = path['commit_sha'] ?? '';
      const sha = await findCommit(repository.folder, name);
      if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${name}`);
      const pulls: Pull[] = [];
      for (const issue of repository.issues.values())
        if (isPull(issue) && (await brings(repository.folder, issue, sha))) pulls.push(issue);
      const rows = pulls.map((issue) => renderSimplePull(state, repository, issue));
      return pageOf(request, rows, `${repositoryUrl(state, repository)}/commits/${sha}/pulls`);
    },
  },
  {
    operation: `GET ${REPOSITORY}/compare/{basehead}`,
    permissions: ['contents:read'],
    answer: async (request) => await compare(request),
  },
];

/** Whether a commit is of a pull request, or is its merge. */
async function brings(folder: string, { pull }: Pull, sha: string): Promise<boolean> {
  if (pull.mergeCommit === sha) return true;
  return (
    (await isAncestor(folder, sha, pull.headSha)) && !(await isAncestor(folder, sha, pull.baseSha))
  );
}

async function answerCommits(request: RestRequest): Promise<RestAnswer> {
  const { state, repository, query } = request;
  const { folder, defaultBranch } = repository;
  const start = await findCommit(folder, query['sha'] ?? defaultBranch);
  if (start === undefined && query['sha'] === undefined)
    throw new ApiError(409, 'Git Repository is empty.');
  if (start === undefined) throw notFound();
  const { path, since, until } = query;
  const times = [
    ...(since === undefined ? [] : [`--since=${since}`]),
    ...(until === undefined ? [] : [`--until=${until}`]),
  ];
  const commits = await listCommits(folder, [...times, start], path === undefined ? {} : { path });
  const wanted = commits.filter(
    ({ author, committer }) =>
      isOf(state, author, query['author']) && isOf(state, committer, query['committer']),
  );
  const url = repositoryUrl(state, repository);
  const page = pageOf(request, wanted, `${url}/commits`);
  return { ...page, body: page.body.map((each) => renderCommit(state, repository, each)) };
}

/** Somebody is asked for by login or by address. */
function isOf(state: State, person: GitCommit['author'], wanted: string | undefined): boolean {
  return wanted === undefined || person.email === wanted || loginOf(state, person) === wanted;
}

async function compare(request: RestRequest): Promise<RestAnswer> {
  const { state, repository, query } = request;
  const { folder } = repository;
  const basehead = request.path['basehead'] ?? '';
  const cut = basehead.indexOf('...');
  const [base, head] = await Promise.all([
    findEnd(repository, basehead.slice(0, Math.max(0, cut))),
    findEnd(repository, basehead.slice(cut + 3)),
  ]);
  const fork =
    cut === -1 ? undefined : await findMergeBase(folder, base?.sha ?? '', head?.sha ?? '');
  if (base === undefined || head === undefined || fork === undefined) throw notFound();
  const merged = (await findGitCommit(folder, fork)) ?? base;
  const ahead = await listCommits(folder, [`${base.sha}..${head.sha}`], { isReversed: true });
  const behind = await listCommits(folder, [`${head.sha}..${base.sha}`]);
  const url = `${repositoryUrl(state, repository)}/compare/${encodeURIComponent(basehead)}`;
  const html = `${repositoryPage(state, repository)}/compare/${encodeURIComponent(basehead)}`;
  const isPaged = query['page'] !== undefined || query['per_page'] !== undefined;
  const page = isPaged
    ? pageOf(request, ahead, url)
    : { status: 200, body: ahead.slice(0, MOST_COMMITS) };
  // The files are on the first page, all of them.
  const changes = Number(query['page'] ?? 1) > 1 ? [] : await listChanges(folder, fork, head.sha);
  const body = {
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: renderCommit(state, repository, base),
    merge_base_commit: renderCommit(state, repository, merged),
    status: toStatus(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: page.body.map((commit) => renderCommit(state, repository, commit)),
    files: changes
      .slice(0, MOST_FILES)
      .map((change) => renderChange(state, repository, head.sha, change)),
  };
  return { ...page, body };
}

/** `branch`, a commit, or `owner:branch`, of this repository. */
async function findEnd(
  { folder, owner }: Repository,
  name: string,
): Promise<GitCommit | undefined> {
  const own = `${owner.login}:`;
  const sha = await findCommit(folder, name.startsWith(own) ? name.slice(own.length) : name);
  return sha === undefined ? undefined : await findGitCommit(folder, sha);
}

function toStatus(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
