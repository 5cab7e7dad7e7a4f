import type { GraphLink } from '../graph/catalog-graph.ts';
import type { Neighbourhood } from '../graph/walk-graph.ts';
import { createColours, type Colours } from './colours.ts';
import { count } from './count.ts';
import { kindPhrase } from './kind-phrase.ts';
import { nodeLabel } from './node-label.ts';
import { printable } from './printable.ts';

/** What is around an entity as a tree, in which everything stands once, below what it was met from. */
export function renderGraphText(found: Neighbourhood, hasColours: boolean): string {
  const colours = createColours(hasColours);
  const tree = createTree(found);
  const lines = [colours.bold(labelOf(found, found.start.id)), ...branches(tree, found, colours)];
  if (found.nodes.length === 1) lines.push(colours.dim('  nothing is connected with it'));
  if (found.omitted > 0) {
    const what = count(found.omitted, 'entity', 'entities');
    lines.push('', colours.dim(`… and ${what} further away: --depth or --most shows more`));
  }
  return `${lines.join('\n')}\n`;
}

interface Branch {
  readonly link: GraphLink;
  readonly other: string;
  readonly isIncoming: boolean;
  /** It stands elsewhere in the tree. */
  readonly isRepeated: boolean;
}

type Tree = ReadonlyMap<string, readonly Branch[]>;

/** Nodes come by distance, so that each is put below the first that led to it. */
function createTree({ nodes, links, leaves }: Neighbourhood): Tree {
  const tree = new Map<string, Branch[]>(nodes.map(({ id }) => [id, []]));
  const placed = new Set([nodes[0]?.id]);
  const done = new Set<GraphLink>();
  const byEnd = new Map<string, GraphLink[]>();
  for (const link of links)
    for (const end of new Set([link.from, link.to]))
      byEnd.set(end, [...(byEnd.get(end) ?? []), link]);
  for (const { id } of nodes) {
    if (leaves.has(id)) continue;
    for (const link of byEnd.get(id) ?? []) {
      if (done.has(link)) continue;
      done.add(link);
      const isIncoming = link.to === id;
      const other = isIncoming ? link.from : link.to;
      tree.get(id)?.push({ link, other, isIncoming, isRepeated: placed.has(other) });
      placed.add(other);
    }
  }
  return tree;
}

function branches(tree: Tree, found: Neighbourhood, colours: Colours): string[] {
  const lines: string[] = [];
  const visit = (id: string, indent: string): void => {
    const rows = tree.get(id) ?? [];
    for (const [index, { link, other, isIncoming, isRepeated }] of rows.entries()) {
      const isLast = index === rows.length - 1;
      const arrow = isIncoming ? '←' : '→';
      const phrase = `${arrow} ${printable(kindPhrase(link.kind, isIncoming))}`;
      const notes = [
        ...(link.isLikely ? ['likely'] : []),
        ...(link.via.length === 0 ? [] : [printable(link.via.join(', '))]),
        ...(isRepeated ? ['see above'] : []),
      ];
      const note = notes.length === 0 ? '' : `  ${colours.dim(notes.join(' · '))}`;
      lines.push(
        `${indent}${isLast ? '└─' : '├─'} ${colours.cyan(phrase)} ${labelOf(found, other)}${note}`,
      );
      if (!isRepeated) visit(other, `${indent}${isLast ? '   ' : '│  '}`);
    }
  };
  visit(found.start.id, '');
  return lines;
}

function labelOf({ nodes }: Neighbourhood, id: string): string {
  const node = nodes.find((each) => each.id === id);
  return printable(node === undefined ? id : nodeLabel(node));
}
