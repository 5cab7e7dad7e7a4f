import { parseDate } from '../../query/parse-date.ts';

/**
 * Numbers before dates before texts before anything else, each in its own order; what is missing comes last, whichever
 * way is sorted.
 */
export function compareValues(a: unknown, b: unknown, direction: 1 | -1): number {
  const [first, second] = [toKey(a), toKey(b)];
  if (first.rank === MISSING || second.rank === MISSING) return first.rank - second.rank;
  if (first.rank !== second.rank) return direction * (first.rank - second.rank);
  if (first.key === second.key) return 0;
  return first.key < second.key ? -direction : direction;
}

const MISSING = 4;

interface Key {
  readonly rank: number;
  readonly key: number | string;
}

function toKey(value: unknown): Key {
  if (value === undefined || value === null) return { rank: MISSING, key: 0 };
  if (typeof value === 'number') return { rank: 0, key: value };
  const date = parseDate(value);
  if (date !== undefined) return { rank: 1, key: date.from };
  if (typeof value === 'string') return { rank: 2, key: value };
  return { rank: 3, key: JSON.stringify(value) };
}
