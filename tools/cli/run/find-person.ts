import { ADMIN, isSameLogin, MEMBER, type Person } from '../../actions/authorise.ts';
import type { Catalog, Entity } from '../../load/catalog.ts';
import type { AccessConfig } from '../../model/config.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Forge, ForgeRole } from '../../ports/forge.ts';
import { readEntityView, type EntityView } from './entity-view.ts';

/** Somebody, and their `_user` entity where there is one. */
export interface KnownPerson {
  readonly person: Person;
  readonly view: EntityView | undefined;
}

interface Sources {
  readonly catalog: Catalog;
  readonly files: FileStore;
  readonly forge: Forge;
  /** Teams whose members count: with members on GitHub, each is asked for. */
  readonly teams: readonly string[];
}

const DEFAULT_PROPERTY = 'github';

/** Who a login on GitHub is: a `_user` of the catalog, teams, roles. Nobody is known who is not looked up now. */
export async function findPerson(
  login: string,
  { catalog, files, forge, teams }: Sources,
): Promise<KnownPerson> {
  const { access = {} } = catalog.config;
  const view = await findUser(login, access, { catalog, files });
  const role = await forge.getRole(login);
  const email = view?.properties['email'];
  const known = {
    login,
    identifier: view?.identifier,
    email: typeof email === 'string' ? email : undefined,
    teams:
      access.teams === 'github'
        ? await teamsOnGithub(login, teams, forge)
        : teamsInCatalog(catalog, view),
  };
  return { person: { ...known, roles: rolesOf(role, known, access) }, view };
}

/** Everybody's role on GitHub, and those of `cadastre.yaml`. */
function rolesOf(
  role: ForgeRole,
  { login, identifier, teams }: Pick<Person, 'login' | 'identifier' | 'teams'>,
  { roles = {} }: AccessConfig,
): readonly string[] {
  const isMember = role === 'admin' || role === 'maintain' || role === 'write';
  const own = Object.entries(roles).flatMap(([name, members]) => {
    const isIn =
      (members.users ?? []).some((user) => isSameLogin(user, login) || user === identifier) ||
      (members.teams ?? []).some((team) => teams.includes(team));
    // What GitHub decides is not for a file to give.
    return isIn && name !== ADMIN && name !== MEMBER ? [name] : [];
  });
  return [...(role === 'admin' ? [ADMIN] : []), ...(isMember ? [MEMBER] : []), ...own];
}

async function findUser(
  login: string,
  { login: property = DEFAULT_PROPERTY }: AccessConfig,
  { catalog, files }: Pick<Sources, 'catalog' | 'files'>,
): Promise<EntityView | undefined> {
  const users = [...(catalog.entitiesById.get('_user')?.values() ?? [])];
  const named = users.filter(({ propertyNames }) => propertyNames.includes(property));
  for (const user of named) {
    const view = await readEntityView(files, user);
    const value = view.properties[property];
    if (typeof value === 'string' && isSameLogin(value, login)) return view;
  }
  const same = users.find(
    (user): user is Entity => isSameLogin(user.identifier, login) && !named.includes(user),
  );
  return same === undefined ? undefined : await readEntityView(files, same);
}

function teamsInCatalog(catalog: Catalog, view: EntityView | undefined): readonly string[] {
  if (view === undefined) return [];
  const relations = catalog.blueprintsById.get('_user')?.relations ?? {};
  return Object.entries(relations).flatMap(([name, { target }]) =>
    target === '_team'
      ? [view.relations[name] ?? []].flat().filter((team) => typeof team === 'string')
      : [],
  );
}

async function teamsOnGithub(
  login: string,
  teams: readonly string[],
  forge: Forge,
): Promise<readonly string[]> {
  const isIn = await Promise.all(teams.map(async (team) => await forge.isInTeam(login, team)));
  return teams.filter((_, index) => isIn[index] === true);
}
