import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import type { ExportFile, ExportFolder } from '../ports/export-folder.ts';

/** Lists every file of an export, so that the next one knows which are ours. */
const LIST = 'files.txt';
const HEAD = '# Written by cadastre export: every file of it. A folder with others is left alone.';
/** A write costs as much as many lines. */
const PIECE_BYTES = 1 << 18;
/** Of a character in UTF-8; those that need four are two in JavaScript. */
const MOST_BYTES = 3;

/**
 * Opens a folder for an export. It is written beside its place and put there at the end. Throws UserError where the
 * place holds anything that an earlier export did not write.
 */
export async function openExportFolder(folder: string): Promise<ExportFolder> {
  await assertIsOurs(folder);
  const draft = path.join(path.dirname(folder), `.${path.basename(folder)}-${randomUUID()}`);
  await create(folder, draft);
  const written: string[] = [];
  const folders = new Set<string>();
  const place = (name: string): string => {
    const file = path.join(draft, name);
    const parent = path.dirname(file);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    written.push(name);
    return file;
  };
  const discard = async (): Promise<void> => await rm(draft, { recursive: true, force: true });
  return {
    write(name, text) {
      writeFileSync(place(name), text, { flag: 'wx' });
    },
    open: (name) => openFile(place(name)),
    async finish() {
      const lines = [HEAD, ...[...written, LIST].sort()];
      await writeFile(path.join(draft, LIST), `${lines.join('\n')}\n`);
      await assertIsOurs(folder);
      await swap(draft, folder);
    },
    discard,
  };
}

async function create(folder: string, draft: string): Promise<void> {
  const parent = path.dirname(folder);
  try {
    await mkdir(draft, { recursive: true });
    // Our own folder is kept out of git, whatever the repository ignores; a file that is there stays.
    if (path.basename(parent) === '.cadastre')
      await writeFile(path.join(parent, '.gitignore'), '*\n', { flag: 'wx' }).catch(
        () => undefined,
      );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot write below ${parent}`, reason, { cause: error });
  }
}

function openFile(file: string): ExportFile {
  const descriptor = openSync(file, 'wx');
  // One for all pieces: of buffers that are thrown away a large export would make gigabytes.
  const waiting = Buffer.allocUnsafe(PIECE_BYTES);
  let used = 0;
  const send = (bytes: Uint8Array): void => {
    let start = 0;
    while (start < bytes.length) start += writeSync(descriptor, bytes, start);
  };
  const flush = (): void => {
    send(waiting.subarray(0, used));
    used = 0;
  };
  return {
    write(text) {
      const most = text.length * MOST_BYTES;
      if (most > PIECE_BYTES - used) flush();
      if (most > PIECE_BYTES) send(Buffer.from(text));
      else used += waiting.write(text, used);
    },
    close() {
      flush();
      closeSync(descriptor);
    },
  };
}

/** The old one is away for no longer than a rename takes, and comes back if the new one cannot come. */
async function swap(draft: string, folder: string): Promise<void> {
  const old = `${draft}-old`;
  const isThere = await rename(folder, old).then(
    () => true,
    () => false,
  );
  try {
    await rename(draft, folder);
  } catch (error) {
    if (isThere) await rename(old, folder);
    throw error;
  }
  if (isThere) await rm(old, { recursive: true, force: true });
}

/** Whether a folder may be replaced: it is not there, it is empty, or all that it holds is of an earlier export. */
async function assertIsOurs(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory())
    throw new UserError(`${folder} is no folder`, 'name a new or an empty folder with --out');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  if (entries.length === 0) return;
  const known = knownPaths(await readFile(path.join(folder, LIST), 'utf8').catch(() => ''));
  for (const entry of entries) {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name));
    const kind = known.get(name.split(path.sep).join('/'));
    if (kind === 'folder' ? entry.isDirectory() : kind === 'file' && entry.isFile()) continue;
    const hint = 'name a new or an empty folder with --out; nothing was changed';
    throw new UserError(`${folder} holds \`${name}\`, which no export wrote`, hint);
  }
}

function knownPaths(list: string): ReadonlyMap<string, 'file' | 'folder'> {
  const known = new Map<string, 'file' | 'folder'>();
  const [head, ...names] = list.split('\n');
  if (head !== HEAD) return known;
  for (const name of names) {
    known.set(name, 'file');
    for (let cut = name.lastIndexOf('/'); cut > 0; cut = name.lastIndexOf('/', cut - 1))
      known.set(name.slice(0, cut), 'folder');
  }
  return known;
}
