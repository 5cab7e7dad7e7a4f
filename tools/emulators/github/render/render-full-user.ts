import type { Account, State } from '../state/github-state.ts';
import { renderAccount } from './render-user.ts';
import { toTime } from './to-time.ts';

/** Nobody joined before that. */
const JOINED = Date.UTC(2020, 0, 1);

/** `public-user`. */
export function renderPublicUser(state: State, account: Account): object {
  const own = [...state.repositories.values()].filter(({ owner }) => owner.id === account.id);
  return {
    ...renderAccount(state, account),
    name: null,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: own.filter(({ isPrivate }) => !isPrivate).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: toTime(JOINED),
    updated_at: toTime(JOINED),
  };
}

/** `private-user`, as somebody sees themselves. */
export function renderPrivateUser(state: State, account: Account): object {
  const own = [...state.repositories.values()].filter(({ owner }) => owner.id === account.id);
  const hidden = own.filter(({ isPrivate }) => isPrivate).length;
  return {
    ...renderPublicUser(state, account),
    private_gists: 0,
    total_private_repos: hidden,
    owned_private_repos: hidden,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}
