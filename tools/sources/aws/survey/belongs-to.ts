/**
 * Whether the identifier of a resource names this parent: identifiers of children hold what their parent is
 * called, as one part of a compound one or within an ARN.
 */
export function belongsTo(identifier: string, parent: string): boolean {
  const name = parent.split(/[:/]/).at(-1) ?? parent;
  return `|${identifier}|`.includes(`|${parent}|`) || identifier.split(/[|:/]/).includes(name);
}
