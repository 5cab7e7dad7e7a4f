import { resolvePlain } from './plain-scalar.ts';

/** An object without prototype, as to-value.ts makes them. */
export type PlainObject = Record<string, unknown>;

/** Far below what is-too-deep.ts refuses, which counts a key and its colon as a level each. */
export const PLAIN_DEPTH = 30;

/** Adds an entry; false if there is no value, the key is there already, or it is one that gets a diagnostic. */
export function addKey(object: PlainObject, key: string, value: unknown): boolean {
  if (value === undefined || object[key] !== undefined || key === '__proto__') return false;
  const first = key.charCodeAt(0);
  if (first >= 0x201c && first <= 0x201f) return false;
  object[key] = value;
  return true;
}

/** Whether a key without quotes is a text: `1`, `true` and `~` are not, and `<<` is one that elsewhere merges. */
export function isPlainKey(key: string): boolean {
  return key !== '<<' && !key.endsWith(' ') && resolvePlain(key) === key;
}
