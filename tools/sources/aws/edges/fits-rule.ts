/** Whether a rule speaks of a path of a type. */
export function fitsRule(
  rule: { readonly type: string; readonly path: string },
  type: string,
  path: string,
): boolean {
  if (rule.type !== '*' && rule.type !== type) return false;
  if (rule.path.startsWith('…')) {
    const end = rule.path.slice(1);
    return path === end || path.endsWith(`.${end}`) || path.endsWith(end);
  }
  return path === rule.path || path.startsWith(`${rule.path}.`);
}
