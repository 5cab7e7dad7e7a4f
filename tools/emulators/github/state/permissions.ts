import type { RoleName, TokenPermissions } from '../github-server.ts';
import type { Repository, State, Token } from './github-state.ts';

/** Such as `pull_requests:write`. */
export type Permission = `${string}:${'read' | 'write'}`;

const READS = [
  'actions',
  'checks',
  'contents',
  'deployments',
  'issues',
  'members',
  'metadata',
  'pull_requests',
  'statuses',
];
const TRIAGE = ['issues', 'pull_requests'];
const WRITES = [...TRIAGE, 'actions', 'checks', 'contents', 'deployments', 'statuses', 'workflows'];

function permissionsOf(read: readonly string[], write: readonly string[]): TokenPermissions {
  return Object.fromEntries([
    ...read.map((name) => [name, 'read'] as const),
    ...write.map((name) => [name, 'write'] as const),
  ]);
}

/** What a person of a role may do. */
const OF_ROLE: Readonly<Record<RoleName, TokenPermissions>> = {
  none: {},
  read: permissionsOf(READS, []),
  triage: permissionsOf(READS, TRIAGE),
  write: permissionsOf(READS, WRITES),
  maintain: permissionsOf(READS, WRITES),
  admin: permissionsOf(READS, [...WRITES, 'administration']),
};

/** The role of a login, true and not folded. Everybody may read what is public. */
export function roleOf(repository: Repository, login: string): RoleName {
  if (repository.owner.login.toLowerCase() === login.toLowerCase()) return 'admin';
  const role = repository.collaborators.get(login.toLowerCase()) ?? 'none';
  return role === 'none' && !repository.isPrivate ? 'read' : role;
}

/** Whether there is such a repository for the bearer of this token; nobody has none. */
export function isVisible(repository: Repository, token: Token | undefined): boolean {
  if (!repository.isPrivate) return true;
  if (token === undefined) return false;
  if (token.kind === 'user') return roleOf(repository, token.login) !== 'none';
  return isFor(token, repository);
}

function isFor(token: Token, repository: Repository): boolean {
  if (token.repository === undefined) return token.kind !== 'workflow';
  return token.repository.toLowerCase() === repository.fullName.toLowerCase();
}

/** Whether one of these permissions is there. A token is bound to its repository; a person to the role. */
export function isAllowed(
  token: Token | undefined,
  repository: Repository,
  permissions: readonly Permission[],
): boolean {
  const isRead = permissions.some((permission) => permission.endsWith(':read'));
  if (isRead && !repository.isPrivate) return true;
  if (token === undefined || !isFor(token, repository)) return false;
  return permissions.some((permission) => grants(token, repository, permission));
}

function isEnough(granted: 'read' | 'write' | undefined, level: string): boolean {
  return granted === 'write' || (granted === 'read' && level === 'read');
}

function grants(token: Token, repository: Repository, permission: Permission): boolean {
  const [name = '', level = ''] = permission.split(':');
  if (name === 'metadata' && level === 'read') return true;
  if (token.kind !== 'user') return isEnough(token.permissions?.[name], level);
  const ofRole = OF_ROLE[roleOf(repository, token.login)];
  return isPersonWith(token, [permission]) && isEnough(ofRole[name], level);
}

/** Whether it is the token of a person and holds one of these, whatever the role of the person is. */
export function isPersonWith(
  token: Token | undefined,
  permissions: readonly Permission[],
): boolean {
  if (token?.kind !== 'user') return false;
  return permissions.some((permission) => {
    const [name = '', level = ''] = permission.split(':');
    return token.permissions === undefined || isEnough(token.permissions[name], level);
  });
}

/**
 * Whether the bearer sees the members of an organization. A workflow never does; an App where it was given that;
 * a person who is one of them, or works on one of its repositories.
 */
export function seesMembers(state: State, token: Token, organization: string): boolean {
  if (token.kind === 'workflow') return false;
  if (token.kind === 'app') return isEnough(token.permissions?.['members'], 'read');
  return isMember(state, organization, token.login) && isPersonWith(token, ['members:read']);
}

/** Whether somebody is in a team of an organization, or works on one of its repositories. */
export function isMember(state: State, organization: string, login: string): boolean {
  const isSame = (name: string, other: string): boolean =>
    name.toLowerCase() === other.toLowerCase();
  const isInTeam = state.teams.some(
    (team) =>
      isSame(team.organization, organization) && team.members.some((each) => isSame(each, login)),
  );
  return (
    isInTeam ||
    [...state.repositories.values()].some(
      ({ owner, collaborators }) =>
        isSame(owner.login, organization) && collaborators.has(login.toLowerCase()),
    )
  );
}
