import { referenceOf } from '../graph/catalog-graph.ts';
import type { Change } from '../plan/change.ts';
import { PSEUDO_TYPES } from '../sources/aws/pseudo-observations.ts';
import { toEdgeChange } from './edge-change.ts';
import { mermaidText } from './mermaid-text.ts';
import type { Section } from './sync-markdown-sections.ts';

/** More links than this are a ball of wool. */
const MOST_LINKS = 40;

interface Link {
  readonly from: string;
  readonly kind: string;
  readonly to: string;
}

/** The new edges as a flowchart, where there are few enough to be read; folded. */
export function graphSection(changes: readonly Change[]): Section {
  const links = changes.filter((change) => !isOfShared(change)).flatMap(newLinks);
  const titles = new Map(changes.map((each) => [referenceOf(each), each]));
  return (most) => {
    if (links.length === 0 || links.length > Math.min(most, MOST_LINKS)) return '';
    const ids = new Map<string, string>();
    const nodes: string[] = [];
    const nodeOf = (key: string): string => {
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = `n${ids.size}`;
      const change = titles.get(key);
      const label = change === undefined ? shortName(key) : `${change.blueprint} ${change.title}`;
      ids.set(key, id);
      nodes.push(`  ${id}["${mermaidText(label)}"]`);
      return id;
    };
    const lines = links.map(
      ({ from, kind, to }) => `  ${nodeOf(from)} -->|"${mermaidText(kind)}"| ${nodeOf(to)}`,
    );
    const chart = ['```mermaid', 'flowchart LR', ...nodes, ...lines, '```'];
    const summary = `<details><summary><b>New edges (${links.length})</b></summary>`;
    return [summary, '', ...chart, '', '</details>'].join('\n');
  };
}

function isOfShared(change: Change): boolean {
  return change.action === 'create' && PSEUDO_TYPES.has(change.created.source.aws);
}

function newLinks(change: Change): readonly Link[] {
  const from = referenceOf(change);
  const toLink = (kind: string, to: string): Link =>
    kind === 'triggered-by' ? { from: to, kind: 'triggers', to: from } : { from, kind, to };
  if (change.action === 'create')
    return Object.entries(change.created.edges).flatMap(([kind, targets]) =>
      Object.keys(targets).map((target) => toLink(kind, target)),
    );
  if (change.action === 'delete') return [];
  return change.values.flatMap((value) => {
    const edge = toEdgeChange(value);
    return edge?.sign === '+' ? [toLink(edge.kind, edge.target)] : [];
  });
}

/** `lambda/arn:aws:lambda:…:function:cart` → `lambda cart`. */
function shortName(key: string): string {
  const [, blueprint, rest = ''] = /^([^/:]+)\/(.+)$/s.exec(key) ?? [];
  if (blueprint === undefined) return key;
  return `${blueprint} ${rest.split(/[:/]/).findLast((part) => part !== '') ?? rest}`;
}
