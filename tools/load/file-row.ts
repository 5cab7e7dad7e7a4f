import { createHash } from 'node:crypto';
import type { FileStamp } from '../ports/file-store.ts';
import type { Entity } from './catalog.ts';
import { decodeRow, encodeRow, type CachedEntity } from './entity-codec.ts';
import type { Finding } from './finding.ts';
import type { Silence } from './silence.ts';

/** What a file of entities said when it was read last. */
export interface CachedFile {
  readonly entities: readonly Entity[];
  readonly findings: readonly Finding[];
  readonly silences: readonly Silence[];
}

/** The same, with more than summaries of the entities. */
export type FileOf<E extends Entity> = CachedFile & { readonly entities: readonly E[] };

/** `[path, modified, changed, size, inode, hash, entities, findings, silences]`: survives JSON unchanged. */
export type FileRow = readonly [
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

export function toRow(
  path: string,
  hash: string,
  stamp: FileStamp | undefined,
  { entities, findings, silences }: CachedFile,
): FileRow {
  return [path, ...stampOf(stamp), hash, entities.map(encodeRow), findings, silences];
}

export function toFile(row: FileRow): CachedFile {
  const [path, , , , , , entities, findings, silences] = row;
  return { entities: entities.map((entity) => decodeRow(path, entity)), findings, silences };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function stampOf(stamp: FileStamp | undefined): [number, number, number, number] {
  return stamp === undefined
    ? [0, 0, 0, 0]
    : [stamp.modified, stamp.changed, stamp.size, stamp.inode];
}
