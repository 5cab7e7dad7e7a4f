import type { Neighbourhood } from '../graph/walk-graph.ts';
import { mermaidText } from './mermaid-text.ts';
import { nodeLabel } from './node-label.ts';

/** Mermaid itself, in GitHub's secure mode, refuses more. */
const MOST_LINKS = 500;

/** A flowchart as GitHub draws it. Names are quoted and escaped: none of them is Mermaid or HTML. */
export function renderGraphMermaid({ nodes, links, start }: Neighbourhood): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const shown = links.slice(0, MOST_LINKS);
  const lines = [
    'flowchart LR',
    ...nodes.map((node) => {
      const label = mermaidText(nodeLabel(node));
      const id = ids.get(node.id) ?? '';
      return node.entity === undefined ? `  ${id}(["${label}"])` : `  ${id}["${label}"]`;
    }),
    ...shown.map(({ from, to, kind, isLikely }) => {
      const arrow = isLikely ? '-.->' : '-->';
      return `  ${ids.get(from) ?? ''} ${arrow}|"${mermaidText(kind)}"| ${ids.get(to) ?? ''}`;
    }),
    `  style ${ids.get(start.id) ?? ''} stroke-width:3px`,
  ];
  const left = links.length - shown.length;
  if (left > 0) lines.splice(1, 0, `  %% ${left} links more than Mermaid draws are left out`);
  return `${lines.join('\n')}\n`;
}
