import type { FileChange, FileEntry, FileStore, ReadResult } from '../ports/file-store.ts';

/** A file store of texts or bytes by path, for tests; `texts` shows what was written. */
export interface MemoryFileStore extends FileStore {
  readonly texts: ReadonlyMap<string, string | Uint8Array>;
}

export function createMemoryFileStore(
  files: Readonly<Record<string, string | Uint8Array>>,
): MemoryFileStore {
  const texts = new Map(Object.entries(files));
  const entryOf = (path: string): FileEntry => ({ path, kind: 'file' });
  return {
    texts,
    list: (folders, except = []) =>
      Promise.resolve(
        [...texts.keys()]
          .filter((path) =>
            folders.some((folder) => folder === '.' || path.startsWith(`${folder}/`)),
          )
          .filter((path) => !except.some((folder) => path.startsWith(`${folder}/`)))
          .filter((path) => /\.(yaml|yml|json)$/.test(path))
          .toSorted()
          .map(entryOf),
      ),
    find: (path) => Promise.resolve(texts.has(path) ? entryOf(path) : undefined),
    stamps: (paths) => paths.map(() => undefined),
    readAll: (paths) =>
      Promise.resolve(
        paths.map((path): ReadResult => {
          const text = texts.get(path);
          if (text === undefined) return { kind: 'unreadable', reason: 'it does not exist' };
          const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
          return { kind: 'bytes', bytes };
        }),
      ),
    write: (changes: readonly FileChange[]) => {
      for (const { path, text } of changes) {
        if (text === undefined) texts.delete(path);
        else texts.set(path, text);
      }
      return Promise.resolve();
    },
  };
}
