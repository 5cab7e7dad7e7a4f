/** A place for what can be computed again: it may be empty, stale or broken at any time. */
export interface Cache {
  /** Undefined where there is nothing. Never throws. */
  read(): Promise<string | undefined>;
  /** In one step, so that no other run reads half of it. What cannot be written is not written. */
  write(parts: Iterable<string>): Promise<void>;
  /** Changes with the program itself: what another program computed is not reused. */
  readonly program: string;
  /** Milliseconds since 1970: a file that was changed as late as the cache was written may change again unseen. */
  now(): number;
}
