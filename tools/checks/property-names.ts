import type { Blueprint } from '../load/catalog.ts';
import { META_PROPERTIES } from '../query/meta-properties.ts';

/** Everything that can be read from an entity of this blueprint, stored and derived. */
export function propertyNames({ properties, file }: Blueprint): readonly string[] {
  return [
    ...Object.keys(properties),
    ...Object.keys(file.mirrorProperties ?? {}),
    ...Object.keys(file.calculationProperties ?? {}),
    ...Object.keys(file.aggregationProperties ?? {}),
    ...META_PROPERTIES,
  ];
}
