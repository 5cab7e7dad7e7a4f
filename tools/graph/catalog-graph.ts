import type { Blueprint, CatalogOf, Entity } from '../load/catalog.ts';
import { findByReference } from '../load/find-by-reference.ts';

/** One entity, or something that is outside of the catalog. */
export interface GraphNode {
  /** `blueprint/identifier`, or what AWS calls it. */
  readonly id: string;
  readonly title: string;
  /** Undefined for what is outside. */
  readonly entity: Entity | undefined;
}

/** That one node has to do with another, from the one that acts or points. */
export interface GraphLink {
  readonly from: string;
  readonly to: string;
  /** The kind of an edge, or the name of a relation. */
  readonly kind: string;
  /** Where the survey saw an edge; empty for what people, or a mapping, wrote. */
  readonly via: readonly string[];
  readonly isLikely: boolean;
}

/** A catalog as nodes and links. */
export interface CatalogGraph {
  find(id: string): GraphNode | undefined;
  /** By kind, then by the other end. */
  linksFrom(id: string): readonly GraphLink[];
  linksTo(id: string): readonly GraphLink[];
}

/**
 * Relations and edges as one graph. Where an edge says what two entities have to do with each other, a
 * relation between the same two adds nothing and is left out. What acts from outside of the catalog is a node too.
 */
export function createCatalogGraph(catalog: CatalogOf<Entity>): CatalogGraph {
  const outside = new Map<string, GraphNode>();
  const from = new Map<string, GraphLink[]>();
  const to = new Map<string, GraphLink[]>();
  const add = (link: GraphLink): void => {
    push(from, link.from, link);
    push(to, link.to, link);
    for (const end of [link.from, link.to])
      if (findByReference(catalog, end) === undefined)
        outside.set(end, { id: end, title: end, entity: undefined });
  };
  const pairs = new Set(
    catalog.entities.flatMap((entity) =>
      entity.edges.map(({ target }) => pairOf(referenceOf(entity), target)),
    ),
  );
  for (const entity of catalog.entities) {
    // Of two entities of one name the first counts, as everywhere.
    if (catalog.entitiesById.get(entity.blueprint)?.get(entity.identifier) !== entity) continue;
    for (const link of linksOf(catalog, entity, pairs)) add(link);
  }
  for (const map of [from, to]) for (const links of map.values()) links.sort(compareLinks);
  return {
    find(id) {
      const entity = findByReference(catalog, id);
      return entity === undefined ? outside.get(id) : toNode(entity);
    },
    linksFrom: (id) => from.get(id) ?? [],
    linksTo: (id) => to.get(id) ?? [],
  };
}

export function referenceOf({
  blueprint,
  identifier,
}: Pick<Entity, 'blueprint' | 'identifier'>): string {
  return `${blueprint}/${identifier}`;
}

function toNode(entity: Entity): GraphNode {
  return { id: referenceOf(entity), title: entity.title ?? entity.identifier, entity };
}

function linksOf(
  catalog: CatalogOf<Entity>,
  entity: Entity,
  pairs: ReadonlySet<string>,
): readonly GraphLink[] {
  const self = referenceOf(entity);
  const edges = entity.edges.map(({ kind, target, via, isLikely }): GraphLink =>
    kind === 'triggered-by'
      ? { from: target, to: self, kind: 'triggers', via, isLikely }
      : { from: self, to: target, kind, via, isLikely },
  );
  const teams = entity.team.map((team): GraphLink => {
    return { from: self, to: `_team/${team}`, kind: 'owned-by', via: [], isLikely: false };
  });
  const relations = relationLinks(catalog.blueprintsById.get(entity.blueprint), entity);
  const written = [...relations, ...teams].filter(({ to }) => !pairs.has(pairOf(self, to)));
  return [...edges, ...written];
}

/** Two ends, whichever acts. */
function pairOf(a: string, b: string): string {
  return a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`;
}

function relationLinks(blueprint: Blueprint | undefined, entity: Entity): readonly GraphLink[] {
  return Object.entries(entity.relations).flatMap(([name, value]) => {
    const target = blueprint?.relations[name]?.target;
    if (target === undefined || value === null) return [];
    return [value].flat().map((identifier): GraphLink => {
      const link = { from: referenceOf(entity), to: `${target}/${identifier}`, kind: name };
      return { ...link, via: [], isLikely: false };
    });
  });
}

function push(map: Map<string, GraphLink[]>, key: string, link: GraphLink): void {
  const links = map.get(key);
  if (links === undefined) map.set(key, [link]);
  else links.push(link);
}

function compareLinks(a: GraphLink, b: GraphLink): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function keyOf({ kind, from, to }: GraphLink): string {
  return [kind, from, to].join('\u0000');
}
