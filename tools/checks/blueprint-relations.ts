import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

export const blueprintRelations: CatalogCheck = (catalog, report) => {
  for (const { identifier, relations, origin } of catalog.blueprints) {
    for (const [name, relation] of Object.entries(relations)) {
      const path = ['relations', name];
      if (!catalog.blueprintsById.has(relation.target)) {
        const message = `relation \`${name}\` of \`${identifier}\` points to \`${relation.target}\`, which is no blueprint`;
        const hint = suggest(relation.target, catalog.blueprintsById.keys());
        report('blueprint/unknown-target', { origin, path: [...path, 'target'] }, message, hint);
      }
      if (relation.many === true && relation.required === true) {
        const message = `relation \`${name}\` of \`${identifier}\` is both \`many\` and \`required\``;
        const hint = 'a list may always be empty: drop `required`';
        report('blueprint/many-required', { origin, path: [...path, 'required'] }, message, hint);
      }
    }
  }
};
