import type { Clock } from '../../../ports/clock.ts';

/** The pace of one account and region: calls a second, and calls under way at once. */
export interface Limiter {
  /** Resolves when a call may start. What it answers must be called when the call has ended. */
  start(signal: AbortSignal | undefined): Promise<() => void>;
  /** A call that was under way was refused. */
  throttled(): void;
}

/**
 * AWS publishes no limit for Cloud Control; throttles were measured from 25 to 30 calls a second (aws-nuke#508),
 * and some services behind it give up sooner. So the pace is found: doubled each second until the first
 * throttle, then up and down by shares, up slowly (AIMD, with steps that suit two calls a second and forty).
 */
const START = 8;
const LEAST = 0.5;
const MOST = 40;
const UP_EACH_SECOND = 0.02;
const DOWN = 0.92;
const DOWN_FROM_SEARCH = 0.5;
/** Of a service that takes two seconds an answer, 40 calls a second need 80 at once. */
const AT_ONCE = 80;

interface Waiting {
  readonly go: () => void;
  readonly stop: (reason: unknown) => void;
  readonly signal: AbortSignal | undefined;
}

export function createLimiter(clock: Clock): Limiter {
  const queue: Waiting[] = [];
  let rate = START;
  let isSearching = true;
  let underWay = 0;
  let isPumping = false;
  let lastStart = Number.NEGATIVE_INFINITY;
  let lastGrowth = clock.now();
  /** Calls that started before the last change say nothing about the pace since. */
  let lastChange = Number.NEGATIVE_INFINITY;
  const grow = (): void => {
    const now = clock.now();
    const seconds = Math.min(1, (now - lastGrowth) / 1000);
    lastGrowth = now;
    rate = Math.min(MOST, rate * (isSearching ? 2 : 1 + UP_EACH_SECOND) ** seconds);
  };
  /** One call after the other leaves the queue, so that a new pace holds for all that wait. */
  const pump = async (): Promise<void> => {
    if (isPumping) return;
    isPumping = true;
    while (queue.length > 0 && underWay < AT_ONCE) {
      const pause = lastStart + 1000 / rate - clock.now();
      // Nobody learns from a pace that is not walked: it grows only while calls wait for it.
      if (pause > 0) await clock.sleep(pause);
      if (pause > 0) grow();
      const next = queue.shift();
      if (next === undefined) break;
      if (next.signal?.aborted === true) {
        next.stop(next.signal.reason);
        continue;
      }
      lastStart = clock.now();
      underWay += 1;
      next.go();
    }
    isPumping = false;
  };
  return {
    async start(signal) {
      await new Promise<void>((go, stop) => {
        queue.push({ go, stop, signal });
        void pump();
      });
      return () => {
        underWay -= 1;
        void pump();
      };
    },
    throttled() {
      const now = clock.now();
      if (now - lastChange < 1_000) return;
      lastChange = now;
      lastGrowth = now;
      rate = Math.max(LEAST, rate * (isSearching ? DOWN_FROM_SEARCH : DOWN));
      isSearching = false;
    },
  };
}
