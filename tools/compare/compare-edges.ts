import { isSameValue } from '../document/is-same-value.ts';
import type { Edge, Entity } from '../load/catalog.ts';
import type { EdgesDiff } from './catalog-diff.ts';
import { newReference, type Renames } from './renames.ts';

export const NO_EDGES: EdgesDiff = { added: [], removed: [], changed: [], following: [] };

/** The edges that came, went, or were seen elsewhere. */
export function compareEdges(before: Entity, after: Entity, renames: Renames): EdgesDiff {
  if (before.edges.length + after.edges.length === 0) return NO_EDGES;
  const old = new Map(before.edges.map((edge) => [nameOf(edge), edge]));
  const now = new Map(after.edges.map((edge) => [nameOf(edge), edge]));
  const following = new Map<string, string>();
  for (const [name, { kind, target }] of old) {
    const moved = newReference(renames, target);
    if (moved === undefined || now.has(name)) continue;
    const followed = `${kind} ${moved}`;
    if (now.has(followed) && !old.has(followed)) following.set(name, followed);
  }
  const isFollowed = new Set(following.values());
  return {
    added: [...now.keys()].filter((name) => !old.has(name) && !isFollowed.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name) && !following.has(name)),
    changed: [...now].flatMap(([name, edge]) => {
      const was = old.get(name);
      return was === undefined || isSameValue(was, edge) ? [] : [name];
    }),
    following: [...isFollowed],
  };
}

export function countEdges({ added, removed, changed, following }: EdgesDiff): number {
  return added.length + removed.length + changed.length + following.length;
}

function nameOf({ kind, target }: Edge): string {
  return `${kind} ${target}`;
}
