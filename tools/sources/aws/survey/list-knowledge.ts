import { isSameValue } from '../../../document/is-same-value.ts';

/** What this run has learnt of the lists of a type. */
export interface ListKnowledge {
  /** Whether a list tells all that a read would tell. */
  isFull(type: string): boolean;
  /** How many of a list are to be read before that can be known. */
  sampleOf(type: string): number;
  learn(type: string, listed: Properties, read: Properties): void;
}

type Properties = Readonly<Record<string, unknown>>;

/** Reads that must agree with the list, the last of them with tags: what a list leaves out, if anything, is tags. */
const ENOUGH = 5;

/**
 * Cloud Control promises of a list "some or all" of the properties. Whether it is all is learnt anew in each run:
 * a type is taken for full after so many reads that said what the list had said, some of a resource with
 * tags, and never after one that said more.
 */
export function createListKnowledge(): ListKnowledge {
  const agreed = new Map<string, { count: number; hasTags: boolean }>();
  const partial = new Set<string>();
  const isFull = (type: string): boolean => {
    const known = agreed.get(type);
    return !partial.has(type) && known !== undefined && known.hasTags && known.count >= ENOUGH;
  };
  return {
    isFull,
    sampleOf: (type) => (partial.has(type) ? Number.POSITIVE_INFINITY : ENOUGH),
    learn(type, listed, read) {
      if (!isSameValue(listed, read)) {
        partial.add(type);
        return;
      }
      const known = agreed.get(type) ?? { count: 0, hasTags: false };
      known.count += 1;
      known.hasTags ||= Object.entries(read).some(([name, value]) => isTags(name, value));
      agreed.set(type, known);
    },
  };
}

function isTags(name: string, value: unknown): boolean {
  const isNamed = /tags$/i.test(name);
  return isNamed && typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
