import type { FileEntry, FileStore } from '../ports/file-store.ts';
import type { StartThread } from '../ports/thread.ts';
import type { Blueprint, Entity, FullEntity, OtherFile } from './catalog.ts';
import { explainEntry } from './explain-entry.ts';
import type { FileCache } from './file-cache.ts';
import type { FileOf, FileRow } from './file-row.ts';
import type { ThreadAnswer, ThreadQuestion, ThreadSetup } from './thread-question.ts';
import { loadFile, type FileContext, type LoadedFile } from './load-file.ts';
import { shareBatches, type Other } from './share-batches.ts';
import type { Silence } from './silence.ts';

export interface LoadedFiles<E extends Entity> extends Omit<LoadedFile, 'entities' | 'silences'> {
  readonly entities: readonly E[];
  readonly silences: ReadonlyMap<string, readonly Silence[]>;
  readonly files: number;
  readonly parsed: number;
}

/** A thread that inspects and keeps as this one does. */
export interface ThreadOf<E extends Entity> {
  readonly start: StartThread;
  /** What it made of a file. */
  decode(row: FileRow): FileOf<E>;
}

export interface LoadRequest<E extends Entity> {
  readonly store: FileStore;
  /** Of what `keep` keeps. */
  readonly cache: FileCache<E> | undefined;
  readonly thread: ThreadOf<E> | undefined;
  keep(entity: FullEntity): E;
}

/** How many files are held in memory at once. */
const BATCH = 512;

/** With fewer files a second thread costs more than it saves: it takes a third of a second to start. */
const MANY = 6_000;

/** Files → what they say, in the order of the entries. */
export async function loadFiles<E extends Entity>(
  request: LoadRequest<E>,
  entries: readonly FileEntry[],
  context: FileContext,
): Promise<LoadedFiles<E>> {
  const all = {
    blueprints: [] as Blueprint[],
    entities: [] as E[],
    homeless: [] as LoadedFile['homeless'][number][],
    others: [] as OtherFile[],
    findings: entries.filter(({ kind }) => kind !== 'file').map(explainEntry),
    silences: new Map<string, readonly Silence[]>(),
    files: 0,
    parsed: 0,
  };
  const paths = entries.flatMap(({ kind, path }) => (kind === 'file' ? [path] : []));
  for (const [index, loaded] of (await loadAll(request, paths, context)).entries()) {
    const path = paths[index] ?? '';
    for (const entity of loaded.entities) all.entities.push(entity);
    if (loaded.findings.length > 0) all.findings.push(...loaded.findings);
    if (loaded.blueprints.length > 0) all.blueprints.push(...loaded.blueprints);
    if (loaded.homeless.length > 0) all.homeless.push(...loaded.homeless);
    if (loaded.others.length > 0) all.others.push(...loaded.others);
    if (loaded.silences.length > 0) all.silences.set(path, loaded.silences);
    if (loaded.state !== 'unreadable') all.files += 1;
    if (loaded.state === 'parsed') all.parsed += 1;
  }
  return all;
}

interface KeptFile<E extends Entity> extends Omit<LoadedFile, 'entities'> {
  readonly entities: readonly E[];
  readonly state: 'parsed' | 'cached' | 'unreadable';
}

async function loadAll<E extends Entity>(
  request: LoadRequest<E>,
  paths: readonly string[],
  context: FileContext,
): Promise<readonly KeptFile<E>[]> {
  const batchOf = (index: number): readonly string[] =>
    paths.slice(index * BATCH, (index + 1) * BATCH);
  const here = (index: number): Promise<readonly KeptFile<E>[]> =>
    loadBatch(request, batchOf(index), context);
  const { cache, thread } = request;
  const isWorthIt = paths.length >= MANY && cache?.isEmpty !== false;
  if (thread === undefined || !isWorthIt)
    return (await shareBatches(Math.ceil(paths.length / BATCH), here, undefined)).flat();
  const setup: ThreadSetup = {
    blueprints: context.blueprintsById,
    isCached: cache !== undefined,
  };
  const running = thread.start(setup);
  const other: Other<readonly KeptFile<E>[]> = {
    listen: running.listen,
    async run(index) {
      const question: ThreadQuestion = batchOf(index);
      const answer: ThreadAnswer = JSON.parse(String(await running.ask(question)));
      const left = question.filter((_, each) => answer[each] === null);
      const ours = left.length === 0 ? [] : await loadBatch(request, left, context);
      let next = 0;
      return answer.flatMap((row): readonly KeptFile<E>[] => {
        if (row === null) return ours.slice(next, (next += 1));
        cache?.addRow(row);
        return [{ ...NO_MODEL, ...thread.decode(row), state: 'parsed' }];
      });
    },
  };
  try {
    return (await shareBatches(Math.ceil(paths.length / BATCH), here, other)).flat();
  } finally {
    await running.stop();
  }
}

/** The files of a batch, in order: from the cache where nothing changed, else read, else from the cache again. */
async function loadBatch<E extends Entity>(
  { store, cache, keep }: LoadRequest<E>,
  paths: readonly string[],
  context: FileContext,
): Promise<readonly KeptFile<E>[]> {
  const stamps = cache === undefined ? [] : store.stamps(paths);
  const known = paths.map((path, index) => cache?.findByStamp(path, stamps[index]));
  const reads = await store.readAll(paths.filter((_, index) => known[index] === undefined));
  let next = 0;
  return paths.map((path, index): KeptFile<E> => {
    const cached = known[index];
    if (cached !== undefined) return { ...NO_MODEL, ...cached, state: 'cached' };
    const read = reads[next] ?? { kind: 'unreadable', reason: 'it is gone' };
    next += 1;
    if (read.kind === 'unreadable') {
      const loaded = loadFile(path, read, context);
      return { ...loaded, entities: [], state: 'unreadable' };
    }
    const same = cache?.findByContent(path, read.bytes, stamps[index]);
    if (same !== undefined) return { ...NO_MODEL, ...same, state: 'cached' };
    const loaded = loadFile(path, read, context);
    const kept = { ...loaded, entities: loaded.entities.map(keep), state: 'parsed' as const };
    const { blueprints, homeless, others } = loaded;
    if (cache === undefined || blueprints.length + homeless.length + others.length > 0) return kept;
    return { ...kept, entities: cache.add(path, read.bytes, stamps[index], kept) };
  });
}

/** What a file of entities does not have. */
const NO_MODEL = { blueprints: [], homeless: [], others: [] } as const;
