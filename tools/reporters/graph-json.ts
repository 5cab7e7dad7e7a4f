import type { GraphLink, GraphNode } from '../graph/catalog-graph.ts';
import type { Neighbourhood } from '../graph/walk-graph.ts';
import type { GraphOutput, GraphOutputLink, GraphOutputNode } from '../model/graph-output.ts';

export function renderGraphJson({ start, nodes, links, omitted }: Neighbourhood): string {
  const output: GraphOutput = {
    version: 1,
    start: start.id,
    nodes: nodes.map(toOutputNode),
    links: links.map(toOutputLink),
    omitted,
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

export function toOutputNode({ id, title, entity }: GraphNode): GraphOutputNode {
  if (entity === undefined) return { id, title };
  const { blueprint, identifier, origin } = entity;
  return { id, title, blueprint, identifier, file: origin.file };
}

export function toOutputLink({ from, to, kind, via, isLikely }: GraphLink): GraphOutputLink {
  return {
    from,
    to,
    kind,
    ...(via.length === 0 ? {} : { via: [...via] }),
    ...(isLikely ? { certainty: 'likely' as const } : {}),
  };
}
