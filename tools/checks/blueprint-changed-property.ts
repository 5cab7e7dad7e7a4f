import type { Blueprint, Catalog } from '../load/catalog.ts';
import type { PropertyDefinition } from '../model/blueprint.ts';
import type { CatalogCheck } from './check.ts';
import { nameSome } from './name-some.ts';

/** Port forbids another type for a property that has values; here it asks for a migration in the same change. */
export const blueprintChangedProperty: CatalogCheck = (catalog, report, base) => {
  if (base === undefined) return;
  for (const blueprint of catalog.blueprints) {
    const before = base.blueprintsById.get(blueprint.identifier);
    if (before === undefined) continue;
    for (const [name, definition] of Object.entries(blueprint.properties)) {
      const old = before.properties[name];
      if (old === undefined || typeText(old) === typeText(definition)) continue;
      const holders = holdersOf(catalog, blueprint, name);
      if (holders.length === 0) continue;
      const at = { origin: blueprint.origin, path: ['schema', 'properties', name, 'type'] };
      const change = `was ${typeText(old)} and is ${typeText(definition)} now`;
      const message = `property \`${name}\` of \`${blueprint.identifier}\` ${change}; ${nameSome(holders)} ${holders.length === 1 ? 'has a value' : 'have values'}`;
      const hint = `migrate the values in this change, or give the new property another name`;
      report('blueprint/changed-property', at, message, hint);
    }
  }
};

function typeText({ type, items }: PropertyDefinition): string {
  return type === 'array' && items?.type !== undefined ? `a list of ${items.type}` : type;
}

function holdersOf(catalog: Catalog, { identifier }: Blueprint, property: string): string[] {
  const entities = catalog.entitiesById.get(identifier)?.values() ?? [];
  return [...entities]
    .filter(({ propertyNames }) => propertyNames.includes(property))
    .map((entity) => entity.identifier);
}
