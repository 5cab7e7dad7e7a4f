import type { Blueprint, Catalog } from '../load/catalog.ts';

export type Followed =
  | { readonly kind: 'blueprint'; readonly blueprint: Blueprint; readonly isMany: boolean }
  | { readonly kind: 'broken'; readonly at: Blueprint; readonly step: string }
  | { readonly kind: 'unknown' };

/**
 * Follows relation identifiers from a blueprint; `broken` at the first that is no relation, `unknown` behind one whose
 * target does not exist: that is reported where the relation is.
 */
export function followRelations(
  catalog: Pick<Catalog, 'blueprintsById'>,
  start: Blueprint,
  steps: readonly string[],
): Followed {
  let blueprint = start;
  let isMany = false;
  for (const step of steps) {
    const relation = Object.hasOwn(blueprint.relations, step)
      ? blueprint.relations[step]
      : undefined;
    if (relation === undefined) return { kind: 'broken', at: blueprint, step };
    const next = catalog.blueprintsById.get(relation.target);
    if (next === undefined) return { kind: 'unknown' };
    isMany ||= relation.many === true;
    blueprint = next;
  }
  return { kind: 'blueprint', blueprint, isMany };
}
