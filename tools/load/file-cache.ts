import { createHash } from 'node:crypto';
import type { Cache } from '../ports/cache.ts';
import type { FileStamp } from '../ports/file-store.ts';
import type { Blueprint, Entity } from './catalog.ts';
import { decodeRow, encodeRow, type CachedEntity } from './entity-codec.ts';
import type { Finding } from './finding.ts';
import { isRecord } from './is-record.ts';
import type { Silence } from './silence.ts';

/** What a file of entities said when it was read last. */
export interface CachedFile {
  readonly entities: readonly Entity[];
  readonly findings: readonly Finding[];
  readonly silences: readonly Silence[];
}

/** The results of an earlier run, and what this one adds. */
export interface FileCache {
  /** The result for a file that has the stamp it had. */
  findByStamp(path: string, stamp: FileStamp | undefined): CachedFile | undefined;
  /** The result for a file that has the content it had, whatever its stamp. */
  findByContent(
    path: string,
    bytes: Uint8Array,
    stamp: FileStamp | undefined,
  ): CachedFile | undefined;
  add(path: string, bytes: Uint8Array, stamp: FileStamp | undefined, file: CachedFile): void;
  /** Writes if anything is new. */
  save(): Promise<void>;
}

/** `[path, modified, changed, size, inode, hash, entities, findings, silences]` */
type Row = readonly [
  string,
  number,
  number,
  number,
  number,
  string,
  readonly CachedEntity[],
  readonly Finding[],
  readonly Silence[],
];

interface CacheText {
  readonly key: string;
  readonly written: number;
  readonly rows: readonly Row[];
}

/** File systems keep times as coarsely as this. */
const COARSE_MS = 2_000;

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
  const rows = new Map((old?.rows ?? []).map((row) => [row[0], row]));
  const trusted = (old?.written ?? 0) - COARSE_MS;
  const next: Row[] = [];
  let isNew = false;
  const keep = (row: Row): CachedFile => {
    next.push(row);
    return toFile(row);
  };
  return {
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
      const [, , , , , hash, ...rest] = row;
      return keep([path, ...stampOf(stamp), hash, ...rest]);
    },
    add(path, bytes, stamp, { entities, findings, silences }) {
      isNew = true;
      const row: Row = [
        path,
        ...stampOf(stamp),
        hashOf(bytes),
        entities.map((entity) => encodeRow(entity)),
        findings,
        silences,
      ];
      next.push(row);
    },
    async save() {
      if (!isNew && next.length === rows.size) return;
      const text: CacheText = { key, written: cache.now(), rows: next };
      await cache.write(JSON.stringify(text));
    },
  };
}

function keyOf(program: string, blueprints: ReadonlyMap<string, Blueprint>): string {
  const hash = createHash('sha256').update(program);
  for (const { file } of blueprints.values()) hash.update(JSON.stringify(file)).update('\n');
  return hash.digest('hex');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function hasStamp(row: Row, { modified, changed, size, inode }: FileStamp): boolean {
  return row[1] === modified && row[2] === changed && row[3] === size && row[4] === inode;
}

function stampOf(stamp: FileStamp | undefined): [number, number, number, number] {
  return stamp === undefined
    ? [0, 0, 0, 0]
    : [stamp.modified, stamp.changed, stamp.size, stamp.inode];
}

function toFile(row: Row): CachedFile {
  const [path, , , , , , entities, findings, silences] = row;
  return { entities: entities.map((entity) => decodeRow(path, entity)), findings, silences };
}

/** Undefined for a cache of another key, a truncated one, or anything else that is no cache. */
function parseCache(text: string | undefined, key: string): CacheText | undefined {
  if (text === undefined || !text.startsWith(`{"key":${JSON.stringify(key)}`)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || !Array.isArray(value['rows'])) return undefined;
    // Only this program writes under this key, in one step.
    return value as unknown as CacheText;
  } catch {
    return undefined;
  }
}
