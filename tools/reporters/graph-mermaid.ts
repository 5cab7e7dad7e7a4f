import type { Neighbourhood } from '../graph/walk-graph.ts';
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
      const label = quoted(nodeLabel(node));
      const id = ids.get(node.id) ?? '';
      return node.entity === undefined ? `  ${id}(["${label}"])` : `  ${id}["${label}"]`;
    }),
    ...shown.map(({ from, to, kind, isLikely }) => {
      const arrow = isLikely ? '-.->' : '-->';
      return `  ${ids.get(from) ?? ''} ${arrow}|"${quoted(kind)}"| ${ids.get(to) ?? ''}`;
    }),
    `  style ${ids.get(start.id) ?? ''} stroke-width:3px`,
  ];
  const left = links.length - shown.length;
  if (left > 0) lines.splice(1, 0, `  %% ${left} links more than Mermaid draws are left out`);
  return `${lines.join('\n')}\n`;
}

/** In Mermaid's strings `#` starts a character by its number. */
function quoted(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ._:/@+=-]/gu, (character) => {
    const code = character.codePointAt(0) ?? 32;
    return code < 32 || (code >= 127 && code < 160) ? ' ' : `#${code};`;
  });
}
