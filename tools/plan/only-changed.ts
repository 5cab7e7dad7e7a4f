import { isSameValue } from '../document/is-same-value.ts';
import type { FullCatalog } from '../load/catalog.ts';

interface WithProperties {
  readonly blueprint: string;
  readonly identifier: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const NONE: Readonly<Record<string, unknown>> = Object.freeze({});

/**
 * An observed entity without the properties that are as the catalog has them: a plan has nothing to say of them, and
 * in a catalog of a hundred thousand entities nearly all are.
 */
export function onlyChanged<T extends WithProperties>(catalog: FullCatalog, entity: T): T {
  const existing = catalog.entitiesById.get(entity.blueprint)?.get(entity.identifier);
  if (existing === undefined) return entity;
  const changed = Object.entries(entity.properties).filter(
    ([name, value]) => !isSameValue(ownValue(existing.properties, name), value),
  );
  return { ...entity, properties: changed.length === 0 ? NONE : Object.fromEntries(changed) };
}

/** As absent as null. */
function ownValue(properties: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(properties, name) ? (properties[name] ?? undefined) : undefined;
}
