import type { RoleName, TokenPermissions } from '../github-server.ts';
import type { Repository, Token } from './github-state.ts';

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

function grants(token: Token, repository: Repository, permission: Permission): boolean {
  const [name = '', level = ''] = permission.split(':');
  const isEnough = (granted: 'read' | 'write' | undefined): boolean =>
    granted === 'write' || (granted === 'read' && level === 'read');
  if (name === 'metadata' && level === 'read') return true;
  if (token.kind !== 'user') return isEnough(token.permissions?.[name]);
  const ofRole = OF_ROLE[roleOf(repository, token.login)];
  const isWithinToken = token.permissions === undefined || isEnough(token.permissions[name]);
  return isWithinToken && isEnough(ofRole[name]);
}
