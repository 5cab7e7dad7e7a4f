interface Surveyed {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly parent?: string;
  readonly identifier?: string;
  readonly id?: string;
}

/** The order of what a survey finds, whatever order it was found in. */
export function compareSurveyed(a: Surveyed, b: Surveyed): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function keyOf({ account, region, type, parent, identifier, id }: Surveyed): string {
  return [account, region, type, parent ?? '', identifier ?? id ?? ''].join('\u0000');
}
