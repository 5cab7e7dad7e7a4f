import { nearestName } from '../diagnostics/nearest-name.ts';

/** ``write `name` `` for the nearest name, or a short list of all of them, or nothing. */
export function suggest(name: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates];
  const near = nearestName(name, names);
  if (near !== undefined) return `write \`${near}\``;
  if (names.length === 0 || names.length > 12) return undefined;
  return `known here: ${names.join(', ')}`;
}
