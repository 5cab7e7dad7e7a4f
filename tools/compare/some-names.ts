import type { SomeNames } from './catalog-diff.ts';

/** As many as a reader needs to find the rest. */
export const MOST_NAMES = 8;

export const NO_NAMES: SomeNames = { count: 0, names: [] };

/** Counts one more, and keeps its name if it is among the first. */
export function addName({ count, names }: SomeNames, name: string): SomeNames {
  return { count: count + 1, names: count < MOST_NAMES ? [...names, name] : names };
}

/** The first of many names, in the order of their characters. */
export function toSomeNames(names: readonly string[]): SomeNames {
  return { count: names.length, names: names.toSorted().slice(0, MOST_NAMES) };
}
