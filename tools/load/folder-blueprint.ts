/** The deepest folder below `catalog/` that has the name of a blueprint. */
export function folderBlueprint(
  file: string,
  blueprints: ReadonlyMap<string, unknown>,
): string | undefined {
  let end = file.lastIndexOf('/');
  while (end > 0) {
    const start = file.lastIndexOf('/', end - 1);
    if (start === -1) return undefined;
    const folder = file.slice(start + 1, end);
    if (blueprints.has(folder)) return folder;
    end = start;
  }
  return undefined;
}
