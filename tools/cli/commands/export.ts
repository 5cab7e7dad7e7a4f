import path from 'node:path';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import { FOLDERS } from '../../load/load-catalog.ts';
import type { ExportIndex } from '../../model/export-output.ts';
import { parseDate } from '../../query/parse-date.ts';
import { scoreCatalog } from '../../score/score-catalog.ts';
import { count } from '../../reporters/count.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { readableBy } from '../access/readable-by.ts';
import { writeExport } from '../export/write-export.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { loadDerived } from '../load-derived.ts';

/** Beside the caches, which git ignores. */
const DEFAULT_FOLDER = path.join('.cadastre', 'export');
const FORMATS: readonly ExportIndex['format'][] = ['json', 'jsonl', 'csv'];

export const exportCommand: Command = {
  name: 'export',
  summary: 'write the whole catalog, derived values included, for other programs to read',
  options: {
    as: {
      type: 'string',
      value: 'LOGIN',
      summary: 'only what this person may read, by the rules of the blueprints',
    },
    out: {
      type: 'string',
      value: 'DIR',
      summary: `the folder: new, empty, or of an earlier export (default: ${DEFAULT_FOLDER})`,
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary:
        'a file for each entity and blueprint, one file of lines, or a table for each blueprint',
      choices: FORMATS,
      default: 'json',
    },
    without: {
      type: 'string',
      value: 'BLUEPRINT',
      summary: 'leave this blueprint and its entities out; may be given more than once',
      multiple: true,
    },
    at: {
      type: 'string',
      value: 'TIME',
      summary: 'what `now` is for calculations and averages, in ISO 8601 (default: the clock)',
    },
  },
  examples: [
    'cadastre export                                   JSON below .cadastre/export',
    'cadastre export --format csv --out ../tables      a table for each blueprint',
    'cadastre export --without _user --without awsAccount',
  ],
  async run(arguments_, context) {
    const root = await getCatalogRoot(context);
    const out = path.resolve(
      context.cwd,
      arguments_.text('out') ?? path.join(root, DEFAULT_FOLDER),
    );
    checkPlace(root, out);
    const now = readTime(arguments_.text('at'));
    // What is written is thrown away entity by entity, and what is held is large.
    await context.keepHeapSmall();
    const folder = await context.openExportFolder(out);
    try {
      const { catalog, derived } = await loadDerived(context, { now });
      const without = new Set(arguments_.list('without'));
      for (const identifier of without) checkIsBlueprint(catalog, identifier);
      const format = FORMATS.find((each) => each === arguments_.text('format')) ?? 'json';
      const generatedFrom = await findCommit(context, root);
      const at = now?.getTime() ?? context.currentTime();
      const { scorecards } = scoreCatalog({ catalog, derived, now: at });
      const login = arguments_.text('as');
      const shown =
        login === undefined ? catalog : (await readableBy(login, catalog, context)).catalog;
      const request = { catalog: shown, derived, scorecards, format, generatedFrom, without };
      const counts = writeExport(folder, request);
      await folder.finish();
      tell(context, { out, counts, problems: derived.findings.length });
    } catch (error) {
      await folder.discard();
      throw error;
    }
    return 0;
  },
};

/** What is there is read as a part of the catalog. */
function checkPlace(root: string, out: string): void {
  const [first = ''] = path.relative(root, out).split(path.sep);
  if (FOLDERS.some((folder) => folder === first))
    throw new UserError(
      `${out} is a part of the catalog`,
      'name a folder outside of it with --out',
    );
}

function readTime(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = parseDate(text);
  if (time === undefined)
    throw new UserError(`--at ${text}: not a time`, 'write --at 2026-01-31T12:00:00Z');
  return new Date(time.from);
}

function checkIsBlueprint({ blueprintsById }: FullCatalog, identifier: string): void {
  if (blueprintsById.has(identifier)) return;
  const near = nearestName(identifier, blueprintsById.keys());
  const hint =
    near === undefined ? 'name one of the blueprints of this catalog' : `did you mean \`${near}\`?`;
  throw new UserError(`--without ${identifier}: there is no such blueprint`, hint);
}

async function findCommit(context: Context, root: string): Promise<string | undefined> {
  const git = context.openGit(root);
  return (await git.findRoot()) === undefined ? undefined : await git.findCommit('HEAD');
}

interface Told {
  readonly out: string;
  readonly counts: ExportIndex['counts'];
  readonly problems: number;
}

function tell({ io, cwd }: Context, { out, counts, problems }: Told): void {
  const what = `${count(counts.entities, 'entity', 'entities')} of ${count(counts.blueprints, 'blueprint')}`;
  io.stdout(`${what} written to ${path.relative(cwd, out) || '.'}\n`);
  if (problems === 0) return;
  io.stderr(
    `${count(problems, 'problem')} with derived values, in index.json; see \`cadastre check --derived\`\n`,
  );
}
