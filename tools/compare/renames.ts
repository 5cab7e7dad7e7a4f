/** Blueprint → identifier before → identifier after. */
export type Renames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** `blueprint/identifier` as it is called now; undefined where that has not changed. */
export function newReference(renames: Renames, reference: string): string | undefined {
  // Both parts may have slashes in them, so that every place to cut is tried.
  for (let cut = reference.indexOf('/'); cut > 0; cut = reference.indexOf('/', cut + 1)) {
    const blueprint = reference.slice(0, cut);
    const name = renames.get(blueprint)?.get(reference.slice(cut + 1));
    if (name !== undefined) return `${blueprint}/${name}`;
  }
  return undefined;
}
