import { isPull } from './find-issue.ts';
import type { Repository, State, Token } from './github-state.ts';
import { isAllowed } from './permissions.ts';

/**
 * The branches of a fork that people may push to who may write to where it comes from: those of open pull requests
 * whose authors allow it.
 */
export function pushableBranches(
  state: State,
  fork: Repository,
  token: Token | undefined,
): readonly string[] {
  const source = state.repositories.get(fork.forkOf?.toLowerCase() ?? '');
  if (source === undefined || token?.kind !== 'user') return [];
  if (!isAllowed(token, source, ['contents:write'])) return [];
  return [...source.issues.values()]
    .filter(isPull)
    .filter((issue) => issue.state === 'open' && issue.pull.mayBeModified)
    .filter(({ pull }) => pull.headRepository === fork.fullName)
    .map(({ pull }) => pull.headBranch);
}
