import type { Blueprint, FullCatalog } from '../../load/catalog.ts';

/** The blueprints along a path of relations, the start included, as far as it leads. */
export function followPath(
  catalog: FullCatalog,
  start: Blueprint,
  steps: readonly string[],
): readonly string[] {
  const way = [start.identifier];
  let at: Blueprint | undefined = start;
  for (const step of steps) {
    const target: string | undefined = at?.relations[step]?.target;
    if (target === undefined) return [...way, ''];
    way.push(target);
    at = catalog.blueprintsById.get(target);
  }
  return way;
}
