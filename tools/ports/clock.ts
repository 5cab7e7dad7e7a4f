/** Time and chance, for what waits and tries again. */
export interface Clock {
  /** Milliseconds from an arbitrary point. */
  now(): number;
  /** Resolves after so many milliseconds; rejects at once with the reason of a signal that fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to 1, and never 1. */
  random(): number;
}
