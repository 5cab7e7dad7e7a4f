import { canRead } from '../../access/can-read.ts';
import { createSight } from '../../access/create-sight.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { QueryUser } from '../../query/subject.ts';
import type { Context } from '../context.ts';
import { toQueryUser } from '../run/create-question.ts';
import { lookUp } from './look-up.ts';

export interface Readable {
  readonly catalog: FullCatalog;
  /** Whoever reads, for searches; undefined where the catalog does not know them. */
  readonly user: QueryUser | undefined;
}

/**
 * A catalog with the entities that somebody may read, by the rules of the blueprints. It chooses what is shown, and hides nothing
 * from whoever has the repository. A role on GitHub is not asked for: they count as somebody who may write.
 */
export async function readableBy(
  login: string,
  catalog: FullCatalog,
  context: Context,
): Promise<Readable> {
  const now = context.currentTime();
  const known = await lookUp({ login, catalog, role: 'write', owners: [] }, context);
  const { blueprintsById } = catalog;
  const user = toQueryUser(known);
  const see = createSight(catalog, { blueprintsById, now, user });
  const entitiesById = new Map(
    [...catalog.entitiesById].map(([name, byId]) => {
      const blueprint = blueprintsById.get(name);
      if (blueprint === undefined) return [name, byId] as const;
      const who = known.person;
      const kept = [...byId].filter(([, entity]) =>
        canRead({ who, blueprint, entity: see(entity) }),
      );
      return [name, new Map(kept)] as const;
    }),
  );
  const entities = [...entitiesById.values()].flatMap((byId) => [...byId.values()]);
  return { catalog: { ...catalog, entities, entitiesById }, user };
}
