import type { Entity } from '../load/catalog.ts';
import type { DerivedDescription } from './describe-derived.ts';
import type { WrittenValue } from '../load/read-origin.ts';
import { referenceOf, type CatalogGraph, type GraphLink, type GraphNode } from './catalog-graph.ts';

/** What of an entity is in no file. */
export interface Derivations {
  readonly owners: readonly string[];
  /** The relations over which it inherits them; undefined where it names them itself, or inherits none. */
  readonly ownersOver: readonly string[] | undefined;
  /** Undefined where its blueprint derives nothing. */
  readonly derived: readonly DerivedDescription[] | undefined;
}

/** One entity and everything that is one link away. */
export interface EntityDescription extends Derivations {
  readonly entity: Entity;
  readonly written: WrittenValue;
  /** What it does, or points to. */
  readonly outgoing: readonly GraphLink[];
  /** What others do to it, or point to it with. */
  readonly incoming: readonly GraphLink[];
  /** The other ends, by id. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
}

export interface Described extends Derivations {
  readonly entity: Entity;
  readonly written: WrittenValue;
}

export function describeEntity(
  graph: CatalogGraph,
  { entity, written, ...derivations }: Described,
): EntityDescription {
  const id = referenceOf(entity);
  const outgoing = graph.linksFrom(id);
  const incoming = graph.linksTo(id).filter(({ from }) => from !== id);
  const ends = [...outgoing.map(({ to }) => to), ...incoming.map(({ from }) => from)];
  const nodes = ends.map((end): readonly [string, GraphNode] => [
    end,
    graph.find(end) ?? { id: end, title: end, entity: undefined },
  ]);
  return { entity, written, outgoing, incoming, nodes: new Map(nodes), ...derivations };
}
