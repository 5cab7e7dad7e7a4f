import { adviseName } from './advise-name.ts';
import type { CatalogCheck } from './check.ts';
import { createExternal } from './external.ts';
import { identifiersOf } from './identifiers-of.ts';

/** Teams are entities of this blueprint, as in Port. */
const TEAM_BLUEPRINT = '_team';

export const entityTeam: CatalogCheck = (catalog, report) => {
  const teams = catalog.entitiesById.get(TEAM_BLUEPRINT);
  const isExternal = createExternal(catalog.config.external ?? []);
  for (const { identifier, team, origin } of catalog.entities) {
    for (const [index, name] of team.entries()) {
      if (teams?.has(name) === true || isExternal(TEAM_BLUEPRINT, name)) continue;
      const message = `\`${identifier}\` is owned by \`${name}\`, and there is no such team`;
      const at = { origin, path: ['team', index] };
      const advice = adviseName(name, identifiersOf(catalog, TEAM_BLUEPRINT), at, 'value');
      const hint = advice.hint ?? `add catalog/${TEAM_BLUEPRINT}/${name}.yaml`;
      report('entity/unknown-team', at, message, { ...advice, hint });
    }
  }
};
