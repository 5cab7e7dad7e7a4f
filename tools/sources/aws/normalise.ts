/**
 * Properties in one order, whatever order AWS answered in: three of four tag lists come back unsorted,
 * and differently at each call. Arrays are sets unless the type says that their order means something.
 */
export function normalise(
  properties: Readonly<Record<string, unknown>>,
  ordered: readonly string[],
): Readonly<Record<string, unknown>> {
  const entries = Object.keys(properties)
    .toSorted()
    .map((key) => [key, normaliseValue(properties[key], key, ordered)] as const);
  return Object.fromEntries(entries);
}

function normaliseValue(value: unknown, key: string, ordered: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((element) => normaliseValue(element, key, ordered));
    return ordered.includes(key) ? elements : elements.toSorted(byText);
  }
  if (typeof value !== 'object' || value === null) return value;
  return normalise(Object.fromEntries(Object.entries(value)), ordered);
}

/** Tags by their key, everything else by its JSON. */
function byText(a: unknown, b: unknown): number {
  const [left, right] = [sortText(a), sortText(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function sortText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'Key' in value) {
    return `${String(value.Key)}\u0000${JSON.stringify(value)}`;
  }
  return JSON.stringify(value) ?? '';
}
