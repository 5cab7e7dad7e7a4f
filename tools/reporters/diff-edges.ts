import type { EdgesDiff } from '../compare/catalog-diff.ts';
import { count } from './count.ts';

const MOST_SHOWN = 3;

/** How the edges of an entity changed: counts, and the first few by name. Undefined where they did not. */
export interface EdgesSummary {
  /** `2 new, 1 gone` */
  readonly counts: string;
  /** Such as `+ calls lambda/pay`. */
  readonly shown: readonly string[];
  readonly left: number;
}

export function summariseEdges({
  added,
  removed,
  changed,
  following,
}: EdgesDiff): EdgesSummary | undefined {
  const names = [
    ...removed.map((name) => `- ${name}`),
    ...added.map((name) => `+ ${name}`),
    ...changed.map((name) => `~ ${name}`),
  ];
  const counts = [
    added.length === 0 ? [] : [`${added.length} new`],
    removed.length === 0 ? [] : [`${removed.length} gone`],
    changed.length === 0 ? [] : [`${changed.length} seen elsewhere`],
    following.length === 0 ? [] : [`${count(following.length, 'target')} renamed`],
  ].flat();
  if (counts.length === 0) return undefined;
  const shown = names.slice(0, MOST_SHOWN);
  return { counts: counts.join(', '), shown, left: names.length - shown.length };
}
