import { setMaxListeners } from 'node:events';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Context } from '../context.ts';

export interface Stop {
  readonly signal: AbortSignal;
  /** Whether a person stopped it, and not the clock. */
  isInterrupted(): boolean;
  dispose(): void;
}

/** A survey ends early when a person says so, and then changes nothing, or when its time is up. */
export function createStop(minutes: string | undefined, context: Context): Stop {
  const limit = minutes === undefined ? undefined : Number(minutes);
  if (limit !== undefined && !(limit > 0)) {
    throw new UserError(
      `--time-limit ${minutes}: not a number of minutes`,
      'write --time-limit 30',
    );
  }
  const controller = new AbortController();
  const dispose = context.onStop(() => controller.abort());
  const signals = [
    controller.signal,
    ...(limit === undefined ? [] : [AbortSignal.timeout(limit * 60_000)]),
  ];
  const signal = AbortSignal.any(signals);
  // Every call that is under way listens; the default, ten, is meant to find leaks.
  setMaxListeners(0, signal);
  return { signal, isInterrupted: () => controller.signal.aborted, dispose };
}
