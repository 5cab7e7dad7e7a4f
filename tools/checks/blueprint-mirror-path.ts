import type { CatalogCheck } from './check.ts';
import { followRelations } from '../derive/follow-relations.ts';
import { propertyNames } from './property-names.ts';
import { suggest } from './suggest.ts';

export const blueprintMirrorPath: CatalogCheck = (catalog, report) => {
  for (const blueprint of catalog.blueprints) {
    for (const [name, mirror] of Object.entries(blueprint.file.mirrorProperties ?? {})) {
      if (typeof mirror.path !== 'string') continue;
      const at = { origin: blueprint.origin, path: ['mirrorProperties', name, 'path'] };
      const fail = (message: string, hint?: string): void =>
        report('blueprint/mirror-path', at, `mirror property \`${name}\`: ${message}`, hint);
      const steps = mirror.path.split('.');
      const last = steps.pop() ?? '';
      const followed = followRelations(catalog, blueprint, steps);
      if (followed.kind === 'unknown') continue;
      if (steps.length === 0)
        fail('the path needs a relation before the property', 'write `relation.property`');
      else if (followed.kind === 'broken') {
        const hint = suggest(followed.step, Object.keys(followed.at.relations));
        fail(`\`${followed.step}\` is no relation of \`${followed.at.identifier}\``, hint);
      } else if (!propertyNames(followed.blueprint).includes(last)) {
        const hint = suggest(last, propertyNames(followed.blueprint));
        fail(`\`${last}\` is no property of \`${followed.blueprint.identifier}\``, hint);
      }
    }
  }
};
