import type { Entity } from '../load/catalog.ts';
import type { CatalogCheck } from './check.ts';

/** Names that people and case-insensitive file systems take for the same. */
export const entityCaseClash: CatalogCheck = (catalog, report) => {
  for (const [blueprint, entities] of catalog.entitiesById) {
    const folded = new Map<string, Entity>();
    for (const entity of entities.values()) {
      const name = entity.identifier.toLowerCase();
      const first = folded.get(name);
      if (first === undefined) {
        folded.set(name, entity);
        continue;
      }
      const at = { origin: entity.origin, path: ['identifier'] };
      const message = `\`${blueprint}\` \`${entity.identifier}\` differs from \`${first.identifier}\` only in case; the other is in`;
      const hint = 'give one of the two another identifier';
      report('entity/case-clash', at, message, { hint, related: first.origin });
    }
  }
  const files = new Map<string, string>();
  for (const { origin } of catalog.entities) {
    const first = files.get(origin.file.toLowerCase());
    if (first === undefined) files.set(origin.file.toLowerCase(), origin.file);
    else if (first !== origin.file) {
      const message = `this path differs from ${first} only in case: on Windows and macOS one replaces the other`;
      report(
        'file/case-clash',
        { origin: { ...origin, path: [] }, path: [] },
        message,
        'rename one of the two',
      );
    }
  }
};
