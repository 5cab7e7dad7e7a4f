import { createExternal } from './external.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** What another repository owns must be possible, must be missing here, and must be asked for. */
export const configExternal: CatalogCheck = (catalog, report) => {
  const origin = catalog.configOrigin;
  if (origin === undefined) return;
  const wanted = wantedEntities(catalog);
  for (const [index, text] of (catalog.config.external ?? []).entries()) {
    const at = { origin, path: ['external', index] };
    const slash = text.indexOf('/');
    const blueprint = text.slice(0, Math.max(0, slash));
    if (slash < 1 || slash === text.length - 1) {
      const message = `\`${text}\` does not name an entity`;
      report('config/unknown-external', at, message, 'write `blueprint/identifier`');
      continue;
    }
    if (!catalog.blueprintsById.has(blueprint)) {
      const message = `\`${text}\`: there is no blueprint \`${blueprint}\``;
      const hint = suggest(blueprint, catalog.blueprintsById.keys());
      report('config/unknown-external', at, message, hint);
      continue;
    }
    const isExternal = createExternal([text]);
    const here = [...(catalog.entitiesById.get(blueprint)?.values() ?? [])].find((entity) =>
      isExternal(blueprint, entity.identifier),
    );
    if (here !== undefined) {
      const message = `\`${text}\` is said to be elsewhere, and \`${here.identifier}\` is in this catalog:`;
      report('config/unused-external', at, message, {
        hint: 'delete one of the two',
        related: here.origin,
      });
    } else if (![...(wanted.get(blueprint) ?? [])].some((id) => isExternal(blueprint, id))) {
      report('config/unused-external', at, `nothing points to \`${text}\``, 'delete it');
    }
  }
};

/** Target blueprint → the identifiers that relations name. */
function wantedEntities(
  catalog: Parameters<CatalogCheck>[0],
): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  if ((catalog.config.external ?? []).length === 0) return wanted;
  for (const { blueprint, relations, team } of catalog.entities) {
    const add = (target: string, id: string): void =>
      void wanted.set(target, (wanted.get(target) ?? new Set()).add(id));
    for (const name of team) add('_team', name);
    for (const [name, value] of Object.entries(relations)) {
      const target = catalog.blueprintsById.get(blueprint)?.relations[name]?.target;
      if (target === undefined || value === null) continue;
      for (const id of [value].flat()) add(target, id);
    }
  }
  return wanted;
}
