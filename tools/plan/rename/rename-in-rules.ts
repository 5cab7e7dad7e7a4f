import type { Path } from '../../document/path.ts';
import type { Origin } from '../../load/catalog.ts';
import { isRecord } from '../../load/is-record.ts';
import { setText, type RenameEdit } from './rename.ts';

/**
 * The texts anywhere in a value that the predicate knows by their key. In a search rule
 * `{property: $blueprint, value: X}` the value is known by the property.
 */
export function renameInRules(
  value: unknown,
  origin: Origin,
  isName: (key: string, text: string) => boolean,
  to: string,
): RenameEdit[] {
  const edits: RenameEdit[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (Array.isArray(node))
      for (const [index, each] of node.entries()) visit(each, [...path, index]);
    if (!isRecord(node)) return;
    for (const [key, member] of Object.entries(node)) {
      const name = key === 'value' && typeof node['property'] === 'string' ? node['property'] : key;
      if (typeof member === 'string' && isName(name, member))
        edits.push(setText(origin, [...path, key], to));
      else visit(member, [...path, key]);
    }
  };
  visit(value, []);
  return edits;
}
