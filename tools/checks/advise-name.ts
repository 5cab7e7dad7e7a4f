import { createNames, isSameName, type Names } from '../diagnostics/nearest-name.ts';
import type { FixEdit } from '../document/fix.ts';
import type { Advice, Place } from '../load/finding.ts';
import { suggest } from './suggest.ts';

/**
 * The hint of `suggest`, and how to make the change: `key` renames the last key of the place,
 * `value` writes the name as its value. Safe where the names differ only in case and separators.
 */
export function adviseName(
  name: string,
  candidates: Iterable<string> | Names,
  { origin, path: below }: Place,
  part: 'key' | 'value',
): Advice {
  const names = 'nearest' in candidates ? candidates : createNames(candidates);
  const hint = suggest(name, names);
  const near = names.nearest(name);
  if (near === undefined) return hint === undefined ? {} : { hint };
  const at = { index: origin.index, path: [...origin.path, ...below] };
  const edit: FixEdit =
    part === 'key' ? { kind: 'rename', ...at, to: near } : { kind: 'text', ...at, to: near };
  return { hint: `write \`${near}\``, fix: { isSafe: isSameName(name, near), edit } };
}
