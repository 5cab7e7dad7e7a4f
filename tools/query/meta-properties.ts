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
