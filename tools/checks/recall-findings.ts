import { createHash } from 'node:crypto';
import type { Entity } from '../load/catalog.ts';
import { encodeRow } from '../load/entity-codec.ts';
import { explainEntry } from '../load/explain-entry.ts';
import {
  parseSummaries,
  readSummaries,
  toIndexLine,
  toIndexRow,
  withStamp,
  writeFileIndex,
  type FileIndex,
  type IndexRow,
} from '../load/file-index.ts';
import { hashOf } from '../load/file-row.ts';
import type { Finding } from '../load/finding.ts';
import { firstById, toFileContext, type LoadedModel } from '../load/load-catalog.ts';
import { loadFile } from '../load/load-file.ts';
import type { Silence } from '../load/silence.ts';
import type { FileStore } from '../ports/file-store.ts';
import { createInspect } from './create-inspect.ts';
import { keepSummary } from './keep-summary.ts';

/** What a check found without a look at the whole. */
export interface RecalledFindings {
  readonly findings: readonly Finding[];
  readonly silences: ReadonlyMap<string, readonly Silence[]>;
  readonly entities: number;
  readonly files: number;
  readonly parsed: number;
}

/** With more changed files than this the whole is looked at. */
const MOST_CHANGED = 1_000;

/** What the checks of the whole depend on, beside the summaries of entities. */
export function recallKey({ config, files }: LoadedModel<Entity>): string {
  const origins = files?.blueprints.map(({ file, origin }) => [file, origin]);
  const parts = [config.config, config.origin ?? null, origins, files?.others];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * The checks of the whole see summaries. Where every file has the summary it had, whatever else changed in it,
 * they say what they said, and need not be asked. Undefined where that is not so.
 */
export async function recallFindings(
  store: FileStore,
  model: LoadedModel<Entity>,
  index: FileIndex,
): Promise<RecalledFindings | undefined> {
  const { recall } = index;
  const { config, files } = model;
  if (files === undefined || recall?.key !== recallKey(model)) return undefined;
  if (files.entities.length + files.homeless.length > 0) return undefined;
  const entries = await store.list(['catalog']);
  const paths = entries.flatMap(({ kind, path }) => (kind === 'file' ? [path] : []));
  const rows = await lookAgain({ store, model, index }, paths);
  const count = config.files + files.files + (rows?.all.length ?? 0);
  if (rows === undefined || count !== recall.files) return undefined;
  const silences = new Map<string, readonly Silence[]>(files.silences);
  if (config.silences.length > 0) silences.set(config.file, config.silences);
  for (const row of rows.all) if ((row[7] ?? []).length > 0) silences.set(row[0], row[7] ?? []);
  if (rows.lines !== index.lines) await writeFileIndex(index, index.id, rows.lines, recall);
  return {
    findings: [
      ...config.findings,
      ...files.findings,
      ...entries.filter(({ kind }) => kind !== 'file').map(explainEntry),
      ...rows.all.flatMap((row) => row[6] ?? []),
      ...recall.findings,
    ],
    silences,
    entities: recall.entities,
    files: count,
    parsed: config.files + files.parsed + rows.parsed,
  };
}

interface Look {
  readonly store: FileStore;
  readonly model: LoadedModel<Entity>;
  readonly index: FileIndex;
}

interface SeenRows {
  readonly all: readonly IndexRow[];
  readonly lines: FileIndex['lines'];
  readonly parsed: number;
}

/** The rows of these files as they are now; undefined where a file came or went, or says something else. */
async function lookAgain(look: Look, paths: readonly string[]): Promise<SeenRows | undefined> {
  const { store, index } = look;
  const old = index.lines.flatMap(({ rows }) => rows);
  if (old.length !== paths.length || old.some((row, at) => row[0] !== paths[at])) return undefined;
  const stamps = store.stamps(paths);
  const changed = old.flatMap((row, at) => (index.isSame(row, stamps[at]) ? [] : [at]));
  if (changed.length === 0) return { all: old, lines: index.lines, parsed: 0 };
  if (changed.length > MOST_CHANGED) return undefined;
  const reads = await store.readAll(changed.map((at) => paths[at] ?? ''));
  const readAgain = createReader(look);
  const fresh = new Map<number, IndexRow>();
  let parsed = 0;
  for (const [each, at] of changed.entries()) {
    const [row, read] = [old[at], reads[each]];
    if (row === undefined || read?.kind !== 'bytes') return undefined;
    const isTouched = index.isSameContent(row, read.bytes);
    const said = isTouched ? undefined : await readAgain(at, row[0], read.bytes);
    if (!isTouched && said === undefined) return undefined;
    if (said !== undefined) parsed += 1;
    fresh.set(
      at,
      said === undefined
        ? withStamp(row, stamps[at])
        : toIndexRow(row[0], hashOf(read.bytes), stamps[at], said),
    );
  }
  let start = 0;
  const lines = index.lines.map((line) => {
    const first = start;
    start += line.rows.length;
    const isDirty = line.rows.some((_, each) => fresh.has(first + each));
    return isDirty
      ? toIndexLine(line.rows.map((row, each) => fresh.get(first + each) ?? row))
      : line;
  });
  return { all: old.map((row, at) => fresh.get(at) ?? row), lines, parsed };
}

type Said = { readonly findings: readonly Finding[]; readonly silences: readonly Silence[] };

/** A function from a changed file to what it says; undefined where its summary is another one. */
function createReader({
  model,
  index,
}: Look): (at: number, path: string, bytes: Uint8Array) => Promise<Said | undefined> {
  const blueprints = firstById(model.files?.blueprints ?? []);
  const context = toFileContext(model, blueprints, createInspect);
  let texts: Promise<readonly string[] | undefined> | undefined;
  return async (at, path, bytes) => {
    const file = loadFile(path, { kind: 'bytes', bytes }, context);
    if (file.blueprints.length + file.homeless.length + file.others.length > 0) return undefined;
    texts ??= readSummaries(index);
    const known = summaryAt(index, (await texts) ?? [], at);
    const now = file.entities.map(keepSummary).map(encodeRow);
    return known === JSON.stringify(now) ? file : undefined;
  };
}

function summaryAt(index: FileIndex, texts: readonly string[], at: number): string | undefined {
  let start = 0;
  for (const [number, { rows }] of index.lines.entries()) {
    const text = texts[number];
    if (at < start + rows.length)
      return text === undefined ? undefined : JSON.stringify(parseSummaries(text)?.[at - start]);
    start += rows.length;
  }
  return undefined;
}
