import type { Check } from './check.ts';
import { suggest } from './suggest.ts';

/** Teams are entities of this blueprint, as in Port. */
const TEAM_BLUEPRINT = '_team';

export const entityTeam: Check = (catalog, report) => {
  const teams = catalog.entitiesById.get(TEAM_BLUEPRINT);
  for (const { identifier, team, origin } of catalog.entities) {
    for (const [index, name] of team.entries()) {
      if (teams?.has(name) === true) continue;
      const message = `\`${identifier}\` is owned by \`${name}\`, and there is no such team`;
      const hint =
        suggest(name, teams?.keys() ?? []) ?? `add catalog/${TEAM_BLUEPRINT}/${name}.yaml`;
      report('entity/unknown-team', { origin, path: ['team', index] }, message, hint);
    }
  }
};
