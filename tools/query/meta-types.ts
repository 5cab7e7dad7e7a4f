import { META_PROPERTIES } from './meta-properties.ts';
import type { QueryProperty } from './query-blueprint.ts';

/** The types of the meta properties. */
export const META_TYPES: ReadonlyMap<string, QueryProperty> = new Map(
  META_PROPERTIES.map((name) => [name, typeOf(name)]),
);

function typeOf(name: (typeof META_PROPERTIES)[number]): QueryProperty {
  if (name === '$team') return { type: 'array', items: { type: 'string' } };
  return name.endsWith('At') ? { type: 'string', format: 'date-time' } : { type: 'string' };
}
