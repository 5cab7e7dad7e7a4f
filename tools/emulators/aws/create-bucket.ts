/** How many calls an account and region may make: so many a second, and so many at once after a rest. */
export interface CallLimit {
  readonly rate: number;
  readonly burst: number;
}

/** A token bucket: whether the next call is served. `now` is in milliseconds. */
export function createBucket({ rate, burst }: CallLimit, now: () => number): () => boolean {
  let tokens = burst;
  let last = now();
  return () => {
    const time = now();
    tokens = Math.min(burst, tokens + ((time - last) / 1000) * rate);
    last = time;
    const isServed = tokens >= 1;
    if (isServed) tokens -= 1;
    return isServed;
  };
}
