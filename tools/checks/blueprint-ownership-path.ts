import type { CatalogCheck } from './check.ts';
import { ownershipPath } from '../derive/find-owners.ts';
import { followRelations } from '../derive/follow-relations.ts';
import { suggest } from './suggest.ts';

export const blueprintOwnershipPath: CatalogCheck = (catalog, report) => {
  for (const blueprint of catalog.blueprints) {
    const { ownership } = blueprint.file;
    const key = ownership === undefined ? 'teamInheritance' : 'ownership';
    const at = { origin: blueprint.origin, path: [key, 'path'] };
    const steps = ownershipPath(blueprint);
    if (steps === undefined) {
      if (ownership?.type !== 'Inherited') continue;
      report(
        'blueprint/ownership-path',
        at,
        'inherited ownership needs a path',
        'add `path:` with a relation',
      );
      continue;
    }
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
