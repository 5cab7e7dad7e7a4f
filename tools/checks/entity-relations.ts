import type { Blueprint, Catalog, Entity } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import type { RelationDefinition } from '../model/blueprint.ts';
import type { Check } from './check.ts';
import { suggest } from './suggest.ts';

export const entityRelations: Check = (catalog, report) => {
  for (const entity of catalog.entities) {
    const blueprint = catalog.blueprintsById.get(entity.blueprint);
    if (blueprint === undefined) continue;
    for (const [name, value] of Object.entries(entity.relations)) {
      const relation = blueprint.relations[name];
      if (relation === undefined) reportUnknown(entity, blueprint, name, report);
      else if (value !== null) checkValue(catalog, entity, { name, relation, value }, report);
    }
    for (const [name, relation] of Object.entries(blueprint.relations)) {
      if (relation.required !== true || relation.many === true) continue;
      if ((entity.relations[name] ?? null) !== null) continue;
      const at = { origin: entity.origin, path: ['relations', name] };
      const message = `relation \`${name}\` of \`${entity.identifier}\` is missing`;
      report(
        'entity/missing-relation',
        at,
        message,
        `add the identifier of a \`${relation.target}\``,
      );
    }
  }
};

function reportUnknown(entity: Entity, blueprint: Blueprint, name: string, report: Report): void {
  const at = { origin: entity.origin, path: ['relations', name], part: 'key' } as const;
  const message = `\`${blueprint.identifier}\` has no relation \`${name}\``;
  const hint =
    name in blueprint.properties
      ? 'it is a property: move it below `properties`'
      : suggest(name, Object.keys(blueprint.relations));
  report('entity/unknown-relation', at, message, hint);
}

interface RelationValue {
  readonly name: string;
  readonly relation: RelationDefinition;
  readonly value: string | readonly string[];
}

function checkValue(
  catalog: Catalog,
  entity: Entity,
  { name, relation, value }: RelationValue,
  report: Report,
): void {
  const path = ['relations', name];
  const isList = Array.isArray(value);
  if (isList !== (relation.many === true)) {
    const message = isList
      ? `relation \`${name}\` points to one \`${relation.target}\`, and this is a list`
      : `relation \`${name}\` points to a list of \`${relation.target}\`, and this is one`;
    const hint = isList ? 'keep one of them, without the brackets' : `write \`[${String(value)}]\``;
    report('entity/relation-cardinality', { origin: entity.origin, path }, message, hint);
  }
  if (!catalog.blueprintsById.has(relation.target)) return;
  const targets = catalog.entitiesById.get(relation.target);
  const ids = typeof value === 'string' ? [value] : value;
  for (const [index, id] of ids.entries()) {
    if (targets?.has(id) === true) continue;
    const at = { origin: entity.origin, path: isList ? [...path, index] : path };
    const message = `relation \`${name}\` points to \`${id}\`, and there is no such \`${relation.target}\``;
    report(
      'entity/relation-to-nothing',
      at,
      message,
      suggest(id, targets?.keys() ?? []) ?? otherBlueprint(catalog, id),
    );
  }
}

/** The identifier exists, but elsewhere: a common slip where two blueprints are alike. */
function otherBlueprint(catalog: Catalog, id: string): string | undefined {
  for (const [blueprint, entities] of catalog.entitiesById) {
    if (entities.has(id)) return `there is a \`${blueprint}\` of that name`;
  }
  return undefined;
}
