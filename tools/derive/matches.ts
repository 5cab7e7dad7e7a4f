import type { FullEntity } from '../load/catalog.ts';

/** Whether an entity is found by the `query` of an aggregation. A query that makes no sense may throw. */
export type Matches = (query: Readonly<Record<string, unknown>>, entity: EntityView) => boolean;

/** An entity with everything that can be asked of it. */
export interface EntityView {
  readonly entity: FullEntity;
  /** Stored, derived or meta (`$team`); undefined where it has none. */
  valueOf(property: string): unknown;
}

/** The properties that a query names: what stands under a key `property`, at any depth. */
export function propertiesOfQuery(query: unknown): readonly string[] {
  const found = new Set<string>();
  const rest: unknown[] = [query];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (key === 'property' && typeof member === 'string') found.add(member);
      rest.push(member);
    }
  }
  return [...found];
}
