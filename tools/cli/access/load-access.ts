import { UserError } from '../../diagnostics/user-error.ts';
import type { FullCatalog, FullEntity } from '../../load/catalog.ts';
import { loadFullCatalog, type LoadedCatalog } from '../../load/load-catalog.ts';
import { overlayFiles } from '../../load/overlay-files.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Context } from '../context.ts';
import { toLoadedSide } from '../diff/load-side.ts';
import { readSides, type ReadSides } from '../diff/read-sides.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { getBase, readFilesAt } from '../read-revision.ts';

/** A change, and both states of the catalog, values and all: rules may ask for any of them. */
export interface LoadedAccess {
  /** From the top of the repository to the catalog, with a slash at its end; empty at the top. */
  readonly prefix: string;
  /** The commit whose rules count. */
  readonly base: string;
  readonly store: FileStore;
  readonly before: FullCatalog;
  readonly after: FullCatalog;
  readonly sides: ReadSides;
  readonly changedFiles: ReadonlySet<string>;
  /** Links among them. What a link leads to is in no diff of it. */
  readonly links: readonly string[];
}

const LAYOUT = { kind: 'repository' } as const;

/** What is checked out, and where it left a revision. Throws UserError. */
export async function loadAccess(revision: string, context: Context): Promise<LoadedAccess> {
  const root = await getCatalogRoot(context);
  const git = context.openGit(root);
  if ((await git.findRoot()) === undefined)
    throw new UserError(`${root} is not in a git repository`, 'access is checked against a commit');
  const base = await getBase(git, revision, `--since ${revision}`);
  const filesBefore = await readFilesAt(git, base);
  const changedFiles = new Set(filesBefore.keys());
  const store = context.openFiles(root);
  const past = overlayFiles(store, filesBefore);
  const cache = context.openCache(root, 'values');
  const after = await loadFullCatalog(store, LAYOUT, { cache, isKept: true });
  const before = await loadFullCatalog(past, LAYOUT, { cache, isKept: false });
  const side = (files: FileStore, loaded: LoadedCatalog<FullEntity>) => toLoadedSide(files, loaded);
  const prefix = (await git.findPrefix()) ?? '';
  const entries = await git.listFiles('HEAD', `${prefix}catalog/`);
  return {
    prefix,
    base,
    store,
    before: before.catalog,
    after: after.catalog,
    sides: await readSides(side(past, before), side(store, after), changedFiles),
    changedFiles,
    links: entries
      .filter(({ kind }) => kind === 'link')
      .map(({ path }) => path.slice(prefix.length))
      .filter((path) => changedFiles.has(path)),
  };
}
