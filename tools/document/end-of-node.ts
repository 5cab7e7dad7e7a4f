import { isCollection, isNode, type Pair } from 'yaml';

/** Where the last scalar of a value ends: the ranges of collections reach into the comments that follow. */
export function endOfNode(node: unknown): number | undefined {
  if (!isNode(node) || !node.range) return undefined;
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    const last = node.items.at(-1);
    if (isNode(last)) return endOfNode(last);
    if (typeof last === 'object' && last !== null && 'value' in last) {
      const { key, value } = last as Pair;
      return isNode(value) ? endOfNode(value) : isNode(key) ? key.range?.[1] : undefined;
    }
  }
  return node.range[1];
}
