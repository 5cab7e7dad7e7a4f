import type { Blueprint } from '../load/catalog.ts';

/** What every entity has beside its properties (Port's meta properties). */
export const META_PROPERTIES = [
  '$identifier',
  '$title',
  '$team',
  '$icon',
  '$blueprint',
  '$createdAt',
  '$updatedAt',
  '$createdBy',
  '$updatedBy',
] as const;

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
