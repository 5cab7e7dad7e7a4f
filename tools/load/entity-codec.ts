import type { Edge, Entity, Reference } from './catalog.ts';
import type { Path } from '../document/path.ts';
import type { EntitySource } from '../model/entity.ts';
import { shareList } from './share-list.ts';

/** An entity as the cache keeps it: a list is a third of a mapping. */
export type CachedEntity = readonly [
  identifier: string,
  blueprint: string,
  title: string | null,
  team: readonly string[],
  relations: Entity['relations'],
  propertyNames: readonly string[],
  index: number,
  path: Path,
  source: EntitySource | null,
  references: readonly Reference[],
  edges: readonly Edge[],
];

export function encodeRow(entity: Entity): CachedEntity {
  const { identifier, blueprint, title, team, relations, propertyNames, origin } = entity;
  return [
    identifier,
    blueprint,
    title ?? null,
    team,
    relations,
    propertyNames,
    origin.index,
    origin.path,
    entity.source ?? null,
    entity.references,
    entity.edges,
  ];
}

export function decodeRow(file: string, row: CachedEntity): Entity {
  const [
    identifier,
    blueprint,
    title,
    team,
    relations,
    propertyNames,
    index,
    path,
    source,
    references,
    edges,
  ] = row;
  return {
    identifier,
    blueprint,
    title: title ?? undefined,
    team,
    relations,
    edges,
    source: source ?? undefined,
    propertyNames: shareList(propertyNames),
    references,
    origin: { file, index, path },
  };
}
