import type { JqResult } from './jq-result.ts';

/** The keys of a program that is nothing but a path (`.Properties.Arn`), or undefined for any other. */
export function plainPath(program: string): readonly string[] | undefined {
  return /^\s*(\.[A-Za-z_][A-Za-z0-9_]*)+\s*$/.test(program)
    ? program.trim().slice(1).split('.')
    : undefined;
}

/** What jq answers to such a path: null where a key is absent, an error where there is no mapping. */
export function readPath(path: readonly string[], input: unknown): JqResult {
  let value = input;
  for (const key of path) {
    if (value === null || value === undefined) return { kind: 'value', value: null };
    if (typeof value !== 'object' || Array.isArray(value)) {
      const type = Array.isArray(value) ? 'array' : typeof value;
      return { kind: 'error', message: `Cannot index ${type} with string ("${shortened(key)}")` };
    }
    value = Object.hasOwn(value, key) ? Reflect.get(value, key) : null;
  }
  return { kind: 'value', value: value ?? null };
}

/** Longer keys than this jq cuts when it says what is wrong. */
const LONGEST = 27;

function shortened(key: string): string {
  return key.length > LONGEST ? `${key.slice(0, LONGEST - 3)}...` : key;
}
