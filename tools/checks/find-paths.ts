import type { Blueprint, Catalog } from '../load/catalog.ts';

/** Longer ways than this are nobody's intention. */
const MAX_STEPS = 4;

/**
 * The shortest ways over relations, in either direction, that join two blueprints, as `a.b` from the
 * start and `<a` where a relation is followed against its direction. Only ways of the least length:
 * Port takes such a one where it is alone.
 */
export function findPaths(catalog: Catalog, start: Blueprint, target: string): readonly string[] {
  const edges = new Map<string, (readonly [name: string, to: string])[]>();
  const add = (from: string, name: string, to: string): void =>
    void edges.set(from, [...(edges.get(from) ?? []), [name, to]]);
  for (const { identifier, relations } of catalog.blueprintsById.values()) {
    for (const [name, relation] of Object.entries(relations)) {
      add(identifier, name, relation.target);
      if (relation.target !== identifier) add(relation.target, `<${name}`, identifier);
    }
  }
  let ways: { readonly at: string; readonly path: string; readonly seen: readonly string[] }[] = [
    { at: start.identifier, path: '', seen: [start.identifier] },
  ];
  for (let step = 0; step < MAX_STEPS && ways.length > 0; step += 1) {
    const next = ways.flatMap(({ at, path, seen }) =>
      (edges.get(at) ?? []).flatMap(([name, to]) =>
        seen.includes(to) && to !== target
          ? []
          : [{ at: to, path: path === '' ? name : `${path}.${name}`, seen: [...seen, to] }],
      ),
    );
    const found = next.filter(({ at }) => at === target);
    if (found.length > 0) return found.map(({ path }) => path);
    ways = next;
  }
  return [];
}
