import { GUESSING } from '../edges/edge-rules.ts';
import { getAwsType } from '../types.ts';

/** Every type with the types it is listed by before it, each once. */
export function withParents(types: readonly string[]): readonly string[] {
  const ordered = new Set<string>();
  const add = (type: string): void => {
    const { parent } = getAwsType(type);
    if (parent !== undefined) add(parent.type);
    ordered.add(type);
  };
  for (const type of types) add(type);
  // A child waits for its parents: those that wait for nothing go first.
  return [...ordered].toSorted((a, b) => depthOf(a) - depthOf(b));
}

function depthOf(type: string): number {
  const { parent } = getAwsType(type);
  if (parent !== undefined) return 1 + depthOf(parent.type);
  // It waits for the names that it may hold.
  return GUESSING.has(type) ? 1 : 0;
}
