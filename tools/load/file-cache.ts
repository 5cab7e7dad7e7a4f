import { MOST_CHARACTERS } from '../ports/cache.ts';
import type { FileStamp } from '../ports/file-store.ts';
import type { Entity } from './catalog.ts';
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
import { hashOf, type FileOf, type FileRow } from './file-row.ts';

/** The results of an earlier run, and what this one adds. */
export interface FileCache<E extends Entity = Entity> {
  /** Nothing is known: it was deleted, or what it held was of another program or other blueprints. */
  readonly isEmpty: boolean;
  /** The result for a file that has the stamp it had. */
  findByStamp(path: string, stamp: FileStamp | undefined): FileOf<E> | undefined;
  /** The result for a file that has the content it had, whatever its stamp. */
  findByContent(
    path: string,
    bytes: Uint8Array,
    stamp: FileStamp | undefined,
  ): FileOf<E> | undefined;
  /** Gives the entities as they will be known. */
  add(path: string, bytes: Uint8Array, stamp: FileStamp | undefined, file: FileOf<E>): readonly E[];
  /** What a second thread made of a file. */
  addRow(row: FileRow): void;
  /** Writes if anything is new. `recall` is what the checks of the whole said of exactly these files. */
  save(recall: Recall | undefined): Promise<void>;
}

/** A line holds so many files: one text of all of them would be as large as the catalog. */
const LINE = 1_000;

/** A file as it is kept. */
export interface CacheRow {
  readonly index: IndexRow;
  readonly entities: readonly CachedEntity[];
  /** The values of its entities as JSON; empty where none are kept. */
  readonly values: string;
}

/** What is kept of entities. */
export interface CacheForm<E extends Entity> {
  readonly hasValues: boolean;
  decode(row: CacheRow): readonly E[];
  /** The values as JSON; undefined where JSON cannot say them, so that the file is read every time. */
  encode(entities: readonly E[]): string | undefined;
  /** Entities that were just read, of a file with this hash. */
  know(entities: readonly E[], hash: string): readonly E[];
}

const SUMMARIES: CacheForm<Entity> = {
  hasValues: false,
  decode: ({ index: [path], entities }) => entities.map((entity) => decodeRow(path, entity)),
  encode: () => '',
  know: (entities) => entities,
};

/** All that an index knows, with what the files said. Summaries that are not there leave nothing known. */
export async function openFileCache(index: FileIndex): Promise<FileCache> {
  return await openFileCacheOf(index, SUMMARIES);
}

export async function openFileCacheOf<E extends Entity>(
  index: FileIndex,
  form: CacheForm<E>,
): Promise<FileCache<E>> {
  const rows = await readRows(index, form.hasValues);
  const next: CacheRow[] = [];
  let isNew = false;
  const keep = (row: CacheRow): FileOf<E> => {
    next.push(row);
    return {
      entities: form.decode(row),
      findings: row.index[6] ?? [],
      silences: row.index[7] ?? [],
    };
  };
  const add = (row: CacheRow): void => {
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
    add(path, bytes, stamp, file) {
      const hash = hashOf(bytes);
      const values = form.encode(file.entities);
      if (values !== undefined)
        add({
          index: toIndexRow(path, hash, stamp, file),
          entities: file.entities.map(encodeRow),
          values,
        });
      return form.know(file.entities, hash);
    },
    addRow([path, modified, changed, size, inode, hash, entities, findings, silences]) {
      const stamp = { modified, changed, size, inode };
      add({ index: toIndexRow(path, hash, stamp, { findings, silences }), entities, values: '' });
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
      await writeRows(index, form.hasValues, next, recall);
    },
  };
}

async function writeRows(
  index: FileIndex,
  hasValues: boolean,
  rows: readonly CacheRow[],
  recall: Recall | undefined,
): Promise<void> {
  const { cache } = index;
  const id = cache.newId();
  const values = rows.map((row) => row.values);
  if (lengthOf(values) > MOST_CHARACTERS) return;
  await cache.write('summaries', toTexts(id, rows));
  if (hasValues) await cache.write('values', valueTexts(id, values));
  await writeFileIndex(index, id, toLines(rows), recall);
}

async function readRows(
  index: FileIndex,
  hasValues: boolean,
): Promise<ReadonlyMap<string, CacheRow>> {
  const summaries = (await readSummaries(index)) ?? [];
  if (!hasValues) return toRows(index, summaries, () => '');
  const [head, ...values] = (await index.cache.read('values'))?.split('\n') ?? [];
  const rows = index.lines.reduce((sum, line) => sum + line.rows.length, 0);
  if (head !== `${index.id} ${lengthOf(values)}` || values.length !== rows) return new Map();
  return toRows(index, summaries, (position) => values[position] ?? '');
}

/** Nothing where one line is broken: a cache is known as a whole, or not. */
function toRows(
  index: FileIndex,
  texts: readonly string[],
  valuesAt: (position: number) => string,
): ReadonlyMap<string, CacheRow> {
  const rows = new Map<string, CacheRow>();
  let position = 0;
  for (const [number, text] of texts.entries()) {
    const entities = parseSummaries(text);
    if (entities === undefined) return new Map();
    for (const [each, row] of (index.lines[number]?.rows ?? []).entries()) {
      rows.set(row[0], { index: row, entities: entities[each] ?? [], values: valuesAt(position) });
      position += 1;
    }
  }
  return rows;
}

function isRecalled(old: Recall | undefined, recall: Recall | undefined): boolean {
  return recall === undefined || old?.key === recall.key;
}

function* toTexts(id: string, rows: readonly CacheRow[]): Generator<string> {
  yield id;
  for (let start = 0; start < rows.length; start += LINE)
    yield `\n${JSON.stringify(rows.slice(start, start + LINE).map(({ entities }) => entities))}`;
}

/** How long they are together tells one that was cut short: each is parsed only when somebody asks for it. */
function* valueTexts(id: string, values: readonly string[]): Generator<string> {
  yield `${id} ${lengthOf(values)}`;
  for (const text of values) yield `\n${text}`;
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function toLines(rows: readonly CacheRow[]): readonly IndexLine[] {
  return Array.from({ length: Math.ceil(rows.length / LINE) }, (_, number) =>
    toIndexLine(rows.slice(number * LINE, (number + 1) * LINE).map(({ index }) => index)),
  );
}
