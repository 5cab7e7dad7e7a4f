/** Something that goes wrong on purpose, for every call that matches. */
export interface Fault {
  readonly match: {
    readonly operation?: 'ListResources' | 'GetResource';
    readonly type?: string;
    readonly account?: string;
    readonly region?: string;
    readonly identifier?: string;
  };
  readonly kind:
    | 'denied'
    | 'unrecognized'
    | 'throttle'
    | 'general-denied'
    | 'internal'
    | 'type-not-found'
    | 'truncate'
    | 'html-503'
    | 'not-found'
    | 'nonsense';
  /** How often, from the first match on. Default: always. */
  times?: number;
}

/** A call as the server understood it. */
export interface RequestRecord {
  readonly operation: string;
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly identifier?: string;
}

/** The first fault that matches and is not used up; using it counts. */
export function takeFault(
  faults: readonly Fault[],
  request: RequestRecord,
): Fault['kind'] | undefined {
  const fault = faults.find(
    ({ match, times }) =>
      times !== 0 &&
      Object.entries(match).every(([key, value]) => Reflect.get(request, key) === value),
  );
  if (fault?.times !== undefined) fault.times -= 1;
  return fault?.kind;
}
