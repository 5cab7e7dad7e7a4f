import { createHash } from 'node:crypto';
import type { Cache } from '../ports/cache.ts';
import type { FileStamp } from '../ports/file-store.ts';
import type { Blueprint } from './catalog.ts';
import type { CachedEntity } from './entity-codec.ts';
import type { Finding } from './finding.ts';
import { hashOf } from './file-row.ts';
import { keyOfBlueprints } from './key-of-blueprints.ts';
import { isRecord } from './is-record.ts';
import type { Silence } from './silence.ts';

/** `[path, modified, changed, size, inode, hash, findings, silences]`; the last two where there are any. */
export type IndexRow = readonly [
  path: string,
  modified: number,
  changed: number,
  size: number,
  inode: number,
  hash: string,
  findings?: readonly Finding[],
  silences?: readonly Silence[],
];

/** What the checks of the whole said of exactly the files of an index, and of a model with this key. */
export interface Recall {
  readonly key: string;
  /** How many files were looked at; those that hold more than entities are not in the index. */
  readonly files: number;
  readonly entities: number;
  readonly findings: readonly Finding[];
}

/** A text of the cache, and what is in it. */
export interface IndexLine {
  readonly text: string;
  readonly rows: readonly IndexRow[];
}

/**
 * What an earlier run looked at. Line by line it goes with the summaries, which are a file of their own: most
 * runs can tell from the index alone that nothing has changed.
 */
export interface FileIndex {
  readonly cache: Cache;
  readonly key: string;
  /** Of the summaries that belong to it. */
  readonly id: string;
  readonly lines: readonly IndexLine[];
  readonly recall: Recall | undefined;
  /** Whether a stamp is as it was, and older than the index by as much as file systems are coarse. */
  isSame(row: IndexRow, stamp: FileStamp | undefined): boolean;
  isSameContent(row: IndexRow, bytes: Uint8Array): boolean;
}

/** The first line of the index. */
interface Header {
  readonly key: string;
  readonly id: string;
  readonly written: number;
  readonly rows: number;
  readonly recall?: Recall;
}

/** File systems keep times as coarsely as this. */
const COARSE_MS = 2_000;

/**
 * Opens the index for these blueprints. A result depends on nothing but the file, the blueprints and the
 * program, so that these are its key; an index that cannot be read is an empty one.
 */
export async function openFileIndex(
  cache: Cache,
  blueprints: ReadonlyMap<string, Blueprint>,
): Promise<FileIndex> {
  const key = keyOf(cache.program, blueprints);
  const { header, lines } = parseIndex(await cache.read('index'), key);
  const trusted = (header?.written ?? 0) - COARSE_MS;
  return {
    cache,
    key,
    id: header?.id ?? '',
    lines,
    recall: header?.recall,
    isSame(row, stamp) {
      if (stamp === undefined || row[1] !== stamp.modified || row[2] !== stamp.changed)
        return false;
      if (row[3] !== stamp.size || row[4] !== stamp.inode) return false;
      return stamp.modified < trusted && stamp.changed < trusted;
    },
    isSameContent: (row, bytes) => row[5] === hashOf(bytes),
  };
}

/** Writes an index. A line that did not change is written as it was read. */
export async function writeFileIndex(
  { cache, key }: Pick<FileIndex, 'cache' | 'key'>,
  id: string,
  lines: readonly IndexLine[],
  recall: Recall | undefined,
): Promise<void> {
  const rows = lines.reduce((sum, line) => sum + line.rows.length, 0);
  const header: Header = {
    key,
    id,
    written: cache.now(),
    rows,
    ...(recall === undefined ? {} : { recall }),
  };
  await cache.write('index', [JSON.stringify(header), ...lines.map(({ text }) => `\n${text}`)]);
}

export function toIndexLine(rows: readonly IndexRow[]): IndexLine {
  return { text: JSON.stringify(rows), rows };
}

export function toIndexRow(
  path: string,
  hash: string,
  stamp: FileStamp | undefined,
  said: { readonly findings: readonly Finding[]; readonly silences: readonly Silence[] },
): IndexRow {
  const { modified, changed, size, inode } = stamp ?? NO_STAMP;
  const head = [path, modified, changed, size, inode, hash] as const;
  return said.findings.length + said.silences.length === 0
    ? head
    : [...head, said.findings, said.silences];
}

const NO_STAMP: FileStamp = { modified: 0, changed: 0, size: 0, inode: 0 };

/** The same row of a file that was touched. */
export function withStamp(row: IndexRow, stamp: FileStamp | undefined): IndexRow {
  return toIndexRow(row[0], row[5], stamp, { findings: row[6] ?? [], silences: row[7] ?? [] });
}

/** The texts of summaries, line by line with the index; undefined where they are not those of this index. */
export async function readSummaries({
  cache,
  id,
  lines,
}: FileIndex): Promise<readonly string[] | undefined> {
  const [head, ...texts] = (await cache.read('summaries'))?.split('\n') ?? [];
  return head === id && id !== '' && texts.length === lines.length ? texts : undefined;
}

/**
 * One line of summaries: for each file of the line, its entities. Only this program writes it, under the same id;
 * undefined for one that was cut short all the same.
 */
export function parseSummaries(text: string): readonly (readonly CachedEntity[])[] | undefined {
  try {
    return JSON.parse(text) as readonly (readonly CachedEntity[])[];
  } catch {
    return undefined;
  }
}

function keyOf(program: string, blueprints: ReadonlyMap<string, Blueprint>): string {
  const key = keyOfBlueprints(blueprints.values());
  return createHash('sha256').update(program).update(key).digest('hex');
}

interface Parsed {
  readonly header: Header | undefined;
  readonly lines: readonly IndexLine[];
}

const NOTHING: Parsed = { header: undefined, lines: [] };

/** Nothing for an index of another key, a truncated one, or anything else that is none. */
function parseIndex(text: string | undefined, key: string): Parsed {
  if (text === undefined || !text.startsWith(`{"key":${JSON.stringify(key)}`)) return NOTHING;
  try {
    const [first = '', ...texts] = text.split('\n');
    const header: unknown = JSON.parse(first);
    if (!isRecord(header)) return NOTHING;
    // Only this program writes under this key, in one step.
    const lines = texts.map((each) => ({ text: each, rows: JSON.parse(each) as IndexRow[] }));
    const rows = lines.reduce((sum, line) => sum + line.rows.length, 0);
    return header['rows'] === rows ? { header: header as unknown as Header, lines } : NOTHING;
  } catch {
    return NOTHING;
  }
}
