import path from 'node:path';
import { checkCatalog } from '../../checks/check-catalog.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { FOLDERS, loadCatalog, type Layout } from '../../load/load-catalog.ts';
import { createCheckReport } from '../../reporters/check-report.ts';
import { renderCheckJson } from '../../reporters/check-json.ts';
import { renderCheckText } from '../../reporters/check-text.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { findCatalogRoot, getCatalogRoot } from '../find-catalog-root.ts';

const FORMATS = ['text', 'json'] as const;

export const check: Command = {
  name: 'check',
  summary: 'validate blueprints and entities',
  positionals: { usage: '[PATH…]', most: Number.POSITIVE_INFINITY },
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to report',
      choices: FORMATS,
      default: 'text',
    },
  },
  examples: [
    'cadastre check                    everything in this repository',
    'cadastre check catalog/Component  everything, but report only what is wrong below that folder',
    'cadastre check ../port-export     a folder of Port files, told apart by their shape',
  ],
  async run(arguments_, context) {
    const scope = await resolveScope(arguments_.positionals, context);
    const loaded = await loadCatalog(context.openFiles(scope.root), scope.layout);
    const diagnostics = checkCatalog(loaded).filter(scope.includes);
    const report = createCheckReport(diagnostics, {
      files: loaded.files,
      entities: loaded.catalog.entities.length,
      silenced: 0,
      baselined: 0,
    });
    const isJson = arguments_.text('format') === 'json';
    context.io.stdout(
      isJson ? renderCheckJson(report) : renderCheckText(report, context.io.hasColours),
    );
    if (!isJson) context.annotate(diagnostics);
    return report.summary.errors > 0 ? 1 : 0;
  },
};

interface Scope {
  readonly root: string;
  readonly layout: Layout;
  /** Whether a diagnostic is to be reported. */
  includes(diagnostic: Diagnostic): boolean;
}

const REPOSITORY: Layout = { kind: 'repository' };

/**
 * Paths inside the folders of a catalog narrow the report, and the whole catalog is still read.
 * Any other path is a catalog of its own, told apart by shape: a folder of Port's JSON, say.
 */
async function resolveScope(paths: readonly string[], context: Context): Promise<Scope> {
  if (paths.length === 0) {
    return { root: await getCatalogRoot(context), layout: REPOSITORY, includes: () => true };
  }
  const root = await findCatalogRoot(context);
  const absolute = paths.map((name) => path.resolve(context.cwd, name));
  for (const [index, name] of absolute.entries()) {
    if (
      (await context.openFiles(path.dirname(name)).find(path.basename(name) || '.')) === undefined
    ) {
      throw new UserError(`${paths[index]}: there is no such file or folder`);
    }
  }
  const inside = root === undefined ? [] : absolute.filter((name) => isCatalogPath(root, name));
  if (root !== undefined && inside.length === paths.length) return narrow(root, absolute);
  if (inside.length > 0) {
    const message = 'some of these paths are in the catalog and some are not';
    throw new UserError(message, 'check them in two runs');
  }
  return loose(absolute, context);
}

function isCatalogPath(root: string, name: string): boolean {
  const [first = ''] = path.relative(root, name).split(path.sep);
  return first === '' || first === 'cadastre.yaml' || FOLDERS.some((folder) => folder === first);
}

function narrow(root: string, paths: readonly string[]): Scope {
  const wanted = paths.map((name) => path.relative(root, name).split(path.sep).join('/'));
  const includes = ({ location: { file } }: Diagnostic): boolean =>
    wanted.some((name) => name === '' || file === name || file.startsWith(`${name}/`));
  return { root, layout: REPOSITORY, includes };
}

async function loose(paths: readonly string[], context: Context): Promise<Scope> {
  const [only = context.cwd] = paths;
  const isFolder = (await context.openFiles(only).find('.'))?.kind === 'folder';
  const root =
    paths.length === 1 && isFolder ? only : commonFolder(paths.map((name) => path.dirname(name)));
  const files = context.openFiles(root);
  const entries = [];
  for (const name of paths) {
    const relative = path.relative(root, name).split(path.sep).join('/') || '.';
    const entry = await files.find(relative);
    if (entry?.kind === 'folder') entries.push(...(await files.list([relative])));
    else if (entry !== undefined) entries.push(entry);
  }
  if (entries.length === 0) {
    throw new UserError(
      `${paths.join(', ')}: no YAML or JSON files there`,
      'name a folder or a file that holds some',
    );
  }
  return { root, layout: { kind: 'loose', entries }, includes: () => true };
}

function commonFolder(folders: readonly string[]): string {
  let [common = path.sep] = folders;
  for (const folder of folders) {
    while (path.relative(common, folder).startsWith('..')) common = path.dirname(common);
  }
  return common;
}
