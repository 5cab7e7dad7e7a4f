import { renderRepository } from '../render/render-repository.ts';
import { renderUser } from '../render/render-user.ts';
import type { Repository, State, Token } from '../state/github-state.ts';
import { inTurn } from '../state/in-turn.ts';
import { refreshPulls } from './refresh-pulls.ts';
import { tellPull } from './tell-pull.ts';
import { tell } from './tell.ts';

export interface RefMove {
  readonly ref: string;
  /** Undefined: it was not there. */
  readonly before: string | undefined;
  /** Undefined: it is gone. */
  readonly after: string | undefined;
}

const NOTHING = '0'.repeat(40);

/** What follows when refs have moved: pushes are told, and pull requests follow their branches. */
export async function afterRefs(
  state: State,
  repository: Repository,
  { login, token }: { readonly login: string; readonly token: Token | undefined },
  moves: readonly RefMove[],
): Promise<void> {
  if (moves.length === 0) return;
  repository.pushedAt = state.now();
  for (const { ref, before, after } of moves) {
    if (after === undefined) continue;
    tell(state, token, {
      name: 'push',
      activity: undefined,
      repository: repository.fullName,
      actor: login,
      ref,
      sha: after,
      workflowSha: after,
      payload: {
        ref,
        before: before ?? NOTHING,
        after,
        created: before === undefined,
        deleted: false,
        repository: renderRepository(state, repository),
        pusher: { name: login },
        sender: renderUser(state, login),
      },
      isHeld: false,
      isFromFork: false,
    });
  }
  const refresh = async (each: Repository): Promise<void> => {
    for (const { issue, activity } of await refreshPulls(state, each, login))
      await tellPull(state, each, issue, { activity, login, token });
  };
  await refresh(repository);
  // A fork's branches have their pull requests where it comes from, which never waits for its forks.
  const source = state.repositories.get(repository.forkOf?.toLowerCase() ?? '');
  if (source !== undefined) await inTurn(source, async () => await refresh(source));
}
