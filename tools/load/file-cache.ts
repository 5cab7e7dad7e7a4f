import { createHash } from 'node:crypto';
import type { Cache } from '../ports/cache.ts';
import type { FileStamp } from '../ports/file-store.ts';
import type { Blueprint } from './catalog.ts';
import {
  hashOf,
  hasStamp,
  toFile,
  toRow,
  withStamp,
  type CachedFile,
  type FileRow,
} from './file-row.ts';
import { isRecord } from './is-record.ts';

/** The results of an earlier run, and what this one adds. */
export interface FileCache {
  /** Nothing is known: it was deleted, or what it held was of another program or other blueprints. */
  readonly isEmpty: boolean;
  /** The result for a file that has the stamp it had. */
  findByStamp(path: string, stamp: FileStamp | undefined): CachedFile | undefined;
  /** The result for a file that has the content it had, whatever its stamp. */
  findByContent(
    path: string,
    bytes: Uint8Array,
    stamp: FileStamp | undefined,
  ): CachedFile | undefined;
  add(path: string, bytes: Uint8Array, stamp: FileStamp | undefined, file: CachedFile): void;
  /** What a helper made of a file. */
  addRow(row: FileRow): void;
  /** Writes if anything is new. */
  save(): Promise<void>;
}

/** The first line. Each of the others is a list of rows. */
interface Header {
  readonly key: string;
  readonly written: number;
  readonly rows: number;
}

/** File systems keep times as coarsely as this. */
const COARSE_MS = 2_000;

/** A line holds so many rows: one text of all of them would be as large as the catalog. */
const LINE = 1_000;

/**
 * Opens the cache for these blueprints. A result depends on nothing but the file, the blueprints and the
 * program, so that these are its key; a cache that cannot be read is an empty one.
 */
export async function openFileCache(
  cache: Cache,
  blueprints: ReadonlyMap<string, Blueprint>,
): Promise<FileCache> {
  const key = keyOf(cache.program, blueprints);
  const old = parseCache(await cache.read(), key);
  const rows = new Map(old.rows.map((row) => [row[0], row]));
  const trusted = old.written - COARSE_MS;
  const next: FileRow[] = [];
  let isNew = false;
  const keep = (row: FileRow): CachedFile => {
    next.push(row);
    return toFile(row);
  };
  const addRow = (row: FileRow): void => {
    isNew = true;
    next.push(row);
  };
  return {
    isEmpty: rows.size === 0,
    findByStamp(path, stamp) {
      const row = rows.get(path);
      if (row === undefined || stamp === undefined || !hasStamp(row, stamp)) return undefined;
      if (stamp.modified >= trusted || stamp.changed >= trusted) return undefined;
      return keep(row);
    },
    findByContent(path, bytes, stamp) {
      const row = rows.get(path);
      if (row === undefined || row[5] !== hashOf(bytes)) return undefined;
      isNew = true;
      return keep(withStamp(row, stamp));
    },
    add: (path, bytes, stamp, file) => addRow(toRow(path, hashOf(bytes), stamp, file)),
    addRow,
    async save() {
      if (!isNew && next.length === rows.size) return;
      await cache.write(toLines({ key, written: cache.now(), rows: next.length }, next));
    },
  };
}

function* toLines(header: Header, rows: readonly FileRow[]): Generator<string> {
  yield `${JSON.stringify(header)}\n`;
  for (let start = 0; start < rows.length; start += LINE)
    yield `${JSON.stringify(rows.slice(start, start + LINE))}\n`;
}

function keyOf(program: string, blueprints: ReadonlyMap<string, Blueprint>): string {
  const hash = createHash('sha256').update(program);
  for (const { file } of blueprints.values()) hash.update(JSON.stringify(file)).update('\n');
  return hash.digest('hex');
}

interface Parsed {
  readonly written: number;
  readonly rows: readonly FileRow[];
}

/** Nothing for a cache of another key, a truncated one, or anything else that is no cache. */
function parseCache(text: string | undefined, key: string): Parsed {
  const nothing: Parsed = { written: 0, rows: [] };
  if (text === undefined || !text.startsWith(`{"key":${JSON.stringify(key)}`)) return nothing;
  try {
    const [first = '', ...lines] = text.split('\n');
    const header: unknown = JSON.parse(first);
    if (!isRecord(header)) return nothing;
    // Only this program writes under this key, in one step.
    const rows = lines.flatMap((line) => (line === '' ? [] : (JSON.parse(line) as FileRow[])));
    return header['rows'] === rows.length ? { written: Number(header['written']), rows } : nothing;
  } catch {
    return nothing;
  }
}
