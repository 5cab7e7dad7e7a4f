/** Whether an entity is one that another repository owns, by the patterns of `external`. */
export function createExternal(
  patterns: readonly string[],
): (blueprint: string, identifier: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !pattern.includes('*')));
  const parts = patterns
    .filter((pattern) => pattern.includes('*'))
    .map((pattern) => pattern.split('*'));
  return (blueprint, identifier) => {
    const name = `${blueprint}/${identifier}`;
    return exact.has(name) || parts.some((part) => matches(part, name));
  };
}

/** Whether the parts follow each other in the text: `*` without a regular expression. */
function matches(parts: readonly string[], text: string): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const index = text.indexOf(part, from);
    if (index === -1) return false;
    from = index + part.length;
  }
  return text.endsWith(last) && from <= text.length - last.length;
}
