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

/** Of these no file says anything: git does, and nothing of ours asks it for every entity. */
export const HISTORY_PROPERTIES: readonly string[] = [
  '$createdAt',
  '$updatedAt',
  '$createdBy',
  '$updatedBy',
];
