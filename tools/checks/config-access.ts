import { ADMIN, MEMBER } from '../actions/authorise.ts';
import type { Path } from '../document/path.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Teams and roles of `access` in the configuration that do not exist. Users may be logins on GitHub. */
export const configAccess: CatalogCheck = ({ config, configOrigin, entitiesById }, report) => {
  const { model = {}, roles = {} } = config.access ?? {};
  const teams = entitiesById.get('_team');
  if (configOrigin === undefined) return;
  const fail = (path: Path, message: string, hint: string | undefined): void =>
    report('config/access', { origin: configOrigin, path: ['access', ...path] }, message, hint);
  const lists = [
    { path: ['model'], teams: model.teams },
    ...Object.entries(roles).map(([name, members]) => ({
      path: ['roles', name],
      teams: members.teams,
    })),
  ];
  for (const { path, teams: names = [] } of lists)
    for (const [index, name] of names.entries())
      if (teams !== undefined && !teams.has(name))
        fail([...path, 'teams', index], `\`${name}\` is no team`, suggest(name, teams.keys()));
  const known = [ADMIN, MEMBER, ...Object.keys(roles)];
  for (const [index, name] of (model.roles ?? []).entries())
    if (!known.includes(name))
      fail(['model', 'roles', index], `\`${name}\` is no role`, suggest(name, known));
};
