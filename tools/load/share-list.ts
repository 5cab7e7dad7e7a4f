const lists = new Map<string, readonly string[]>();

/** The first list that says the same: many entities have the same property names. */
export function shareList(list: readonly string[]): readonly string[] {
  const key = list.join('\u0000');
  const known = lists.get(key);
  if (known !== undefined) return known;
  if (lists.size < MAX_SHARED) lists.set(key, list);
  return list;
}

/** As many different lists as are worth remembering. */
const MAX_SHARED = 10_000;
