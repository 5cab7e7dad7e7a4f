import type { CatalogGraph, GraphLink, GraphNode } from './catalog-graph.ts';

export type Direction = 'in' | 'out' | 'both';

export interface WalkRequest {
  readonly start: string;
  /** How many links away from the start. */
  readonly depth: number;
  readonly direction: Direction;
  /** Nodes that are not shown, nor walked through, unless they are the start: nearly everything is in a region. */
  isHidden(node: GraphNode): boolean;
  /** Nodes that are shown, and not walked through unless they are the start: a team owns half of everything. */
  isLeaf(node: GraphNode): boolean;
  /** No more nodes than this. */
  readonly most: number;
}

/** What is around a node. */
export interface Neighbourhood {
  readonly start: GraphNode;
  /** The start first, then by distance, in the order in which they were met. */
  readonly nodes: readonly GraphNode[];
  /** Between the nodes, in the same order. */
  readonly links: readonly GraphLink[];
  /** Ids of nodes that were not walked through. */
  readonly leaves: ReadonlySet<string>;
  /** How many nodes further away, or beyond the limit, were left out. */
  readonly omitted: number;
}

/** Everything within some links of a node. Undefined where there is no such node. */
export function walkGraph(graph: CatalogGraph, request: WalkRequest): Neighbourhood | undefined {
  const start = graph.find(request.start);
  if (start === undefined) return undefined;
  const nodes = new Map<string, GraphNode>([[start.id, start]]);
  const links = new Set<GraphLink>();
  const omitted = new Set<string>();
  const isLeaf = (node: GraphNode): boolean => node !== start && request.isLeaf(node);
  const queue = [{ id: start.id, distance: 0 }];
  for (const { id, distance } of queue) {
    if (isLeaf(nodes.get(id) ?? start)) continue;
    for (const { link, other } of around(graph, id, request)) {
      if (nodes.has(other)) links.add(link);
      else if (distance === request.depth || nodes.size >= request.most) omitted.add(other);
      else {
        const node = graph.find(other) ?? { id: other, title: other, entity: undefined };
        nodes.set(other, node);
        links.add(link);
        queue.push({ id: other, distance: distance + 1 });
      }
    }
  }
  const leaves = new Set([...nodes.values()].filter(isLeaf).map(({ id }) => id));
  return { start, nodes: [...nodes.values()], links: [...links], leaves, omitted: omitted.size };
}

function around(
  graph: CatalogGraph,
  id: string,
  { direction, isHidden, start }: WalkRequest,
): readonly { readonly link: GraphLink; readonly other: string }[] {
  const incoming = direction === 'out' ? [] : graph.linksTo(id);
  const outgoing = direction === 'in' ? [] : graph.linksFrom(id);
  return [
    ...incoming.map((link) => ({ link, other: link.from })),
    ...outgoing.map((link) => ({ link, other: link.to })),
  ].filter(({ other }) => {
    const node = graph.find(other);
    return other === start || node === undefined || !isHidden(node);
  });
}
