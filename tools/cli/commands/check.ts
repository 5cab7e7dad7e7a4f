import path from 'node:path';
import { BASELINE_FILE } from '../../checks/baseline.ts';
import { checkCatalog, type CheckRequest } from '../../checks/check-catalog.ts';
import { fixAll } from '../../checks/fix-all.ts';
import type { CatalogDiff } from '../../compare/catalog-diff.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { FOLDERS, type Layout } from '../../load/load-catalog.ts';
import { overlayFiles } from '../../load/overlay-files.ts';
import { readTexts } from '../../load/read-texts.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { renderCheckGithub } from '../../reporters/check-github.ts';
import { MARKDOWN_LIMITS, renderCheckMarkdown } from '../../reporters/check-markdown.ts';
import { createCheckReport, type CheckReport } from '../../reporters/check-report.ts';
import {
  CHECK_REPORTERS,
  type CheckFormat,
  type CheckReporter,
} from '../../reporters/check-reporters.ts';
import { count } from '../../reporters/count.ts';
import { rebaseReport } from '../../reporters/rebase-report.ts';
import { toReported } from '../../reporters/to-reported.ts';
import type { Arguments, Command } from '../command.ts';
import type { Context } from '../context.ts';
import { diffOfCheck } from '../diff/diff-of-check.ts';
import { loadDiff } from '../diff/load-diff.ts';
import { findCatalogRoot, getCatalogRoot } from '../find-catalog-root.ts';
import { commentReview } from '../github/comment-review.ts';
import { quoteForActions } from '../quote-for-actions.ts';
import { getBase, readFilesAt } from '../read-revision.ts';

export const check: Command = {
  name: 'check',
  summary: 'validate blueprints and entities',
  positionals: { usage: '[PATH…]', most: Number.POSITIVE_INFINITY },
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to report',
      choices: Object.keys(CHECK_REPORTERS),
      default: 'text',
    },
    since: {
      type: 'string',
      value: 'REV',
      summary: 'report only what the change since this revision brought, wherever it shows',
    },
    comment: {
      type: 'boolean',
      summary: 'with --since, say it on the pull request that this job runs for',
    },
    derived: {
      type: 'boolean',
      summary: 'work out every derived value too, and report what goes wrong',
    },
    fix: { type: 'boolean', summary: 'make the changes that are certain, then check again' },
    'update-baseline': {
      type: 'boolean',
      summary: `write what is wrong now into ${BASELINE_FILE}, and report it no more`,
    },
    'no-cache': { type: 'boolean', summary: 'look at every file anew' },
    'no-baseline': { type: 'boolean', summary: 'report what the baseline holds too' },
  },
  examples: [
    'cadastre check                    everything in this repository',
    'cadastre check catalog/Component  everything, but report only what is wrong below that folder',
    'cadastre check --since main       only what this branch breaks',
    'cadastre check ../port-export     a folder of Port files, told apart by their shape',
  ],
  async run(arguments_, context) {
    if (arguments_.has('comment') && arguments_.text('since') === undefined)
      throw new UserError('--comment needs --since', 'name the revision to compare with');
    const scope = await resolveScope(arguments_.positionals, context);
    const request = await toRequest(arguments_, scope, context);
    let result = await checkCatalog(request);
    if (arguments_.has('fix')) {
      const fixed = await fixAll(request, result, scope.includes);
      context.io.stderr(`${count(fixed.fixed, 'fix', 'fixes')} made\n`);
      result = fixed.result;
    }
    if (arguments_.has('update-baseline')) {
      const text = result.renderBaseline();
      await request.store.write([{ path: BASELINE_FILE, text }]);
      result = await checkCatalog({ ...request, baseline: text });
    }
    const found = result.found.filter(({ diagnostic }) => scope.includes(diagnostic));
    const looked = {
      files: result.files,
      entities: result.entities,
      silenced: result.silenced,
      baselined: result.baselined,
    };
    const { changedFiles } = request;
    const report = createCheckReport(toReported(found, result.texts), looked, {
      ...(changedFiles === undefined ? {} : { changedFiles }),
      ...linksOf(context),
    });
    await print(
      report,
      { format: getFormat(arguments_.text('format')), root: scope.root },
      context,
    );
    const base = arguments_.text('since');
    if (arguments_.has('comment') && base !== undefined) {
      const isCached = !arguments_.has('no-cache');
      const anew = { root: scope.root, base, head: undefined, isCached };
      const getDiff = async (): Promise<CatalogDiff> =>
        (await diffOfCheck(request, result.sides, context.currentTime())) ??
        (await loadDiff(anew, context)).diff;
      await commentReview({ check: report, getDiff }, context);
    }
    if (arguments_.text('format') === 'text') {
      const seconds = (context.elapsed() / 1000).toFixed(2);
      context.io.stderr(
        `${seconds} s; of ${count(result.files, 'file')} ${result.parsed} read anew\n`,
      );
    }
    return report.summary.errors > 0 ? 1 : 0;
  },
};

