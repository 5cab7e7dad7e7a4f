import type { Path } from '../document/path.ts';
import type { Blueprint, Catalog, Entity } from '../load/catalog.ts';
import type { Advice } from '../load/finding.ts';
import type { Report } from '../load/report.ts';
import type { RelationDefinition } from '../model/blueprint.ts';
import { adviseName } from './advise-name.ts';
import type { CatalogCheck } from './check.ts';
import { createExternal } from './external.ts';
import { identifiersOf } from './identifiers-of.ts';

export const entityRelations: CatalogCheck = (catalog, report) => {
  const isExternal = createExternal(catalog.config.external ?? []);
  const required = requiredRelations(catalog);
  for (const entity of catalog.entities) {
    const blueprint = catalog.blueprintsById.get(entity.blueprint);
    if (blueprint === undefined) continue;
    for (const name in entity.relations) {
      const value = entity.relations[name];
      const relation = blueprint.relations[name];
      if (relation === undefined) reportUnknown(entity, blueprint, name, report);
      else if (value !== null && value !== undefined)
        checkValue({ catalog, isExternal, entity, report }, { name, relation, value });
    }
    for (const [name, target] of required.get(blueprint) ?? []) {
      if ((entity.relations[name] ?? null) !== null) continue;
      const at = { origin: entity.origin, path: ['relations', name] };
      const message = `relation \`${name}\` of \`${entity.identifier}\` is missing`;
      report('entity/missing-relation', at, message, `add the identifier of a \`${target}\``);
    }
  }
};

type Names = readonly (readonly [name: string, target: string])[];

function requiredRelations(catalog: Catalog): ReadonlyMap<Blueprint, Names> {
  return new Map(
    [...catalog.blueprintsById.values()].map((blueprint) => [
      blueprint,
      Object.entries(blueprint.relations).flatMap(([name, { required, many, target }]) =>
        required === true && many !== true ? [[name, target] as const] : [],
      ),
    ]),
  );
}

function reportUnknown(entity: Entity, blueprint: Blueprint, name: string, report: Report): void {
  const at = { origin: entity.origin, path: ['relations', name], part: 'key' } as const;
  const message = `\`${blueprint.identifier}\` has no relation \`${name}\``;
  const advice =
    name in blueprint.properties
      ? { hint: 'it is a property: move it below `properties`' }
      : adviseName(name, Object.keys(blueprint.relations), at, 'key');
  report('entity/unknown-relation', at, message, advice);
}

interface Context {
  readonly catalog: Catalog;
  readonly entity: Entity;
  readonly report: Report;
  isExternal(blueprint: string, identifier: string): boolean;
}

interface RelationValue {
  readonly name: string;
  readonly relation: RelationDefinition;
  readonly value: string | readonly string[];
}

function checkValue(context: Context, { name, relation, value }: RelationValue): void {
  const { catalog } = context;
  const isList = typeof value !== 'string';
  if (isList !== (relation.many === true)) reportCardinality(context, { name, relation, value });
  if (!catalog.blueprintsById.has(relation.target)) return;
  const targets = catalog.entitiesById.get(relation.target);
  if (!isList) {
    if (targets?.has(value) !== true) reportNothing(context, relation, value, ['relations', name]);
    return;
  }
  for (let index = 0; index < value.length; index += 1) {
    const id = value[index];
    if (id !== undefined && targets?.has(id) !== true)
      reportNothing(context, relation, id, ['relations', name, index]);
  }
}

function reportCardinality(
  { entity: { origin }, report }: Context,
  { name, relation, value }: RelationValue,
): void {
  const path = ['relations', name];
  const at = { index: origin.index, path: [...origin.path, ...path] };
  const target = `\`${relation.target}\``;
  if (typeof value === 'string') {
    const message = `relation \`${name}\` points to a list of ${target}, and this is one`;
    const fix = { isSafe: true, edit: { kind: 'value', ...at, value: [value] } } as const;
    report('entity/relation-cardinality', { origin, path }, message, {
      hint: `write \`[${value}]\``,
      fix,
    });
    return;
  }
  const [only, second] = value;
  const message = `relation \`${name}\` points to one ${target}, and this is a list`;
  const hint = 'keep one of them, without the brackets';
  const isOne = only !== undefined && second === undefined;
  report('entity/relation-cardinality', { origin, path }, message, {
    hint,
    ...(isOne ? { fix: { isSafe: true, edit: { kind: 'value', ...at, value: only } } } : {}),
  });
}

function reportNothing(
  { catalog, entity: { origin }, report, isExternal }: Context,
  { target }: RelationDefinition,
  id: string,
  path: Path,
): void {
  if (isExternal(target, id)) return;
  const at = { origin, path };
  const name = String(path[1]);
  const other = otherBlueprint(catalog, id);
  if (other !== undefined) {
    const message = `relation \`${name}\` points to a \`${target}\`, and \`${id}\` is a \`${other}\``;
    const near = adviseName(id, identifiersOf(catalog, target), at, 'value');
    report('entity/wrong-target', at, message, withoutFix(near));
    return;
  }
  const message = `relation \`${name}\` points to \`${id}\`, and there is no such \`${target}\``;
  report(
    'entity/relation-to-nothing',
    at,
    message,
    adviseName(id, identifiersOf(catalog, target), at, 'value'),
  );
}

/** The identifier is right, only the relation is not: writing something else there is a guess. */
function withoutFix({ hint }: Advice): Advice {
  return hint === undefined ? {} : { hint };
}

/** The identifier exists, but elsewhere: a common slip where two blueprints are alike. */
function otherBlueprint(catalog: Catalog, id: string): string | undefined {
  for (const [blueprint, entities] of catalog.entitiesById) {
    if (entities.has(id)) return blueprint;
  }
  return undefined;
}
