const FIRST_MS = 250;
const MOST_MS = 20_000;

/** Full jitter: anything up to a bound that doubles, so that calls that failed together do not come back together. */
export function backoff(attempt: number, random: number): number {
  return random * Math.min(MOST_MS, FIRST_MS * 2 ** (attempt - 1));
}
