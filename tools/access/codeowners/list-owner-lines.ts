import type { Owners } from '../../derive/find-owners.ts';
import type { Catalog } from '../../load/catalog.ts';

/** What one line of CODEOWNERS is for. */
export interface OwnerLine {
  /** From the root of the catalog; a folder ends with a slash. */
  readonly path: string;
  /** Identifiers of teams, sorted; at least one. */
  readonly teams: readonly string[];
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: Map<string, Set<string>>;
}

/**
 * Who owns the files of the entities: everybody who owns something in a file. A folder of which every file has the same
 * owners is one line, so that the list stays short. What nobody owns has no line.
 */
export function listOwnerLines(
  { entities }: Pick<Catalog, 'entities'>,
  owners: Owners,
): readonly OwnerLine[] {
  const root = newFolder();
  for (const entity of entities) {
    const teams = fileOf(root, entity.origin.file.split('/'));
    for (const team of owners.get(entity) ?? []) teams.add(team);
  }
  const lines: OwnerLine[] = [];
  addLines(root, '', lines);
  return lines;
}

function newFolder(): Folder {
  return { folders: new Map(), files: new Map() };
}

function fileOf(root: Folder, steps: readonly string[]): Set<string> {
  let folder = root;
  for (const step of steps.slice(0, -1)) {
    const next = folder.folders.get(step) ?? newFolder();
    folder.folders.set(step, next);
    folder = next;
  }
  const name = steps.at(-1) ?? '';
  const teams = folder.files.get(name) ?? new Set<string>();
  folder.files.set(name, teams);
  return teams;
}

/** Adds the lines of a folder, and answers its teams where all of it has the same: then it has no line yet. */
function addLines(folder: Folder, path: string, lines: OwnerLine[]): readonly string[] | undefined {
  const own: OwnerLine[] = [];
  const below: OwnerLine[] = [];
  for (const [name, teams] of folder.files)
    own.push({ path: path + name, teams: [...teams].sort() });
  for (const [name, child] of folder.folders) {
    const childPath = `${path}${name}/`;
    const teams = addLines(child, childPath, below);
    if (teams !== undefined) own.push({ path: childPath, teams });
  }
  const [first] = own;
  const isOne =
    first !== undefined &&
    below.length === 0 &&
    own.length === folder.files.size + folder.folders.size &&
    own.every(({ teams }) => isSame(teams, first.teams));
  // The root of the repository holds more than the catalog.
  if (isOne && path !== '') return first.teams;
  for (const line of own) if (line.teams.length > 0) lines.push(line);
  lines.push(...below);
  return undefined;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((team, index) => team === b[index]);
}
