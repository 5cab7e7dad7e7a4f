import { derivedNames } from '../derive/property-reader.ts';
import type { Blueprint } from '../load/catalog.ts';
import type { Place } from '../load/finding.ts';

const KEYS = {
  mirror: 'mirrorProperties',
  calculation: 'calculationProperties',
  aggregation: 'aggregationProperties',
} as const;

/** Where a derived property is defined. */
export function derivedPlace(blueprint: Blueprint, property: string): Place {
  const kind = derivedNames(blueprint).get(property);
  const { origin } = blueprint;
  return { origin, path: kind === undefined ? [] : [KEYS[kind], property] };
}
