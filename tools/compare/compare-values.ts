import { isSameValue } from '../document/is-same-value.ts';
import { isRecord } from '../load/is-record.ts';

/** A value that is otherwise; undefined is absent. */
export interface ValuePair {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two sets of members: by path, as deep as both sides are mappings. */
export function compareValues(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly ValuePair[] {
  const pairs: ValuePair[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()]))
    addDifferences(pairs, { path, before: before.get(path), after: after.get(path) });
  return pairs;
}

function addDifferences(pairs: ValuePair[], pair: ValuePair): void {
  const { path, before, after } = pair;
  if (isSameMember(path, before, after)) return;
  if (!isRecord(before) || !isRecord(after)) {
    pairs.push(pair);
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    addDifferences(pairs, {
      path: `${path}.${key}`,
      before: ownValue(before, key),
      after: ownValue(after, key),
    });
}

/** Whether two values say the same. Relations and teams have no order. */
export function isSameMember(path: string, before: unknown, after: unknown): boolean {
  if (isSameValue(before, after)) return true;
  if (path !== 'team' && !path.startsWith('relations.')) return false;
  return isSameValue(toSorted(before), toSorted(after));
}

function toSorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).toSorted() : value;
}

function ownValue(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
