import type { Scope } from '../observation.ts';

/** Whether another try would most likely say the same: such a scope is not read again by a run that goes on. */
export function isSettled({ state }: Scope): boolean {
  return (
    state === 'complete' ||
    state === 'truncated?' ||
    state === 'unsupported' ||
    state === 'absent-in-region'
  );
}
