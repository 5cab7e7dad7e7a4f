/**
 * The cycles of a graph, each once, as the nodes along it, the smallest first: one for every strongly
 * connected part, which is enough to mend it and look again.
 */
export function findCycles<T>(
  nodes: Iterable<T>,
  next: (node: T) => readonly T[],
): readonly (readonly T[])[] {
  return findCyclicParts(nodes, next).map((part) => wayAround(part, next));
}

/**
 * The strongly connected parts of a graph that hold a cycle. Tarjan's algorithm without recursion,
 * so that a chain of a million entities does not overflow the stack.
 */
export function findCyclicParts<T>(
  nodes: Iterable<T>,
  next: (node: T) => readonly T[],
): readonly (readonly T[])[] {
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const onStack = new Set<T>();
  const stack: T[] = [];
  const parts: (readonly T[])[] = [];
  for (const start of nodes) {
    if (index.has(start)) continue;
    const work: { readonly node: T; readonly edges: readonly T[]; position: number }[] = [];
    const enter = (node: T): void => {
      index.set(node, index.size);
      low.set(node, index.size - 1);
      stack.push(node);
      onStack.add(node);
      work.push({ node, edges: next(node), position: 0 });
    };
    enter(start);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { node } = frame;
      const target = frame.edges[frame.position];
      frame.position += 1;
      if (target !== undefined && !index.has(target)) {
        enter(target);
        continue;
      }
      if (target !== undefined && onStack.has(target)) lower(low, node, index.get(target));
      if (target !== undefined) continue;
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(low, parent.node, low.get(node));
      if (low.get(node) !== index.get(node)) continue;
      const part = stack.splice(stack.lastIndexOf(node));
      for (const member of part) onStack.delete(member);
      if (part.length > 1 || next(node).includes(node)) parts.push(part);
    }
  }
  return parts;
}

function lower<T>(low: Map<T, number>, node: T, value: number | undefined): void {
  const current = low.get(node);
  if (value !== undefined && (current === undefined || value < current)) low.set(node, value);
}

/** A shortest way from the first node of a connected part back to it. */
function wayAround<T>(part: readonly T[], next: (node: T) => readonly T[]): readonly T[] {
  const [start] = part;
  if (start === undefined) return [];
  const inside = new Set(part);
  const from = new Map<T, T>();
  const queue: T[] = [start];
  for (const node of queue) {
    const targets = next(node);
    if (targets.includes(start)) return [start, ...wayTo(node, start, from)];
    for (const target of targets) {
      if (!inside.has(target) || from.has(target)) continue;
      from.set(target, node);
      queue.push(target);
    }
  }
  return [start];
}

/** The nodes from behind the start to the end. */
function wayTo<T>(end: T, start: T, from: ReadonlyMap<T, T>): readonly T[] {
  const way: T[] = [];
  for (let at: T | undefined = end; at !== undefined && at !== start; at = from.get(at))
    way.push(at);
  return way.toReversed();
}
