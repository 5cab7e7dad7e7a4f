/** The parts of a cache: what was looked at, and what it said. */
export type CachePart = 'index' | 'summaries';

/** Texts that may be gone at any time: results that can be computed again. */
export interface Cache {
  /** Undefined where there is nothing. Never throws. */
  read(part: CachePart): Promise<string | undefined>;
  /** In one step, so that no other run reads half of it. What cannot be written is not written. */
  write(part: CachePart, texts: Iterable<string>): Promise<void>;
  /** Changes with the program itself: what another program computed is not reused. */
  readonly program: string;
  /** Milliseconds since 1970: a file that was changed as late as the cache was written may change again unseen. */
  now(): number;
  /** A word that no other run has. */
  newId(): string;
}
