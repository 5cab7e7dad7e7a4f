import { findCycles, findCyclicParts } from './find-cycles.ts';

/** What things are made of. */
export interface Edges<N> {
  needs(node: N): readonly N[];
  /** What it reads only because it reads a whole: where that would be a circle, it does not see it. None of what it needs. */
  sees(node: N): readonly N[];
}

export interface Order<N> {
  /** Each level needs only what is in those before it. */
  readonly levels: readonly (readonly N[])[];
  /** Nodes that need each other, along the way; none of them is in a level. */
  readonly cycles: readonly (readonly N[])[];
  /** What a node does not see of what it would. */
  readonly hidden: ReadonlyMap<N, ReadonlySet<N>>;
}

/** In which order to make things. The order of the nodes decides only where a cycle begins. */
export function orderProperties<N>(nodes: readonly N[], { needs, sees }: Edges<N>): Order<N> {
  const hidden = hide(nodes, { needs, sees });
  const cycles: (readonly N[])[] = [];
  const cyclic = new Set<N>();
  // A part may hold several cycles: without the first the others show.
  for (let isMore = true; isMore;) {
    const found = findCycles(nodes, (node) =>
      cyclic.has(node) ? [] : needs(node).filter((needed) => !cyclic.has(needed)),
    );
    for (const node of found.flat()) cyclic.add(node);
    cycles.push(...found);
    isMore = found.length > 0;
  }
  const sound = nodes.filter((node) => !cyclic.has(node));
  const before = (node: N): readonly N[] => {
    const seen = sees(node).filter((each) => hidden.get(node)?.has(each) !== true);
    return [...needs(node), ...seen].filter((each) => !cyclic.has(each));
  };
  return { levels: toLevels(sound, before), cycles, hidden };
}

/** Of what would be in a circle, what is seen only by chance gives way. */
function hide<N>(nodes: readonly N[], { needs, sees }: Edges<N>): ReadonlyMap<N, ReadonlySet<N>> {
  const partOf = new Map<N, number>();
  const parts = findCyclicParts(nodes, (node) => [...needs(node), ...sees(node)]);
  for (const [index, part] of parts.entries()) for (const node of part) partOf.set(node, index);
  const hidden = new Map<N, ReadonlySet<N>>();
  for (const node of nodes) {
    const part = partOf.get(node);
    const gone = sees(node).filter((seen) => part !== undefined && partOf.get(seen) === part);
    if (gone.length > 0) hidden.set(node, new Set(gone));
  }
  return hidden;
}

function toLevels<N>(
  nodes: readonly N[],
  before: (node: N) => readonly N[],
): readonly (readonly N[])[] {
  const waiting = new Map<N, number>();
  const after = new Map<N, N[]>();
  for (const node of nodes) {
    const needed = new Set(before(node));
    waiting.set(node, needed.size);
    for (const other of needed) {
      const list = after.get(other);
      if (list === undefined) after.set(other, [node]);
      else list.push(node);
    }
  }
  const levels: (readonly N[])[] = [];
  let level = nodes.filter((node) => waiting.get(node) === 0);
  while (level.length > 0) {
    levels.push(level);
    const next: N[] = [];
    for (const node of level.flatMap((done) => after.get(done) ?? [])) {
      const left = (waiting.get(node) ?? 0) - 1;
      waiting.set(node, left);
      if (left === 0) next.push(node);
    }
    level = next;
  }
  return levels;
}
