import type { Change } from '../plan/change.ts';
import { codeSpan } from './markdown-text.ts';

/** Names for a table: where several of one blueprint are called the same, each is told with its region. */
export function createNamer(changes: readonly Change[]): (change: Change) => string {
  const keyOf = ({ blueprint, title }: Change): string => JSON.stringify([blueprint, title]);
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(keyOf(change), (counts.get(keyOf(change)) ?? 0) + 1);
  return (change) => {
    const name = codeSpan(change.title);
    return (counts.get(keyOf(change)) ?? 0) > 1 ? `${name} ${codeSpan(change.region)}` : name;
  };
}