interface Target {
  readonly format: CheckFormat;
  readonly root: string;
}

async function print(
  report: CheckReport,
  { format, root }: Target,
  context: Context,
): Promise<void> {
  const { io, env } = context;
  const reporter: CheckReporter = CHECK_REPORTERS[format];
  const isInActions = env['GITHUB_ACTIONS'] === 'true';
  const isForGithub = reporter.isForGithub === true;
  const rebased =
    isForGithub || isInActions
      ? rebaseReport(report, (await context.openGit(root).findPrefix()) ?? '')
      : report;
  const text = reporter.render(isForGithub ? rebased : report, { hasColours: io.hasColours });
  if (!isInActions || format === 'github') {
    io.stdout(text);
  } else if (format === 'text' || format === 'compact') {
    io.stdout(quoteForActions(text, context));
    if (format === 'text') await tellActions(rebased, context);
  } else {
    io.stdout(text);
  }
}

function getFormat(name: string | undefined): CheckFormat {
  // The command line was parsed against these very names.
  return Object.keys(CHECK_REPORTERS).find((each) => each === name) as CheckFormat;
}

/** In a job of GitHub Actions the log alone is not where people look. */
async function tellActions(report: CheckReport, context: Context): Promise<void> {
  context.io.stdout(renderCheckGithub(report));
  await context.writeStepSummary(
    renderCheckMarkdown(report, { limit: MARKDOWN_LIMITS.stepSummary }),
  );
}

/** Where the lines can be seen, in a job of GitHub Actions. */
function linksOf({ env }: Context): Pick<CheckReport, 'linkTo'> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  if (server === undefined || repository === undefined || commit === undefined) return {};
  return {
    linkTo: (file, line) =>
      `${server}/${repository}/blob/${commit}/${file.split('/').map(encodeURIComponent).join('/')}#L${line}`,
  };
}

interface Request extends CheckRequest {
  readonly changedFiles: ReadonlySet<string> | undefined;
}

async function toRequest(arguments_: Arguments, scope: Scope, context: Context): Promise<Request> {
  const { root, layout } = scope;
  const store = context.openFiles(root);
  const isRepository = layout.kind === 'repository';
  for (const option of ['since', 'update-baseline']) {
    if (isRepository || !(arguments_.has(option) || arguments_.text(option) !== undefined))
      continue;
    throw new UserError(`--${option} needs a catalog with a cadastre.yaml or the folders of one`);
  }
  const baseline =
    isRepository && !arguments_.has('no-baseline') ? await readBaseline(store) : undefined;
  const revision = arguments_.text('since');
  const cache =
    isRepository && !arguments_.has('no-cache') ? context.openCache(root, 'check') : undefined;
  const startThread = isRepository ? context.openThread(root) : undefined;
  const derivedAt = arguments_.has('derived') ? new Date(context.currentTime()) : undefined;
  const memory =
    cache === undefined ? undefined : { cache: context.openCache(root, 'values'), isKept: true };
  const request = { store, layout, baseline, cache, startThread, derivedAt, memory };
  if (revision === undefined) return { ...request, changedFiles: undefined };
  const before = await readBefore(revision, root, context);
  const base = overlayFiles(store, before);
  // What a fix writes differs from the base as well, and is not among these files.
  const keepsSides = arguments_.has('comment') && !arguments_.has('fix');
  return { ...request, base, keepsSides, changedFiles: new Set(before.keys()) };
}

/** A link is no baseline: it may lead anywhere. */
async function readBaseline(store: FileStore): Promise<string | undefined> {
  const entry = await store.find(BASELINE_FILE);
  if (entry?.kind !== 'file') return undefined;
  return (await readTexts(store, [BASELINE_FILE])).get(BASELINE_FILE);
}

/** The files as they were where this branch left the other one. */
async function readBefore(
  revision: string,
  root: string,
  context: Context,
): Promise<ReadonlyMap<string, Uint8Array | undefined>> {
  const git = context.openGit(root);
  if ((await git.findRoot()) === undefined)
    throw new UserError(`${root} is not in a git repository`, 'leave --since out');
  return await readFilesAt(git, await getBase(git, revision, `--since ${revision}`));
}

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
