import type { Neighbourhood } from '../graph/walk-graph.ts';
import { nodeLabel } from './node-label.ts';

/** A graph for Graphviz. */
export function renderGraphDot({ nodes, links }: Neighbourhood): string {
  return [
    'digraph catalog {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...nodes.map((node) => {
      const shape = node.entity === undefined ? ', shape=ellipse' : '';
      return `  ${quoted(node.id)} [label=${quoted(nodeLabel(node))}${shape}];`;
    }),
    ...links.map(({ from, to, kind, isLikely }) => {
      const style = isLikely ? ', style=dashed' : '';
      return `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(kind)}${style}];`;
    }),
    '}',
    '',
  ].join('\n');
}

/** Within quotes a backslash starts an escape of Graphviz, and a line break is one. */
function quoted(text: string): string {
  const safe = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    // oxlint-disable-next-line no-control-regex -- they are what has to go
    .replaceAll(/[\u0000-\u001F\u007F-\u009F]+/g, ' ');
  return `"${safe}"`;
}
