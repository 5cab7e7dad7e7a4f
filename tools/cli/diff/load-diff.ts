import { UserError } from '../../diagnostics/user-error.ts';
import { overlayFiles } from '../../load/overlay-files.ts';
import { NO_CACHE } from '../../load/no-cache.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Git } from '../../ports/git.ts';
import type { DiffReport, Revision } from '../../reporters/diff-report.ts';
import type { Context } from '../context.ts';
import { getBase, getCommit, readFilesAt, type FilesAt } from '../read-revision.ts';
import { loadSide } from './load-side.ts';
import { compareSides } from './compare-sides.ts';

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
  const base =
    request.head === undefined
      ? { name: request.base, commit: await getBase(git, request.base) }
      : await getRevision(git, request.base);
  const head = request.head === undefined ? undefined : await getRevision(git, request.head);
  const store = context.openFiles(root);
  const filesBefore = await readFilesAt(git, base.commit);
  const filesAfter = head === undefined ? NO_FILES : await readFilesAt(git, head.commit);
  const shared = {
    layout: { kind: 'repository' } as const,
    cache: request.isCached ? context.openCache(root, 'check') : undefined,
  };
  const past = (files: FilesAt): FileStore => overlayFiles(store, files);
  const before = await loadSide({ ...shared, store: past(filesBefore) }, false);
  const after = await (head === undefined
    ? loadSide({ ...shared, store, startThread: context.openThread(root) }, true)
    : loadSide({ ...shared, store: past(filesAfter) }, false));
  const changed = new Set([...filesBefore.keys(), ...filesAfter.keys()]);
  const diff = await compareSides(before, after, {
    changedFiles: changed,
    now: context.currentTime(),
    cache: request.isCached ? context.openCache(root, 'values') : NO_CACHE,
    isNow: head === undefined,
  });
  return { base, head, diff };
}

async function getRevision(git: Git, name: string): Promise<Revision> {
  return { name, commit: await getCommit(git, name) };
}

const NO_FILES: FilesAt = new Map();
