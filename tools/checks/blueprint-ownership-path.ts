import type { CatalogCheck } from './check.ts';
import { followRelations } from '../derive/follow-relations.ts';
import { suggest } from './suggest.ts';

export const blueprintOwnershipPath: CatalogCheck = (catalog, report) => {
  for (const blueprint of catalog.blueprints) {
    const { ownership } = blueprint.file;
    if (ownership?.type !== 'Inherited') continue;
    const at = { origin: blueprint.origin, path: ['ownership', 'path'] };
    if (typeof ownership.path !== 'string') {
      report(
        'blueprint/ownership-path',
        at,
        'inherited ownership needs a path',
        'add `path:` with a relation',
      );
      continue;
    }
    // Port writes the path with or without a final `$team`.
    const steps = ownership.path.split('.').filter((step) => step !== '$team');
    const followed = followRelations(catalog, blueprint, steps);
    if (followed.kind === 'broken') {
      const message = `ownership: \`${followed.step}\` is no relation of \`${followed.at.identifier}\``;
      report(
        'blueprint/ownership-path',
        at,
        message,
        suggest(followed.step, Object.keys(followed.at.relations)),
      );
    }
  }
};
