import { setImmediate } from 'node:timers/promises';
import { createRandom } from '../emulators/aws/shuffle.ts';
import type { Clock } from '../ports/clock.ts';

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

export interface VirtualClock extends Clock {
  /** Lets time pass, from one timer to the next, until the work is done. */
  run<T>(work: Promise<T>): Promise<T>;
}

/** A clock whose hours take no time, with chance from a seed. */
export function createVirtualClock(seed = 1): VirtualClock {
  let now = 0;
  let timers: Timer[] = [];
  return {
    now: () => now,
    random: createRandom(seed),
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const stop = (): void => reject(signal?.reason as Error);
        if (signal?.aborted === true) {
          stop();
          return;
        }
        signal?.addEventListener('abort', stop, { once: true });
        const wake = (): void => {
          signal?.removeEventListener('abort', stop);
          resolve();
        };
        timers.push({ at: now + Math.max(0, milliseconds), wake });
      }),
    async run(work) {
      let isDone = false;
      const watch = async (): Promise<void> => {
        await Promise.allSettled([work]);
        isDone = true;
      };
      const watched = watch();
      for (;;) {
        await setImmediate();
        if (isDone) {
          await watched;
          return await work;
        }
        const [first] = timers.toSorted((a, b) => a.at - b.at);
        if (first === undefined) throw new Error('nothing will ever happen: the work hangs');
        now = Math.max(now, first.at);
        timers = timers.filter((timer) => timer !== first);
        first.wake();
      }
    },
  };
}
