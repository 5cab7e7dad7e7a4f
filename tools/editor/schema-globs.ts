import type { Catalog } from '../load/catalog.ts';

const FILES = '*.{yaml,yml,json}';

/**
 * Which files each schema is for. A file that two schemas claim would have to satisfy both, so no two do:
 * the deepest folder with the name of a blueprint decides, as it does for the checker, and `entity.json`
 * has what is left.
 */
export function toSchemaGlobs(
  catalog: Catalog,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const globs = new Map<string, readonly string[]>([
    ['config.json', ['cadastre.yaml']],
    ['blueprint.json', [`blueprints/**/${FILES}`]],
    ['action.json', [`actions/**/${FILES}`, `!actions/templates/**/${FILES}`]],
    ['scorecard.json', [`scorecards/**/${FILES}`]],
  ]);
  const folders = [...names.keys()].filter((identifier) => !/[\\/]/.test(identifier));
  globs.set('entity.json', [`catalog/**/${FILES}`, ...folders.map((name) => `!${below(name)}`)]);
  const nested = nestedFolders(catalog, new Set(folders));
  for (const folder of folders) {
    const deeper = [...(nested.get(folder) ?? [])].toSorted();
    globs.set(names.get(folder) ?? '', [
      below(folder),
      ...deeper.map((inner) => `!catalog/**/${folder}/**/${inner}/**/${FILES}`),
    ]);
  }
  return globs;
}

function below(folder: string): string {
  return `catalog/**/${folder}/**/${FILES}`;
}

/** Where the catalog has folders of blueprints in each other: by the outer, those that are in it. */
function nestedFolders(
  catalog: Catalog,
  folders: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const nested = new Map<string, Set<string>>();
  for (const { origin } of catalog.entities) {
    const parts = origin.file.split('/').slice(1, -1);
    const [inner, ...outer] = parts.filter((part) => folders.has(part)).toReversed();
    for (const each of outer) {
      if (inner === undefined || each === inner) continue;
      nested.set(each, (nested.get(each) ?? new Set()).add(inner));
    }
  }
  return nested;
}
