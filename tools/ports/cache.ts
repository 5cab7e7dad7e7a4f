/** The parts of a cache: what was looked at, what it said in short and in full, and what was derived of it. */
export type CachePart = 'index' | 'summaries' | 'values' | 'derived';

/** A part is read as one text, and none can be longer than some 500 million characters: what is larger is not kept. */
export const MOST_CHARACTERS = 400_000_000;

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
