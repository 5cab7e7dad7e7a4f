import type { Blueprint, Catalog } from '../load/catalog.ts';
import type { CatalogCheck } from './check.ts';

/**
 * A property that no entity has, nothing derives from and no survey writes. Only where the blueprint
 * has some entities: a new kind of thing may start empty.
 */
export const blueprintUnusedProperty: CatalogCheck = (catalog, report) => {
  const read = readNames(catalog);
  for (const blueprint of catalog.blueprints) {
    const entities = catalog.entitiesById.get(blueprint.identifier);
    if (entities === undefined || entities.size < ENOUGH) continue;
    const unused = new Set(Object.keys(blueprint.properties));
    for (const { propertyNames } of entities.values()) {
      for (const name of propertyNames) unused.delete(name);
      if (unused.size === 0) break;
    }
    for (const name of unused) {
      if (read.has(name) || isSynced(blueprint, name)) continue;
      const at = {
        origin: blueprint.origin,
        path: ['schema', 'properties', name],
        part: 'key',
      } as const;
      const message = `none of ${entities.size} entities of \`${blueprint.identifier}\` has \`${name}\``;
      report('blueprint/unused-property', at, message, 'delete it, or fill it');
    }
  }
};

/** Fewer entities than this say nothing about what is used. */
const ENOUGH = 10;

function isSynced({ file }: Blueprint, name: string): boolean {
  return Array.isArray(file.sync) && file.sync.some((rule) => name in (rule.properties ?? {}));
}

/** Names that mirrors, calculations, aggregations and scorecards may read; on whose blueprint does not matter. */
function readNames(catalog: Catalog): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (text: unknown): void => {
    if (typeof text === 'string')
      for (const word of text.split(/[^A-Za-z0-9_@=-]+/)) names.add(word);
  };
  for (const { file } of catalog.blueprints) {
    for (const { path } of Object.values(file.mirrorProperties ?? {})) add(path);
    for (const { calculation } of Object.values(file.calculationProperties ?? {})) add(calculation);
    for (const { calculationSpec } of Object.values(file.aggregationProperties ?? {}))
      add(calculationSpec?.property);
  }
  for (const { value } of [...catalog.actions, ...catalog.scorecards]) add(JSON.stringify(value));
  return names;
}
