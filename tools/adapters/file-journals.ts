import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import type { Journal, JournalLine, JournalPlace, Journals } from '../ports/journal.ts';

/** What observations say is for nobody else on this machine. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const BLOCK = 1 << 20;
/** No line that we write comes near; one that does is not ours. */
const MOST_IN_LINE = 1 << 26;
const ENDING = '.jsonl';
const LINE_BREAK = 0x0a;

/** Journals in a folder on disk. `program` is the folder of this very program. */
export function createFileJournals(folder: string, program: string): Journals {
  let digest: string | undefined;
  const fileOf = (name: string): string => path.join(folder, `${name}${ENDING}`);
  return {
    folder,
    get program() {
      digest ??= digestOf(program);
      return digest;
    },
    now: () => Date.now(),
    list: () => namesBelow(folder),
    open(name) {
      const file = fileOf(name);
      try {
        return openJournal(file, openSync(file, 'r'));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw unreadable(file, error);
      }
    },
    replace(name, lines) {
      const file = fileOf(name);
      const draft = `${file}.${randomUUID()}`;
      try {
        prepare(folder);
        const journal = openJournal(file, openSync(draft, 'wx+', PRIVATE_FILE));
        for (const line of lines) journal.append(line);
        renameSync(draft, file);
        return journal;
      } catch (error) {
        removeDraft(draft);
        throw error instanceof Error && 'code' in error ? unwritable(file, error) : error;
      }
    },
    remove: (name) => rmSync(fileOf(name), { force: true }),
  };
}

function openJournal(file: string, descriptor: number): Journal {
  let end = fstatSync(descriptor).size;
  const readAt = ({ start, length }: JournalPlace): Buffer => {
    const bytes = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      const count = readSync(descriptor, bytes, done, length - done, start + done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  };
  return {
    append(line) {
      const bytes = Buffer.from(`${line}\n`);
      const start = end;
      try {
        let done = 0;
        while (done < bytes.length)
          done += writeSync(descriptor, bytes, done, bytes.length - done, start + done);
      } catch (error) {
        throw unwritable(file, error);
      }
      end += bytes.length;
      return { start, length: bytes.length - 1 };
    },
    read: (place) => readAt(place).toString(),
    *lines(): Iterable<JournalLine> {
      let pending: Buffer[] = [];
      let start = 0;
      for (let position = 0; position < end; position += BLOCK) {
        const block = readAt({ start: position, length: Math.min(BLOCK, end - position) });
        let from = 0;
        for (;;) {
          const to = block.indexOf(LINE_BREAK, from);
          if (to === -1) break;
          const place = { start, length: position + to - start };
          const bytes = Buffer.concat([...pending, block.subarray(from, to)]);
          if (place.length <= MOST_IN_LINE) yield { text: bytes.toString(), place };
          pending = [];
          from = to + 1;
          start = position + from;
        }
        // Of a line that is too long nothing is kept, however long it goes on.
        if (position + block.length - start <= MOST_IN_LINE) pending.push(block.subarray(from));
        else pending = [];
      }
    },
    close: () => closeSync(descriptor),
  };
}

function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // There is no folder that it could be in.
  }
}

/** A folder that is made for journals keeps itself out of git; one that is there is left as it is. */
function prepare(folder: string): void {
  const made = mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  if (made === undefined) return;
  const steps = folder.split(path.sep);
  const home = steps.lastIndexOf('.cadastre');
  const ignored = home === -1 ? folder : steps.slice(0, home + 1).join(path.sep);
  try {
    writeFileSync(path.join(ignored, '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Links are not followed: what is read is what lies here. */
function namesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((name) => name.slice(0, -ENDING.length).replaceAll(path.sep, '/'))
      .toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw unreadable(folder, error);
  }
}

/** The same on every machine that has the same program, unlike times. */
function digestOf(program: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(program, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => each.endsWith('.js')).toSorted()) {
    hash
      .update(`${name.replaceAll(path.sep, '/')}\n`)
      .update(readFileSync(path.join(program, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

function unwritable(file: string, error: unknown): UserError {
  return new UserError(
    `what the survey observes cannot be kept in ${file}: ${codeOf(error)}`,
    'make room or name another folder with --observations; the catalog was not changed',
    { cause: error },
  );
}

function unreadable(file: string, error: unknown): UserError {
  return new UserError(`${file} cannot be read: ${codeOf(error)}`, 'see who owns it', {
    cause: error,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
