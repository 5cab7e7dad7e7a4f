import type { FileStamp } from '../ports/file-store.ts';
import { decodeRow, encodeRow, type CachedEntity } from './entity-codec.ts';
import {
  parseSummaries,
  readSummaries,
  toIndexLine,
  toIndexRow,
  withStamp,
  writeFileIndex,
  type FileIndex,
  type IndexLine,
  type IndexRow,
  type Recall,
} from './file-index.ts';
import { hashOf, type CachedFile, type FileRow } from './file-row.ts';

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
  /** What a second thread made of a file. */
  addRow(row: FileRow): void;
  /** Writes if anything is new. `recall` is what the checks of the whole said of exactly these files. */
  save(recall: Recall | undefined): Promise<void>;
}

/** A line holds so many files: one text of all of them would be as large as the catalog. */
const LINE = 1_000;

interface Row {
  readonly index: IndexRow;
  readonly entities: readonly CachedEntity[];
}

/** All that an index knows, with what the files said. Summaries that are not there leave nothing known. */
export async function openFileCache(index: FileIndex): Promise<FileCache> {
  const rows = toRows(index, (await readSummaries(index)) ?? []);
  const next: Row[] = [];
  let isNew = false;
  const keep = (row: Row): CachedFile => {
    next.push(row);
    const path = row.index[0];
    return {
      entities: row.entities.map((entity) => decodeRow(path, entity)),
      findings: row.index[6] ?? [],
      silences: row.index[7] ?? [],
    };
  };
  const add = (row: Row): void => {
    isNew = true;
    next.push(row);
  };
  return {
    isEmpty: rows.size === 0,
    findByStamp(path, stamp) {
      const row = rows.get(path);
      return row !== undefined && index.isSame(row.index, stamp) ? keep(row) : undefined;
    },
    findByContent(path, bytes, stamp) {
      const row = rows.get(path);
      if (row === undefined || !index.isSameContent(row.index, bytes)) return undefined;
      isNew = true;
      return keep({ ...row, index: withStamp(row.index, stamp) });
    },
    add: (path, bytes, stamp, file) =>
      add({
        index: toIndexRow(path, hashOf(bytes), stamp, file),
        entities: file.entities.map(encodeRow),
      }),
    addRow([path, modified, changed, size, inode, hash, entities, findings, silences]) {
      const stamp = { modified, changed, size, inode };
      add({ index: toIndexRow(path, hash, stamp, { findings, silences }), entities });
    },
    async save(recall) {
      const isSame = !isNew && next.length === rows.size;
      if (isSame && isRecalled(index.recall, recall)) return;
      // The order of the store is the order of paths: a second thread answers when it is done.
      next.sort((a, b) => (a.index[0] < b.index[0] ? -1 : 1));
      if (isSame && index.id !== '') {
        await writeFileIndex(index, index.id, index.lines, recall);
        return;
      }
      const id = index.cache.newId();
      await index.cache.write('summaries', toTexts(id, next));
      await writeFileIndex(index, id, toLines(next), recall);
    },
  };
}

/** Nothing where one line is broken: a cache is known as a whole, or not. */
function toRows(index: FileIndex, texts: readonly string[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const [number, text] of texts.entries()) {
    const entities = parseSummaries(text);
    if (entities === undefined) return new Map();
    for (const [each, row] of (index.lines[number]?.rows ?? []).entries())
      rows.set(row[0], { index: row, entities: entities[each] ?? [] });
  }
  return rows;
}

function isRecalled(old: Recall | undefined, recall: Recall | undefined): boolean {
  return recall === undefined || old?.key === recall.key;
}

function* toTexts(id: string, rows: readonly Row[]): Generator<string> {
  yield id;
  for (let start = 0; start < rows.length; start += LINE)
    yield `\n${JSON.stringify(rows.slice(start, start + LINE).map(({ entities }) => entities))}`;
}

function toLines(rows: readonly Row[]): readonly IndexLine[] {
  return Array.from({ length: Math.ceil(rows.length / LINE) }, (_, number) =>
    toIndexLine(rows.slice(number * LINE, (number + 1) * LINE).map(({ index }) => index)),
  );
}
