import type { ForgePeople, ForgeRole } from '../ports/forge.ts';
import { orUndefined, type Here } from './github-here.ts';

const ROLES: readonly ForgeRole[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none'];

/** Who people are to the repository. */
export function people({ client, at, ask }: Here): ForgePeople {
  const { repos, teams } = client.rest;
  return {
    getRole: (login) =>
      ask(async () => {
        const query = { ...at, username: login };
        const found = await orUndefined(repos.getCollaboratorPermissionLevel(query));
        // `permission` knows no `maintain`; `role_name` may be a role of the organization's own.
        const { role_name: name, permission } = found?.data ?? { permission: 'none' };
        return (
          ROLES.find((role) => role === name) ?? ROLES.find((role) => role === permission) ?? 'none'
        );
      }),
    isInTeam: (login, team) =>
      ask(async () => {
        const query = { org: at.owner, team_slug: team, username: login };
        const found = await orUndefined(teams.getMembershipForUserInOrg(query));
        return found?.data.state === 'active';
      }),
  };
}
