import type { Catalog } from '../load/catalog.ts';
import type { ChangedEntity } from './catalog-diff.ts';
import { followRenames } from './follow-renames.ts';
import type { Renames } from './renames.ts';

/** How many entities have the new name where they had the old one, by the new `blueprint/identifier`. */
export function countFollowers(
  entities: readonly ChangedEntity[],
  { blueprintsById }: Catalog,
  renames: Renames,
): ReadonlyMap<string, number> {
  const followers = new Map<string, number>();
  if (renames.size === 0) return followers;
  for (const { blueprint, values, edges } of entities) {
    const targets = new Set<string>();
    for (const value of values) {
      const followed = followRenames(value, blueprintsById.get(blueprint), renames);
      for (const id of followed?.identifiers ?? []) targets.add(`${followed?.blueprint}/${id}`);
    }
    // `kind target`: a kind has no space in it.
    for (const edge of edges.following) targets.add(edge.slice(edge.indexOf(' ') + 1));
    for (const target of targets) followers.set(target, (followers.get(target) ?? 0) + 1);
  }
  return followers;
}
