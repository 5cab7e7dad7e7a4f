import { findAccount } from '../state/create-state.ts';
import type { Account, State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { apiUrl } from './urls.ts';

/** `simple-user` of this login, who may have gone: then GitHub's `ghost`. */
export function renderUser(state: State, login: string): object {
  return renderAccount(state, findAccount(state, login) ?? GHOST);
}

const GHOST: Account = { id: 10137, login: 'ghost', type: 'User' };

export function renderAccount(state: State, { id, login, type }: Account): object {
  const encoded = encodeURIComponent(login);
  const url = `${apiUrl(state)}/users/${encoded}`;
  const page = type === 'Bot' ? `apps/${login.replace('[bot]', '')}` : encoded;
  return {
    login,
    id,
    node_id: toNodeId(type === 'Bot' ? 'BOT' : type === 'User' ? 'U' : 'O', id),
    avatar_url: `${state.url}/avatars/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${state.url}/${page}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}
