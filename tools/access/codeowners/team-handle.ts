import type { FullCatalog } from '../../load/catalog.ts';

/** `@organization/team` of a team, or undefined where nothing says which organization it is in, or what it says is no name. */
export function findTeamHandle(
  team: string,
  { config, entitiesById }: Pick<FullCatalog, 'config' | 'entitiesById'>,
): string | undefined {
  const named = entitiesById.get('_team')?.get(team)?.properties['github'];
  const slug = typeof named === 'string' && named !== '' ? named.replace(/^@/, '') : toSlug(team);
  const organization = config.access?.organization;
  const full = slug.includes('/') || organization === undefined ? slug : `${organization}/${slug}`;
  return /^[\w-]+\/[\w.-]+$/.test(full) ? `@${full}` : undefined;
}

/** As GitHub makes it of the name of a team. */
function toSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
