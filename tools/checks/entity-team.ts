import { adviseName } from './advise-name.ts';
import type { CatalogCheck } from './check.ts';
import { createExternal } from './external.ts';

/** Teams are entities of this blueprint, as in Port. */
const TEAM_BLUEPRINT = '_team';

export const entityTeam: CatalogCheck = (catalog, report) => {
  const teams = catalog.entitiesById.get(TEAM_BLUEPRINT);
  const isExternal = createExternal(catalog.config.external ?? []);
  for (const { identifier, team, origin } of catalog.entities) {
    for (const [index, name] of team.entries()) {
      if (teams?.has(name) === true || isExternal(TEAM_BLUEPRINT, name)) continue;
      const message = `\`${identifier}\` is owned by \`${name}\`, and there is no such team`;
      // A single team may stand without a list.
      const at = { origin, path: team.length === 1 ? ['team'] : ['team', index] };
      const advice = adviseName(name, teams?.keys() ?? [], at, 'value');
      const hint = advice.hint ?? `add catalog/${TEAM_BLUEPRINT}/${name}.yaml`;
      const fix = team.length === 1 ? undefined : advice.fix;
      report(
        'entity/unknown-team',
        { origin, path: ['team', index] },
        message,
        fix === undefined ? hint : { hint, fix },
      );
    }
  }
};
