import type { Scope } from '../observation.ts';
import type { KnownResource } from './survey.ts';

/**
 * Tells regions that are not enabled from wrong credentials: all of a region refused them, another region of the same
 * account took them, and the catalog has nothing there. Whatever is not certain stays a failure.
 */
export function settleRegions(
  scopes: readonly Scope[],
  known: readonly KnownResource[],
): readonly Scope[] {
  const answered = new Set(
    scopes.flatMap(({ account, state, isRefused }) =>
      isRefused !== true && (state === 'complete' || state === 'truncated?') ? [account] : [],
    ),
  );
  const open = new Set(
    scopes.flatMap((scope) =>
      scope.isRefused === true || isSilent(scope) ? [] : [placeOf(scope)],
    ),
  );
  const inhabited = new Set(known.map(placeOf));
  return scopes.map(({ isRefused, ...scope }): Scope => {
    if (isRefused !== true) return scope;
    const place = placeOf(scope);
    if (open.has(place) || inhabited.has(place) || !answered.has(scope.account)) return scope;
    const reason = `the region does not seem to be enabled in this account: ${scope.reason ?? ''}`;
    return { ...scope, state: 'absent-in-region', reason };
  });
}

/** Says nothing of the region: no call was made, or the region does not know the type. */
function isSilent({ state }: Scope): boolean {
  return state === 'unsupported' || state === 'absent-in-region';
}

function placeOf({ account, region }: { account: string; region: string }): string {
  return `${account} ${region}`;
}
