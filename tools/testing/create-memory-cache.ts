import type { Cache, CachePart } from '../ports/cache.ts';

export interface MemoryCache extends Cache {
  readonly texts: Map<CachePart, string>;
  /** The parts that were written, in order. */
  readonly writes: CachePart[];
}

/** A cache in memory, whose clock stands where the test puts it. */
export function createMemoryCache(now = () => Date.now()): MemoryCache {
  const texts = new Map<CachePart, string>();
  const writes: CachePart[] = [];
  let ids = 0;
  return {
    texts,
    writes,
    program: 'test',
    now,
    newId: () => `id${(ids += 1)}`,
    read: (part) => Promise.resolve(texts.get(part)),
    write: (part, written) => {
      texts.set(part, [...written].join(''));
      writes.push(part);
      return Promise.resolve();
    },
  };
}
