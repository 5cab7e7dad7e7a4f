import type { ValueChange } from '../plan/change.ts';

/** One edge that came, went, or was seen elsewhere. */
export interface EdgeChange {
  readonly sign: '+' | '-' | '~';
  readonly kind: string;
  readonly target: string;
  /** Where it is, or was, seen, and whether that is certain. */
  readonly note: string;
}

/** A change below `edges`, as people read it; undefined for every other one. */
export function toEdgeChange({ path, before, after }: ValueChange): EdgeChange | undefined {
  const [, kind, target] = /^edges\.([a-z-]+)\.(.+)$/s.exec(path) ?? [];
  if (kind === undefined || target === undefined) return undefined;
  const sign = before === undefined ? '+' : after === undefined ? '-' : '~';
  return { sign, kind, target, note: noteOf(after ?? before) };
}

function noteOf(edge: unknown): string {
  if (typeof edge !== 'object' || edge === null) return '';
  const via = 'via' in edge ? [edge.via].flat().map(String).join(', ') : '';
  return 'certainty' in edge ? `likely · ${via}` : via;
}
