import type { FileEntry, FileStore, ReadResult } from '../ports/file-store.ts';

/**
 * A store as it was before a change: `before` has the content that each changed file had, undefined for
 * a file that was not there. Nothing can be written to it.
 */
export function overlayFiles(
  store: FileStore,
  before: ReadonlyMap<string, Uint8Array | undefined>,
): FileStore {
  const entryOf = (path: string): FileEntry => ({ path, kind: 'file' });
  return {
    async list(folders, except = []) {
      const entries = (await store.list(folders, except)).filter(({ path }) => !before.has(path));
      const isBelow = (path: string, folder: string): boolean =>
        folder === '.' || path.startsWith(`${folder}/`);
      const old = [...before].flatMap(([path, bytes]) => {
        const isListed =
          /\.(yaml|yml|json)$/.test(path) &&
          !/(^|\/)(\.|node_modules\/)/.test(path) &&
          folders.some((folder) => isBelow(path, folder)) &&
          !except.some((folder) => isBelow(path, folder));
        return bytes === undefined || !isListed ? [] : [entryOf(path)];
      });
      return [...entries, ...old].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },
    async find(path) {
      if (!before.has(path)) return await store.find(path);
      return before.get(path) === undefined ? undefined : entryOf(path);
    },
    stamps(paths) {
      const known = store.stamps(paths);
      return paths.map((path, index) => (before.has(path) ? undefined : known[index]));
    },
    async readAll(paths) {
      const rest = paths.filter((path) => !before.has(path));
      const reads = await store.readAll(rest);
      const byPath = new Map(rest.map((path, index) => [path, reads[index]]));
      return paths.map((path): ReadResult => {
        const bytes = before.get(path);
        if (bytes !== undefined) return { kind: 'bytes', bytes };
        return byPath.get(path) ?? { kind: 'unreadable', reason: 'it does not exist' };
      });
    },
    write: () => Promise.reject(new Error('the past cannot be written')),
  };
}
