import { referenceOf } from '../graph/catalog-graph.ts';
import type { Catalog, Entity } from '../load/catalog.ts';
import type { SomeNames } from './catalog-diff.ts';
import { addName, NO_NAMES } from './some-names.ts';

/** Blueprint → identifiers of entities that are not there. */
export type Gone = ReadonlyMap<string, ReadonlySet<string>>;

/** Who points to what is gone, by `blueprint/identifier` of the latter: relations, teams, users and edges. */
export function findReferrers(catalog: Catalog, gone: Gone): ReadonlyMap<string, SomeNames> {
  const found = new Map<string, SomeNames>();
  if (gone.size === 0) return found;
  const references = new Set(
    [...gone].flatMap(([blueprint, ids]) => [...ids].map((id) => `${blueprint}/${id}`)),
  );
  for (const entity of catalog.entities) {
    const targets = new Set(
      targetsOf(catalog, entity).flatMap(([blueprint, id]) =>
        gone.get(blueprint)?.has(id) === true ? [`${blueprint}/${id}`] : [],
      ),
    );
    for (const { target, isExternal } of entity.edges)
      if (!isExternal && references.has(target)) targets.add(target);
    for (const target of targets)
      found.set(target, addName(found.get(target) ?? NO_NAMES, referenceOf(entity)));
  }
  return found;
}

type Target = readonly [blueprint: string, identifier: string];

function targetsOf({ blueprintsById }: Catalog, entity: Entity): readonly Target[] {
  const relations = blueprintsById.get(entity.blueprint)?.relations;
  const targets: Target[] = entity.team.map((team): Target => ['_team', team]);
  for (const name in entity.relations) {
    const target = relations?.[name]?.target;
    if (target === undefined) continue;
    for (const id of [entity.relations[name] ?? []].flat()) targets.push([target, id]);
  }
  for (const { kind, name } of entity.references) targets.push([`_${kind}`, name]);
  return targets;
}
