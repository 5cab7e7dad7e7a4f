import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import {
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import fg from 'fast-glob';
import { UserError } from '../diagnostics/user-error.ts';
import type {
  FileChange,
  FileEntry,
  FileStamp,
  FileStore,
  ReadResult,
} from '../ports/file-store.ts';

/** The files below `root` on the disk of this machine. */
export function createNodeFileStore(root: string): FileStore {
  return {
    async list(folders, except = []) {
      const patterns = folders.map((folder) =>
        folder === '.' ? FILES : `${fg.escapePath(folder)}/${FILES}`,
      );
      const found = await fg(patterns, {
        cwd: root,
        dot: false,
        onlyFiles: false,
        followSymbolicLinks: false,
        objectMode: true,
        ignore: [
          '**/node_modules/**',
          '**/.git/**',
          ...except.map((folder) => `${fg.escapePath(folder)}/**`),
        ],
        suppressErrors: true,
      });
      const entries: FileEntry[] = [];
      for (const { path: name, dirent } of found) {
        if (dirent.isFile()) entries.push({ path: name, kind: 'file' });
        else if (dirent.isDirectory()) entries.push({ path: name, kind: 'folder' });
        else if (dirent.isSymbolicLink())
          entries.push({ path: name, kind: await linkKind(root, name) });
        else entries.push({ path: name, kind: 'other' });
      }
      return entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },
    async find(name) {
      const found = await lstat(path.join(root, name)).catch(() => undefined);
      if (found === undefined) return undefined;
      if (found.isSymbolicLink()) return { path: name, kind: await linkKind(root, name) };
      if (found.isDirectory()) return { path: name, kind: 'folder' };
      return { path: name, kind: found.isFile() ? 'file' : 'other' };
    },
    // Not `path.join`, which costs as much as the call of the system.
    stamps: (names) => names.map((name) => stampOf(`${root}${path.sep}${name}`)),
    readAll: (names) => Promise.resolve(names.map((name) => readOne(`${root}${path.sep}${name}`))),
    write: (changes) => writeAll(root, changes),
  };
}

/**
 * Synchronous on purpose: nothing else goes on meanwhile, and a file costs a quarter of what it
 * costs through the thread pool.
 */
function readOne(file: string): ReadResult {
  try {
    return { kind: 'bytes', bytes: readFileSync(file) };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Of the file itself where a link leads to it. */
function stampOf(file: string): FileStamp | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const { mtimeMs, ctimeMs, size, ino } = found;
  return { modified: mtimeMs, changed: ctimeMs, size, inode: ino };
}

const FILES = '**/*.{yaml,yml,json}';

async function linkKind(root: string, name: string): Promise<FileEntry['kind']> {
  const target = await realpath(path.join(root, name)).catch(() => undefined);
  if (target === undefined) return 'other';
  const inside = path.relative(await realpath(root), target);
  if (inside.startsWith('..') || path.isAbsolute(inside)) return 'link-outside';
  return (await stat(target)).isDirectory() ? 'link-to-folder' : 'file';
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOENT':
      return 'it does not exist';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return code === '' ? String(error) : code;
  }
}

interface Undo {
  readonly target: string;
  /** The bytes before, or undefined if there was no file. */
  readonly before: Uint8Array | undefined;
}

async function writeAll(root: string, changes: readonly FileChange[]): Promise<void> {
  const staging = path.join(root, '.cadastre', `staging-${randomUUID()}`);
  const undos: Undo[] = [];
  try {
    for (const change of changes) await assertInside(root, change.path);
    await mkdir(staging, { recursive: true });
    // Every text is on the disk before the first file changes: a full disk stops us here.
    for (const [index, change] of changes.entries()) {
      if (change.text !== undefined)
        await writeFile(path.join(staging, String(index)), change.text);
    }
    for (const [index, change] of changes.entries()) {
      const target = path.join(root, change.path);
      undos.push({ target, before: await readFile(target).catch(() => undefined) });
      if (change.text === undefined) await rm(target, { force: true });
      else {
        await mkdir(path.dirname(target), { recursive: true });
        await rename(path.join(staging, String(index)), target);
      }
    }
  } catch (error) {
    for (const undo of undos.toReversed()) await restore(undo);
    if (error instanceof UserError) throw error;
    const hint = 'nothing was changed';
    throw new UserError(`cannot write below ${root}: ${reasonOf(error)}`, hint, { cause: error });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  await removeEmptyFolders(root, changes);
  // Gone again if it was made for this, kept if something else lives there.
  await rmdir(path.join(root, '.cadastre')).catch(() => undefined);
}

async function restore(undo: Undo): Promise<void> {
  if (undo.before === undefined) await rm(undo.target, { force: true });
  else await writeFile(undo.target, undo.before);
}

/** Neither `..` nor a link in the middle of the path may lead a write out of the root. */
async function assertInside(root: string, name: string): Promise<void> {
  const target = path.resolve(root, name);
  const realRoot = await realpath(root);
  let folder = path.dirname(target);
  let real = await realpath(folder).catch(() => undefined);
  while (real === undefined && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
    real = await realpath(folder).catch(() => undefined);
  }
  const outside = [path.relative(root, target), path.relative(realRoot, real ?? realRoot)];
  const leaves = (relative: string): boolean =>
    relative.startsWith('..') || path.isAbsolute(relative);
  const link = await lstat(target).catch(() => undefined);
  if (outside.some(leaves) || link?.isSymbolicLink() === true) {
    throw new UserError(`refusing to write ${name}: it leads out of ${root}`);
  }
}

/** Git keeps no empty folders; neither do we, up to the root. */
async function removeEmptyFolders(root: string, changes: readonly FileChange[]): Promise<void> {
  for (const change of changes) {
    if (change.text !== undefined) continue;
    let folder = path.dirname(path.join(root, change.path));
    while (folder !== root && folder.startsWith(root)) {
      const removed = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (!removed) break;
      folder = path.dirname(folder);
    }
  }
}
