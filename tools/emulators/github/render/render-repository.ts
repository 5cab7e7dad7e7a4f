import type { Repository, State, Token } from '../state/github-state.ts';
import { roleOf } from '../state/permissions.ts';
import { toNodeId } from './node-id.ts';
import { renderAccount } from './render-user.ts';
import { toTime } from './to-time.ts';
import { repositoryPage, repositoryUrl } from './urls.ts';

/** Paths below the repository, by the name of the member that has the address. */
const PATHS = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
} as const;

/** `minimal-repository`. */
export function renderMinimalRepository(
  state: State,
  repository: Repository,
): Readonly<Record<string, unknown>> {
  const url = repositoryUrl(state, repository);
  const { id, name, fullName, owner, isPrivate, description, forkOf } = repository;
  return {
    id,
    node_id: toNodeId('R', id),
    name,
    full_name: fullName,
    private: isPrivate,
    owner: renderAccount(state, owner),
    html_url: repositoryPage(state, repository),
    description,
    fork: forkOf !== undefined,
    url,
    ...Object.fromEntries(Object.entries(PATHS).map(([key, path]) => [key, `${url}${path}`])),
  };
}

/** `repository`. */
export function renderRepository(
  state: State,
  repository: Repository,
): Readonly<Record<string, unknown>> {
  const page = repositoryPage(state, repository);
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open').length;
  const host = new URL(state.url).host;
  return {
    ...renderMinimalRepository(state, repository),
    clone_url: `${page}.git`,
    git_url: `git://${host}/${repository.fullName}.git`,
    ssh_url: `git@${host}:${repository.fullName}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: 0,
    default_branch: repository.defaultBranch,
    open_issues_count: open,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: repository.isPrivate ? 'private' : 'public',
    pushed_at: toTime(repository.pushedAt),
    created_at: toTime(repository.createdAt),
    updated_at: toTime(repository.createdAt),
    license: null,
    forks: 0,
    open_issues: open,
    watchers: 0,
    allow_forking: true,
    web_commit_signoff_required: false,
  };
}

const RANKS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

/** `permissions` of a role. */
export function renderPermissions(role: (typeof RANKS)[number]): object {
  const has = (least: (typeof RANKS)[number]): boolean =>
    RANKS.indexOf(role) >= RANKS.indexOf(least);
  return {
    admin: has('admin'),
    maintain: has('maintain'),
    push: has('write'),
    triage: has('triage'),
    pull: has('read'),
  };
}

/** `full-repository`, as the bearer of a token sees it. */
export function renderFullRepository(
  state: State,
  repository: Repository,
  token: Token | undefined,
): object {
  const parent =
    repository.forkOf === undefined
      ? undefined
      : state.repositories.get(repository.forkOf.toLowerCase());
  const parents =
    parent === undefined
      ? {}
      : { parent: renderRepository(state, parent), source: renderRepository(state, parent) };
  return {
    ...renderRepository(state, repository),
    ...(token !== undefined && {
      permissions: renderPermissions(
        token.kind === 'user' ? roleOf(repository, token.login) : 'read',
      ),
    }),
    ...(repository.owner.type === 'Organization' && {
      organization: renderAccount(state, repository.owner),
    }),
    ...parents,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: true,
    allow_auto_merge: true,
    delete_branch_on_merge: false,
    allow_update_branch: true,
    subscribers_count: 0,
    network_count: 0,
  };
}
