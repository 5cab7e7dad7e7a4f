import type { Blueprint, Catalog } from '../load/catalog.ts';

export type Followed =
  | { readonly kind: 'blueprint'; readonly blueprint: Blueprint; readonly isMany: boolean }
  | { readonly kind: 'broken'; readonly at: Blueprint; readonly step: string };

/** Follows relation identifiers from a blueprint; `broken` at the first that is no relation or leads nowhere. */
export function followRelations(
  catalog: Catalog,
  start: Blueprint,
  steps: readonly string[],
): Followed {
  let blueprint = start;
  let isMany = false;
  for (const step of steps) {
    const relation = blueprint.relations[step];
    const next = relation === undefined ? undefined : catalog.blueprintsById.get(relation.target);
    if (next === undefined) return { kind: 'broken', at: blueprint, step };
    isMany ||= relation?.many === true;
    blueprint = next;
  }
  return { kind: 'blueprint', blueprint, isMany };
}
