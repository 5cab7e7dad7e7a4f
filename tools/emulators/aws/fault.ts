import type { EstateResource } from './estate-resource.ts';

/** Something that goes wrong on purpose, for every call that matches. */
export interface Fault {
  readonly match: {
    readonly operation?: 'ListResources' | 'GetResource';
    readonly type?: string;
    readonly account?: string;
    readonly region?: string;
    readonly identifier?: string;
  };
  readonly kind: FaultKind;
  /** How often, from the first match on. Default: always. */
  times?: number;
  /** What comes into being after a call that `appear` matches: the first of its list, so that pages shift. */
  readonly resource?: EstateResource;
}

export type FaultKind =
  // The call is answered with an error, as the real service words it.
  | 'denied'
  | 'unrecognized'
  | 'throttle'
  | 'internal'
  | 'type-not-found'
  | 'not-found'
  | 'wrong-region'
  // What the service behind said, wrapped in a GeneralServiceException.
  | 'general-denied'
  | 'general-throttle'
  | 'general-not-found'
  | 'general-fault'
  // The answer is none of the protocol, or there is none.
  | 'html-503'
  | 'nonsense'
  | 'hang'
  | 'reset'
  // The call is answered, and something else is not as it should be.
  | 'truncate'
  | 'vanish'
  | 'appear';

/** A call as the server understood it. */
export interface RequestRecord {
  readonly operation: string;
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly identifier?: string;
}

/** The first fault that matches and is not used up; using it counts. */
export function takeFault(faults: readonly Fault[], request: RequestRecord): Fault | undefined {
  const fault = faults.find(
    ({ match, times }) =>
      times !== 0 &&
      Object.entries(match).every(([key, value]) => Reflect.get(request, key) === value),
  );
  if (fault?.times !== undefined) fault.times -= 1;
  return fault;
}
