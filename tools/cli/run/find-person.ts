import { ADMIN, isSameLogin, MEMBER, namesOf, type Person } from '../../actions/authorise.ts';
import type { FullCatalog, FullEntity } from '../../load/catalog.ts';
import type { AccessConfig } from '../../model/config.ts';
import type { ForgePeople, ForgeRole } from '../../ports/forge.ts';

/** Somebody, and their `_user` entity where there is one. */
export interface KnownPerson {
  readonly person: Person;
  readonly user: FullEntity | undefined;
}

interface Sources {
  readonly catalog: FullCatalog;
  readonly forge: ForgePeople;
  /** Teams that matter: where members are on GitHub, each is asked for. */
  readonly teams: readonly string[];
}

const DEFAULT_PROPERTY = 'github';

/** Who a login on GitHub is: a `_user` of the catalog, teams, roles. */
export async function findPerson(
  login: string,
  { catalog, forge, teams }: Sources,
): Promise<KnownPerson> {
  const { access = {} } = catalog.config;
  const user = findUser(login, access, catalog);
  const role = await forge.getRole(login);
  const email = user?.properties['email'];
  const users = [...(catalog.entitiesById.get('_user')?.values() ?? [])];
  const known = {
    login,
    // Whoever registers the login `ada` is not the `ada` of the catalog, where that one has another.
    isNamesake: users.some((each) => each !== user && isSameLogin(each.identifier, login)),
    identifier: user?.identifier,
    email: typeof email === 'string' ? email : undefined,
    teams:
      access.teams === 'github'
        ? await teamsOnGithub(login, teams, forge)
        : teamsInCatalog(catalog, user),
  };
  return { person: { ...known, roles: rolesOf(role, known, access) }, user };
}

/** Everybody's role on GitHub, and those of `cadastre.yaml`. */
function rolesOf(
  role: ForgeRole,
  known: Omit<Person, 'roles'>,
  { roles = {} }: AccessConfig,
): readonly string[] {
  const isMember = role === 'admin' || role === 'maintain' || role === 'write';
  const names = namesOf({ ...known, email: undefined });
  const own = Object.entries(roles).flatMap(([name, members]) => {
    const isIn =
      (members.users ?? []).some((user) => names.includes(user.toLowerCase())) ||
      (members.teams ?? []).some((team) => known.teams.includes(team));
    // What GitHub decides is not for a file to give.
    return isIn && name !== ADMIN && name !== MEMBER ? [name] : [];
  });
  return [...(role === 'admin' ? [ADMIN] : []), ...(isMember ? [MEMBER] : []), ...own];
}

/** By the property that holds logins; a user who does not have it is known by the identifier. */
function findUser(
  login: string,
  { login: property = DEFAULT_PROPERTY }: AccessConfig,
  catalog: FullCatalog,
): FullEntity | undefined {
  const users = [...(catalog.entitiesById.get('_user')?.values() ?? [])];
  return users.find(({ identifier, properties }) => {
    const value = properties[property];
    return isSameLogin(typeof value === 'string' ? value : identifier, login);
  });
}

function teamsInCatalog(catalog: FullCatalog, user: FullEntity | undefined): readonly string[] {
  if (user === undefined) return [];
  const relations = catalog.blueprintsById.get('_user')?.relations ?? {};
  return Object.entries(relations).flatMap(([name, { target }]) =>
    target === '_team' ? [user.relations[name] ?? []].flat() : [],
  );
}

async function teamsOnGithub(
  login: string,
  teams: readonly string[],
  forge: ForgePeople,
): Promise<readonly string[]> {
  const isIn = await Promise.all(teams.map(async (team) => await forge.isInTeam(login, team)));
  return teams.filter((_, index) => isIn[index] === true);
}
