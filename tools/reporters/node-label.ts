import type { GraphNode } from '../graph/catalog-graph.ts';

/** `lambda orders-worker`, or what AWS calls something outside. */
export function nodeLabel({ id, title, entity }: GraphNode): string {
  return entity === undefined ? id : `${entity.blueprint} ${title}`;
}
