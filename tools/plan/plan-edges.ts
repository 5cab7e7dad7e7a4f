import type { Edit } from '../document/edit-text.ts';
import { isSameValue } from '../document/is-same-value.ts';
import type { Edge, FullEntity } from '../load/catalog.ts';
import type { EdgeFile, EdgeKind, EdgesFile } from '../model/edge.ts';
import type { ValueChange } from './change.ts';

/** An edge as it was seen once; several of one kind and target are one. */
export interface SeenEdge {
  readonly kind: EdgeKind;
  readonly target: string;
  readonly via: string;
  readonly isLikely: boolean;
  readonly isExternal: boolean;
}

/** What was seen, and what stays of what is written because nobody looked there again. */
export function mergeEdges(
  seen: readonly SeenEdge[],
  written: readonly Edge[],
  stays: (edge: Edge, via: string) => boolean,
): EdgesFile {
  const kept = written.flatMap((edge) =>
    edge.via.filter((via) => stays(edge, via)).map((via): SeenEdge => ({ ...edge, via })),
  );
  const groups = new Map<string, SeenEdge[]>();
  for (const edge of [...seen, ...kept]) {
    const key = `${edge.kind}\u0000${edge.target}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  const edges: EdgesFile = {};
  for (const [, group] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = group;
    if (first === undefined) continue;
    const targets = edges[first.kind] ?? {};
    targets[first.target] = toFile(group, first.isExternal);
    edges[first.kind] = targets;
  }
  return edges;
}

function toFile(group: readonly SeenEdge[], isExternal: boolean): EdgeFile {
  const via = [...new Set(group.map((edge) => edge.via))].toSorted();
  const [only = '', second] = via;
  return {
    via: second === undefined ? only : via,
    ...(group.every(({ isLikely }) => isLikely) ? { certainty: 'likely' as const } : {}),
    ...(isExternal ? { external: true as const } : {}),
  };
}

/** What has to change in the file of an entity for it to have these edges. */
export function changeEdges(
  existing: FullEntity,
  wanted: EdgesFile,
): { readonly values: readonly ValueChange[]; readonly edits: readonly Edit[] } {
  const written = mergeEdges([], existing.edges, () => true);
  const values: ValueChange[] = [];
  const edits: Edit[] = [];
  for (const kind of kindsOf(written, wanted)) {
    const [before, after] = [written[kind] ?? {}, wanted[kind] ?? {}];
    for (const target of [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()) {
      if (isSameValue(before[target], after[target])) continue;
      values.push({
        path: `edges.${kind}.${target}`,
        before: before[target],
        after: after[target],
      });
      const path = [...existing.origin.path, 'edges', kind, target];
      edits.push({ path, value: after[target] });
    }
  }
  return { values, edits };
}

function kindsOf(...edges: readonly EdgesFile[]): readonly EdgeKind[] {
  const kinds = edges.flatMap((each) => Object.keys(each));
  // The keys of both are kinds, as their type says.
  return [...new Set(kinds)].toSorted() as EdgeKind[];
}
