import type { Cache } from '../ports/cache.ts';

/** Remembers nothing. With it entities have versions all the same, by which two states are told apart. */
export const NO_CACHE: Cache = {
  program: '',
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
  now: () => 0,
  newId: () => '',
};
