import type { CatalogCheck } from './check.ts';

/** A blueprint that the survey fills, and Port's own (`_team`), may well be empty. */
export const blueprintUnused: CatalogCheck = (catalog, report) => {
  const targets = new Set(
    catalog.blueprints.flatMap(({ identifier, relations }) =>
      Object.values(relations).flatMap(({ target }) => (target === identifier ? [] : [target])),
    ),
  );
  for (const { identifier, file, origin } of catalog.blueprints) {
    const isUsed = targets.has(identifier) || catalog.entitiesById.has(identifier);
    if (isUsed || identifier.startsWith('_') || (file.sync?.length ?? 0) > 0) continue;
    const at = { origin, path: ['identifier'] };
    const message = `blueprint \`${identifier}\` has no entities and nothing points to it`;
    report('blueprint/unused', at, message, 'delete it, or add an entity');
  }
};
