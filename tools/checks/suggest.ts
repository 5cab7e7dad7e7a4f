import { createNames, type Names } from '../diagnostics/nearest-name.ts';

/** ``write `name` `` for the nearest name, or a short list of all of them, or nothing. */
export function suggest(name: string, candidates: Iterable<string> | Names): string | undefined {
  const names = 'nearest' in candidates ? candidates : createNames(candidates);
  const near = names.nearest(name);
  if (near !== undefined) return `write \`${near}\``;
  if (names.size === 0 || names.size > 12) return undefined;
  return `known here: ${[...names].join(', ')}`;
}
