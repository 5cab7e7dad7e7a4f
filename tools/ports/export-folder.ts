/** A folder that is written anew as a whole: whoever looks sees all of the old one or all of the new one. */
export interface ExportFolder {
  /** A new file. Paths are relative, with `/`, and never the same twice. */
  write(path: string, text: string): void;
  /** A new file, piece by piece; close it before the end. */
  open(path: string): ExportFile;
  /** Puts what was written in the place of what was there. Throws UserError where that would delete what is not ours. */
  finish(): Promise<void>;
  /** Leaves what was there, and nothing else. */
  discard(): Promise<void>;
}

export interface ExportFile {
  write(text: string): void;
  close(): void;
}
