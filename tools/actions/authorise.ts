import type { AccessLists } from '../model/access.ts';
import type { ApprovePermission, ExecutePermission } from '../model/action.ts';

/** Somebody who asks for something, as far as it is known who they are. */
export interface Person {
  /** On GitHub. */
  readonly login: string;
  /** The identifier of their `_user` entity, where there is one. */
  readonly identifier: string | undefined;
  readonly email: string | undefined;
  /** Identifiers of `_team` entities. */
  readonly teams: readonly string[];
  readonly roles: readonly string[];
  /** Whether the login is the identifier of another `_user`, whom lists mean by it. */
  readonly isNamesake?: boolean;
}

export type Decision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string };

/** Whether somebody may run an action on what these teams own. Without a permission, whoever may write may run. */
export function authorise(
  person: Person,
  permission: ExecutePermission | undefined,
  owners: readonly string[],
): Decision {
  if (permission === undefined)
    return person.roles.includes(MEMBER)
      ? ALLOWED
      : refuse(person, 'run this', 'who has write access to the repository may');
  if (isListed(person, permission)) return ALLOWED;
  const isOwner = owners.some((team) => person.teams.includes(team));
  if (permission.ownedByTeam === true && isOwner) return ALLOWED;
  const own =
    permission.ownedByTeam !== true
      ? []
      : owners.length === 0
        ? ['the team that owns the entity, and none does']
        : [`the team that owns the entity (${owners.join(', ')})`];
  return refuse(person, 'run this', whoMay([...describeLists(permission), ...own]));
}

/** Whether somebody may approve what another asked for. */
export function authoriseApproval(
  person: Person,
  permission: ApprovePermission | undefined,
  requestedBy: string,
): Decision {
  if (isSameLogin(person.login, requestedBy))
    return {
      kind: 'refused',
      message: `\`${person.login}\` asked for this run, and cannot approve it`,
      hint: 'somebody else has to',
    };
  if (permission === undefined)
    return person.roles.includes(MEMBER)
      ? ALLOWED
      : refuse(person, 'approve this', 'who has write access to the repository may');
  if (isListed(person, permission)) return ALLOWED;
  return refuse(person, 'approve this', whoMay(describeLists(permission)));
}

export function isSameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The role of whoever may write to the repository. */
export const MEMBER = 'Member';
/** The role of whoever administers it. */
export const ADMIN = 'Admin';

const ALLOWED: Decision = { kind: 'allowed' };

/** By what lists of users know somebody, in small letters. */
export function namesOf({
  login,
  identifier,
  email,
  isNamesake = false,
}: Pick<Person, 'login' | 'identifier' | 'email' | 'isNamesake'>): readonly string[] {
  const names = [isNamesake ? undefined : login, identifier, email];
  return names.flatMap((name) => name?.toLowerCase() ?? []);
}

/** Whether a list names somebody: by login, identifier or e-mail, by team, or by role. */
export function isListed(person: Person, permission: AccessLists): boolean {
  const { teams, roles } = person;
  const names = namesOf(person);
  return (
    (permission.users ?? []).some((user) => names.includes(user.toLowerCase())) ||
    (permission.teams ?? []).some((team) => teams.includes(team)) ||
    (permission.roles ?? []).some((role) => roles.includes(role))
  );
}

function refuse({ login }: Person, what: string, hint: string): Decision {
  return { kind: 'refused', message: `\`${login}\` may not ${what}`, hint };
}

/** Whom lists name, such as `the teams checkout, mail`. */
export function describeLists({
  users = [],
  teams = [],
  roles = [],
}: AccessLists): readonly string[] {
  const list = (word: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${word} ${names.join(', ')}`];
  return [...list('the users', users), ...list('the teams', teams), ...list('the roles', roles)];
}

function whoMay(groups: readonly string[]): string {
  return groups.length === 0
    ? 'nobody may: its permissions name nobody'
    : `who may: ${groups.join('; ')}`;
}
