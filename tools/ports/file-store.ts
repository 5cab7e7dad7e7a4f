/** One entry of a folder of the catalog, as found on disk; links are not followed. */
export interface FileEntry {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link-outside' | 'link-to-folder' | 'other';
}

export type ReadResult =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What changes, as a rule, when the content of a file changes. Times are milliseconds since 1970. */
export interface FileStamp {
  readonly modified: number;
  readonly changed: number;
  readonly size: number;
  readonly inode: number;
}

/** The new content of a file, or its removal. */
export interface FileChange {
  readonly path: string;
  /** Undefined removes the file. */
  readonly text: string | undefined;
}

/** The files below one root. Paths are relative, with `/`, and never leave the root. */
export interface FileStore {
  /** YAML and JSON files, and whatever has the name of one, below these folders; sorted by path. */
  list(folders: readonly string[], except?: readonly string[]): Promise<readonly FileEntry[]>;
  /** What is there: the kind of one path, or undefined. */
  find(path: string): Promise<FileEntry | undefined>;
  /** In the order of the paths; undefined where it is not known. */
  stamps(paths: readonly string[]): readonly (FileStamp | undefined)[];
  /** In the order of the paths. */
  readAll(paths: readonly string[]): Promise<readonly ReadResult[]>;
  /**
   * All changes or none: if one fails, those before it are taken back and the error is thrown.
   * A file is replaced in one step, so that nobody sees half of it.
   */
  write(changes: readonly FileChange[]): Promise<void>;
}
