import { readTexts } from '../../load/read-texts.ts';
import type { Change } from '../../plan/change.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';

/** What changes mean for the files of a catalog; nothing is written. */
export async function fileChanges(
  changes: readonly Change[],
  files: FileStore,
): Promise<readonly FileChange[]> {
  const touched = changes.flatMap(({ action, file }) => (action === 'create' ? [] : [file]));
  return toFileChanges(changes, await readTexts(files, [...new Set(touched)]));
}
