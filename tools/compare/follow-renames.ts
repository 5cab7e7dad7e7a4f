import type { Blueprint } from '../load/catalog.ts';
import type { PropertyDefinition } from '../model/blueprint.ts';
import { isSameMember, type ValuePair } from './compare-values.ts';
import type { Renames } from './renames.ts';

/** Of references that follow, what they point to: `blueprint` and its new identifier. Undefined for any other difference. */
export interface Followed {
  readonly blueprint: string;
  readonly identifiers: readonly string[];
}

/** Whether a value is the old one with the names that its targets have now. */
export function followRenames(
  { path, before, after }: ValuePair,
  blueprint: Blueprint | undefined,
  renames: Renames,
): Followed | undefined {
  const target = targetOf(path, blueprint);
  const names = target === undefined ? undefined : renames.get(target);
  if (target === undefined || names === undefined) return undefined;
  const identifiers: string[] = [];
  const follow = (value: unknown): unknown => {
    const name = typeof value === 'string' ? names.get(value) : undefined;
    if (name !== undefined) identifiers.push(name);
    return name ?? value;
  };
  const followed = Array.isArray(before) ? before.map(follow) : follow(before);
  if (identifiers.length === 0 || !isSameMember(path, followed, after)) return undefined;
  return { blueprint: target, identifiers };
}

/** The blueprint that a value of this path points to. */
function targetOf(path: string, blueprint: Blueprint | undefined): string | undefined {
  if (path === 'team') return '_team';
  const [kind, name] = splitPath(path);
  if (kind === 'relations') return blueprint?.relations[name]?.target;
  if (kind !== 'properties') return undefined;
  const definition = blueprint?.properties[name];
  const format = definition === undefined ? undefined : formatOf(definition);
  return format === 'team' || format === 'user' ? `_${format}` : undefined;
}

function splitPath(path: string): readonly [kind: string, name: string] {
  const dot = path.indexOf('.');
  return dot === -1 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)];
}

function formatOf({ format, items }: PropertyDefinition): string | undefined {
  return format ?? items?.format;
}
