import { escapePattern, isWide } from '../../access/codeowners/escape-pattern.ts';
import { listOwnerLines, type OwnerLine } from '../../access/codeowners/list-owner-lines.ts';
import { findTeamHandle } from '../../access/codeowners/team-handle.ts';
import { writeSection } from '../../access/codeowners/write-section.ts';
import { compareTexts } from '../../compare/entity-name.ts';
import { findOwners } from '../../derive/find-owners.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { CONFIG_FILE } from '../../load/load-config.ts';
import { FOLDERS } from '../../load/load-catalog.ts';

/** GitHub ignores a larger file. */
const LIMIT = 3_000_000;

export interface Codeowners {
  readonly text: string;
  /** How many lines are ours. */
  readonly lines: number;
  /** Lines of people below ours that take everything. */
  readonly hiding: readonly number[];
}

/** The text of CODEOWNERS: who owns the entities, and who may change the model. Throws UserError. */
export function makeCodeowners(
  catalog: FullCatalog,
  { before, prefix }: { readonly before: string; readonly prefix: string },
): Codeowners {
  const all = [...listOwnerLines(catalog, findOwners(catalog)), ...modelLines(catalog)];
  const handles = new Map<string, string>();
  for (const team of new Set(all.flatMap(({ teams }) => teams)))
    handles.set(team, getHandle(team, catalog));
  const patterns = all.map(({ path, teams }) => ({
    pattern: escapePattern(prefix + path),
    owners: [...new Set(teams.map((team) => handles.get(team) ?? ''))].join(' '),
  }));
  // The last line that matches counts: one that matches too much goes first.
  const lines = patterns
    .toSorted(
      (a, b) =>
        Number(isWide(b.pattern)) - Number(isWide(a.pattern)) || compareTexts(a.pattern, b.pattern),
    )
    .map(({ pattern, owners }) => `${pattern} ${owners}`);
  const written = writeSection(before, lines);
  if (written.kind === 'broken')
    throw new UserError(
      '.github/CODEOWNERS: the markers of our section are not one pair',
      'delete both, and what is between them',
    );
  const size = Buffer.byteLength(written.text);
  if (size > LIMIT)
    throw new UserError(
      `.github/CODEOWNERS would have ${(size / 1e6).toFixed(1)} MB, and GitHub ignores one of more than 3`,
      'put the entities of a team into a folder of their own: that is one line',
    );
  return { text: written.text, lines: lines.length, hiding: written.hiding };
}

function modelLines({ config }: FullCatalog): readonly OwnerLine[] {
  const teams = (config.access?.model?.teams ?? []).toSorted();
  if (teams.length === 0) return [];
  const folders = FOLDERS.filter((folder) => folder !== 'catalog').map((folder) => `${folder}/`);
  return [...folders, CONFIG_FILE].map((path) => ({ path, teams }));
}

function getHandle(team: string, catalog: FullCatalog): string {
  const handle = findTeamHandle(team, catalog);
  if (handle !== undefined) return handle;
  throw new UserError(
    `nothing says which team on GitHub \`${team}\` is`,
    'write `access: {organization: NAME}` into cadastre.yaml, or `github: ORGANIZATION/TEAM` into the properties of the team',
  );
}
