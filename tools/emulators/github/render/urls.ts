import type { Repository, State } from '../state/github-state.ts';

/** Where REST is, without a slash at the end. */
export function apiUrl(state: State): string {
  return `${state.url}/api/v3`;
}

/** Of a repository, in the API. */
export function repositoryUrl(state: State, repository: Repository): string {
  return `${apiUrl(state)}/repos/${repository.fullName}`;
}

/** Of a repository, for people. */
export function repositoryPage(state: State, repository: Repository): string {
  return `${state.url}/${repository.fullName}`;
}
