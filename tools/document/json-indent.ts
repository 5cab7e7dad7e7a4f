/** How a JSON text is indented, or undefined where the text is not JSON. */
export function jsonIndent(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return /\n([ \t]+)/.exec(text)?.[1] ?? '';
}
