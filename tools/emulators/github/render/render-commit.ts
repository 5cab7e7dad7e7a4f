import type { FileChange } from '../git/list-changes.ts';
import type { GitCommit, Signature } from '../git/read-commits.ts';
import { findAccount } from '../state/create-state.ts';
import type { Repository, State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { renderAccount } from './render-user.ts';
import { repositoryPage, repositoryUrl } from './urls.ts';

const ADDRESS = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/;

/** The login that an address belongs to, where it tells. */
export function loginOf(state: State, { email }: Signature): string | undefined {
  const login = ADDRESS.exec(email)?.[1];
  return login === undefined ? undefined : findAccount(state, login)?.login;
}

function renderPerson(state: State, signature: Signature): object | null {
  const account = findAccount(state, loginOf(state, signature) ?? '');
  return account === undefined ? null : renderAccount(state, account);
}

/** What GitHub says of signatures: it signs what it makes, and nothing else is signed here. */
export function renderVerification(repository: Repository, commit: GitCommit): object {
  const isSigned = repository.signed.has(commit.sha);
  return {
    verified: isSigned,
    reason: isSigned ? 'valid' : 'unsigned',
    signature: null,
    payload: null,
    verified_at: isSigned ? commit.committer.date : null,
  };
}

/** `git-commit`. */
export function renderGitCommit(state: State, repository: Repository, commit: GitCommit): object {
  const url = repositoryUrl(state, repository);
  const page = repositoryPage(state, repository);
  return {
    sha: commit.sha,
    node_id: toNodeId('C', commit.sha),
    url: `${url}/git/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/git/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    verification: renderVerification(repository, commit),
  };
}

/** `commit`, without its files. */
export function renderCommit(state: State, repository: Repository, commit: GitCommit): object {
  const url = repositoryUrl(state, repository);
  const page = repositoryPage(state, repository);
  return {
    sha: commit.sha,
    node_id: toNodeId('C', commit.sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: renderVerification(repository, commit),
    },
    url: `${url}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    author: renderPerson(state, commit.author),
    committer: renderPerson(state, commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  };
}

/** `diff-entry`, of a change that `sha` made. */
export function renderChange(
  state: State,
  repository: Repository,
  sha: string,
  change: FileChange,
): object {
  const page = repositoryPage(state, repository);
  const encoded = change.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${page}/blob/${sha}/${encoded}`,
    raw_url: `${page}/raw/${sha}/${encoded}`,
    contents_url: `${repositoryUrl(state, repository)}/contents/${encoded}?ref=${sha}`,
    ...(change.patch !== undefined && { patch: change.patch }),
    ...(change.previousPath !== undefined && { previous_filename: change.previousPath }),
  };
}
