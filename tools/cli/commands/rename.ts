import { UserError } from '../../diagnostics/user-error.ts';
import { toHunk } from '../../document/hunks.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { fileOf } from '../../load/finding.ts';
import { FOLDERS, loadFullCatalog, TEMPLATES } from '../../load/load-catalog.ts';
import { CONFIG_FILE } from '../../load/load-config.ts';
import { locateFindings } from '../../load/locate-findings.ts';
import { readTexts } from '../../load/read-texts.ts';
import { planRename } from '../../plan/rename/plan-rename.ts';
import { findLeftBehind, type LeftBehind } from '../../plan/rename/find-left-behind.ts';
import type { RenamePlan, RenameTarget } from '../../plan/rename/rename.ts';
import { toRenamedFiles } from '../../plan/rename/to-renamed-files.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';
import { count } from '../../reporters/count.ts';
import { createColours } from '../../reporters/colours.ts';
import { printable } from '../../reporters/printable.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';

const KINDS = ['entity', 'blueprint', 'property', 'relation'] as const;

export const rename: Command = {
  name: 'rename',
  summary: 'give something another name, and every reference to it',
  positionals: { usage: 'KIND NAME NEW', most: 3 },
  options: {
    'dry-run': { type: 'boolean', summary: 'print what would change, change nothing' },
  },
  examples: [
    'cadastre rename entity Component/CartService BasketService',
    'cadastre rename blueprint Component Service',
    'cadastre rename property Component.lifecycle stage',
    'cadastre rename relation Component.system partOf',
  ],
  async run(arguments_, context) {
    const [kind = '', name = '', to = ''] = arguments_.positionals;
    if (to === '')
      throw new UserError(
        'rename needs a kind, a name and a new name',
        'write `cadastre rename entity BLUEPRINT/IDENTIFIER NEW`; --help has the others',
      );
    const files = context.openFiles(await getCatalogRoot(context));
    const loaded = await loadFullCatalog(files, { kind: 'repository' });
    await refuseUnread(files, loaded.findings);
    const target = toTarget(loaded.catalog, kind, name);
    const plan = planRename(loaded.catalog, target, to);
    const paths = (await files.list(FOLDERS, [TEMPLATES])).flatMap((entry) =>
      entry.kind === 'file' ? [entry.path] : [],
    );
    const before = await readTexts(files, [...paths, CONFIG_FILE]);
    const changes = toRenamedFiles(plan, before);
    const isDryRun = arguments_.has('dry-run');
    const renaming: Renaming = { plan, before, changes, isDryRun };
    showChanges(renaming, context);
    if (!isDryRun) await files.write(changes);
    const written = changes.filter(({ text }) => text !== undefined).length;
    const verb = isDryRun ? 'would be changed' : 'changed';
    context.io.stderr(
      `${count(plan.edits.length, 'place')} in ${count(written, 'file')} ${verb}\n`,
    );
    const left = findLeftBehind(loaded, target, textsAfter(renaming));
    tellLeftBehind(left, { renaming, from: target.from }, context);
    return 0;
  },
};

interface Renaming {
  readonly plan: RenamePlan;
  /** By path. */
  readonly before: ReadonlyMap<string, string>;
  readonly changes: readonly FileChange[];
  readonly isDryRun: boolean;
}

function showChanges({ plan, before, changes, isDryRun }: Renaming, { io }: Context): void {
  const moved = new Map(plan.moves.map((move) => [move.to, move.from]));
  const colours = createColours(io.hasColours);
  for (const { path, text } of changes) {
    if (text === undefined) continue;
    const old = moved.get(path) ?? path;
    const heading = old === path ? printable(path) : `${printable(old)} → ${printable(path)}`;
    io.stdout(`${colours.bold(heading)}\n`);
    const hunk = toHunk(before.get(old) ?? '', text);
    if (!isDryRun || hunk === undefined) continue;
    for (const line of hunk.removed) io.stdout(colours.red(`  - ${printable(line)}`) + '\n');
    for (const line of hunk.added) io.stdout(colours.green(`  + ${printable(line)}`) + '\n');
  }
}

/** The files as they will be, by the paths that they had. */
function textsAfter({ plan, before, changes }: Renaming): ReadonlyMap<string, string> {
  const moved = new Map(plan.moves.map((move) => [move.to, move.from]));
  const after = new Map(before);
  for (const { path, text } of changes)
    if (text !== undefined) after.set(moved.get(path) ?? path, text);
  return after;
}

function tellLeftBehind(
  left: readonly LeftBehind[],
  { renaming, from }: { readonly renaming: Renaming; readonly from: string },
  { io }: Context,
): void {
  const moved = new Map(renaming.plan.moves.map((move) => [move.from, move.to]));
  for (const { file, line, why } of left) {
    const path = renaming.isDryRun ? file : (moved.get(file) ?? file);
    const place = `${printable(path)}:${line} still says \`${printable(from)}\``;
    io.stderr(`note: ${place}: ${LEFT_BEHIND[why]}\n`);
  }
}

const LEFT_BEHIND: Readonly<Record<LeftBehind['why'], string>> = {
  unsound: 'the file is not sound, and not all of it was read; `cadastre check` says why',
  action: 'what an action says of properties and relations is for you to follow',
};

/** A file that was not understood may hold a reference that would be left behind. */
async function refuseUnread(
  files: FileStore,
  findings: Parameters<typeof locateFindings>[1],
): Promise<void> {
  const broken = findings.filter(
    (finding) => finding.kind === 'located' && finding.diagnostic.severity === 'error',
  );
  const [first] = (await locateFindings(files, broken.slice(0, 1))).located;
  if (first === undefined) return;
  const { location, message } = first.diagnostic;
  const others = new Set(broken.map(fileOf)).size - 1;
  const more = others === 0 ? '' : ` (and ${count(others, 'more file')})`;
  throw new UserError(
    `${location.file}:${location.line}:${location.column}: ${message}${more}`,
    'mend it first: a reference in there would be left behind',
  );
}

function toTarget(catalog: FullCatalog, kind: string, name: string): RenameTarget {
  const known = KINDS.find((each) => each === kind);
  if (known === undefined)
    throw new UserError(`\`${kind}\` cannot be renamed`, `write one of ${KINDS.join(', ')}`);
  if (known === 'blueprint') return { kind: known, from: name };
  const separator = known === 'entity' ? '/' : '.';
  // Blueprints and entities may have the separator in their names: the longest blueprint that fits counts.
  const blueprint = [...catalog.blueprintsById.keys()]
    .filter((each) => name.startsWith(each + separator))
    .toSorted((a, b) => b.length - a.length)[0];
  if (blueprint === undefined) {
    const form = known === 'entity' ? 'BLUEPRINT/IDENTIFIER' : `BLUEPRINT.${known.toUpperCase()}`;
    throw new UserError(`\`${name}\` starts with no blueprint of this catalog`, `write ${form}`);
  }
  return { kind: known, blueprint, from: name.slice(blueprint.length + 1) };
}
