import { findSecret } from '../../../document/find-secret.ts';
import { CloudFailure } from '../../../ports/cloud.ts';
import type { Scope, ScopeState } from '../observation.ts';

/** How a list, or one read of it, ended. */
export type ListState = Pick<Scope, 'state' | 'reason' | 'action' | 'isRefused'>;

/** What a failed call makes of its scope. Throws what is no failure of the cloud. */
export function stateOf(error: unknown): ListState {
  if (!(error instanceof CloudFailure)) throw error;
  const { kind, message, action, isRefused } = error;
  // Services quote what they were given; a text with a secret in it is not for a log.
  const secret = findSecret(message);
  const reason =
    secret === undefined ? message : `the message holds what looks like ${secret.what}`;
  return {
    state: STATES[kind],
    reason,
    ...(action === undefined ? {} : { action }),
    ...(isRefused ? { isRefused: true } : {}),
  };
}

const STATES: Readonly<Record<CloudFailure['kind'], ScopeState>> = {
  denied: 'denied',
  unsupported: 'unsupported',
  'absent-in-region': 'absent-in-region',
  throttled: 'throttled-out',
  transient: 'failed',
  stopped: 'failed',
  'no-credentials': 'failed',
  // A list by type, without a parent, that finds nothing answers with an empty page.
  'not-found': 'failed',
  elsewhere: 'failed',
  failed: 'failed',
};
