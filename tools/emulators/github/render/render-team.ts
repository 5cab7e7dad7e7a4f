import type { State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { apiUrl } from './urls.ts';

/** `team`. Its number is its place in the options. */
export function renderTeam(state: State, organization: string, slug: string): object {
  const id = 1 + state.teams.findIndex((team) => isTeam(team, organization, slug));
  const url = `${apiUrl(state)}/organizations/${organization}/team/${id}`;
  return {
    id,
    node_id: toNodeId('T', id),
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'push',
    url,
    html_url: `${state.url}/orgs/${organization}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    parent: null,
  };
}

export function isTeam(
  team: { readonly organization: string; readonly slug: string },
  organization: string,
  slug: string,
): boolean {
  return (
    team.organization.toLowerCase() === organization.toLowerCase() &&
    team.slug.toLowerCase() === slug.toLowerCase()
  );
}
