import type { GitEntry } from '../git/read-trees.ts';
import type { Repository, State } from '../state/github-state.ts';
import { repositoryPage, repositoryUrl } from './urls.ts';

/** GitHub does not send the text of anything that is larger. */
const MOST_TEXT = 1024 * 1024;
const LINE = /.{1,60}/g;

const TYPES = { blob: 'file', tree: 'dir', commit: 'submodule' } as const;

/** Where something is: `ref` as it was asked for, and the whole path. */
export interface Place {
  readonly ref: string;
  readonly path: string;
}

/** A row of `content-directory`, and what files and links begin with. */
export function renderEntry(
  state: State,
  repository: Repository,
  { ref, path }: Place,
  entry: GitEntry,
): Readonly<Record<string, unknown>> {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const api = repositoryUrl(state, repository);
  const page = repositoryPage(state, repository);
  const isTree = entry.type === 'tree';
  const self = `${api}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/git/${isTree ? 'trees' : 'blobs'}/${entry.sha}`;
  const html = `${page}/${isTree ? 'tree' : 'blob'}/${ref}/${encoded}`;
  return {
    type: entry.mode === LINK ? 'symlink' : TYPES[entry.type],
    name: path.split('/').at(-1) ?? '',
    path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: entry.type === 'blob' ? `${page}/raw/${ref}/${encoded}` : null,
    _links: { self, git, html },
  };
}

/** The mode of a symbolic link. */
export const LINK = '120000';

/** `encoding` and `content` of a file: lines of base64, and nothing where it is too large. */
export function renderBytes(bytes: Buffer): object {
  if (bytes.length > MOST_TEXT) return { encoding: 'none', content: '' };
  return { encoding: 'base64', content: toLines(bytes.toString('base64')) };
}

/** As GitHub breaks base64. */
export function toLines(text: string): string {
  return (text.match(LINE) ?? []).map((line) => `${line}\n`).join('');
}
