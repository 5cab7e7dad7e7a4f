import type { GitEntry } from '../git/read-trees.ts';
import type { Repository, State } from '../state/github-state.ts';
import { repositoryUrl } from './urls.ts';

/** GitHub lists no more of one tree. */
const MOST_ENTRIES = 100_000;

/** `git-tree`. */
export function renderTree(
  state: State,
  repository: Repository,
  sha: string,
  entries: readonly GitEntry[],
): object {
  const url = `${repositoryUrl(state, repository)}/git`;
  return {
    sha,
    url: `${url}/trees/${sha}`,
    tree: entries.slice(0, MOST_ENTRIES).map(({ size, ...entry }) => ({
      ...entry,
      ...(size !== undefined && { size }),
      ...(entry.type !== 'commit' && { url: `${url}/${entry.type}s/${entry.sha}` }),
    })),
    truncated: entries.length > MOST_ENTRIES,
  };
}
