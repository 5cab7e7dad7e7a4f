import { compareCatalogs } from '../../compare/compare-catalogs.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { overlayFiles } from '../../load/overlay-files.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Git } from '../../ports/git.ts';
import type { DiffReport, Revision } from '../../reporters/diff-report.ts';
import type { Context } from '../context.ts';
import { loadSide } from './load-side.ts';
import { toSides } from './to-sides.ts';

export interface DiffRequest {
  /** The root of the catalog. */
  readonly root: string;
  readonly base: string;
  /** Undefined: the working tree, and the base is where it left `base`. */
  readonly head: string | undefined;
  /** Whether what earlier runs remember is used. */
  readonly isCached: boolean;
}

/** Compares two states of a catalog. Throws UserError where git does not know one of them. */
export async function loadDiff(request: DiffRequest, context: Context): Promise<DiffReport> {
  const { root } = request;
  const git = context.openGit(root);
  if ((await git.findRoot()) === undefined) {
    const message = `${root} is not in a git repository`;
    throw new UserError(message, 'a diff compares with a commit: `git init`, and commit first');
  }
  const base = await findBase(git, request);
  const head = request.head === undefined ? undefined : await getRevision(git, request.head);
  const store = context.openFiles(root);
  const filesBefore = await filesAt(git, base);
  const filesAfter = head === undefined ? NO_FILES : await filesAt(git, head);
  const shared = {
    layout: { kind: 'repository' } as const,
    cache: request.isCached ? context.openCache(root, 'check') : undefined,
  };
  const past = (files: Files): FileStore => overlayFiles(store, files);
  const before = await loadSide({ ...shared, store: past(filesBefore) }, false);
  const after = await (head === undefined
    ? loadSide({ ...shared, store, startThread: context.openThread(root) }, true)
    : loadSide({ ...shared, store: past(filesAfter) }, false));
  const changed = new Set([...filesBefore.keys(), ...filesAfter.keys()]);
  const sides = await toSides(before, after, changed);
  return { base, head, diff: compareCatalogs(sides.before, sides.after) };
}

async function findBase(git: Git, { base, head }: DiffRequest): Promise<Revision> {
  const named = await getRevision(git, base);
  if (head !== undefined) return named;
  const commit = await git.findMergeBase(named.commit, 'HEAD');
  return { ...named, commit: commit ?? named.commit };
}

async function getRevision(git: Git, name: string): Promise<Revision> {
  const commit = await git.findCommit(name);
  if (commit !== undefined) return { name, commit };
  const hint = 'name a branch, a tag or a commit; in CI, fetch it first (fetch-depth: 0)';
  throw new UserError(`${name}: there is no such commit here`, hint);
}

/** Contents by path, undefined for a file that is not there. */
type Files = ReadonlyMap<string, Uint8Array | undefined>;
const NO_FILES: Files = new Map();

/** The files of a commit that are otherwise in the working tree. */
async function filesAt(git: Git, { commit }: Revision): Promise<Files> {
  const changes = await git.changesSince(commit);
  return new Map(changes.map(({ path, bytes }) => [path, bytes]));
}
