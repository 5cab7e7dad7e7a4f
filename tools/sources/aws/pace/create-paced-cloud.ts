import type { Clock } from '../../../ports/clock.ts';
import { CloudFailure, type Cloud, type CloudPlace } from '../../../ports/cloud.ts';
import { backoff } from './backoff.ts';
import { createLimiter, type Limiter } from './create-limiter.ts';

/** A throttled call was not made, and may be tried often; a broken one may have a reason that stays. */
const ATTEMPTS = { throttled: 12, transient: 5 } as const;

/**
 * The same cloud, at the pace that each account and region bears: calls wait for their turn, and are made again
 * where that may help. The only place that tries again, so that every call is counted.
 */
export function createPacedCloud(cloud: Cloud, clock: Clock): Cloud {
  const limiters = new Map<string, Limiter>();
  const limiterOf = ({ account, region }: CloudPlace): Limiter => {
    const key = `${account} ${region}`;
    const limiter = limiters.get(key) ?? createLimiter(clock);
    limiters.set(key, limiter);
    return limiter;
  };
  const paced = async <T>(
    place: CloudPlace,
    signal: AbortSignal | undefined,
    call: () => Promise<T>,
  ): Promise<T> => {
    const limiter = limiterOf(place);
    for (let attempt = 1; ; attempt += 1) {
      const end = await start(limiter, signal);
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof CloudFailure)) throw error;
        if (error.kind !== 'throttled' && error.kind !== 'transient') throw error;
        if (error.kind === 'throttled') limiter.throttled();
        if (attempt >= ATTEMPTS[error.kind]) throw error;
      } finally {
        end();
      }
      await wait(clock, backoff(attempt, clock.random()), signal);
    }
  };
  return {
    list: (place, query, signal) => paced(place, signal, () => cloud.list(place, query, signal)),
    get: (place, resource, signal) =>
      paced(place, signal, () => cloud.get(place, resource, signal)),
  };
}

async function start(limiter: Limiter, signal: AbortSignal | undefined): Promise<() => void> {
  try {
    signal?.throwIfAborted();
    return await limiter.start(signal);
  } catch (error) {
    throw stopped(error);
  }
}

async function wait(clock: Clock, milliseconds: number, signal: AbortSignal | undefined) {
  try {
    await clock.sleep(milliseconds, signal);
  } catch (error) {
    throw stopped(error);
  }
}

function stopped(cause: unknown): CloudFailure {
  return new CloudFailure('stopped', 'the survey was stopped', { cause });
}
