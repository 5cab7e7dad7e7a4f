import { ApiError } from '../state/api-error.ts';
import type { Issue, State } from '../state/github-state.ts';

/** For a moment, a part of GitHub does not know a new pull request: throws 422, once. */
export function refuseUnsettled({ options }: State, { pull }: Issue): void {
  if (pull?.isUnsettled !== true || options.isEventuallyConsistent !== true) return;
  pull.isUnsettled = false;
  throw new ApiError(422, 'Validation Failed', [
    `Could not resolve to a node with the global id of 'PR_${pull.id}'.`,
  ]);
}
