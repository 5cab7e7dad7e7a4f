import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseDocuments } from '../document/parse-documents.ts';
import type { Document } from '../document/document.ts';
import type { FileEntry, FileStore } from '../ports/file-store.ts';

export interface ReadDocuments {
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: number;
}

/** How many files are open at once. */
const CONCURRENCY = 64;

/** Entries of folders → parsed documents in the same order. What cannot be read is a diagnostic. */
export async function readDocuments(
  store: FileStore,
  entries: readonly FileEntry[],
): Promise<ReadDocuments> {
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  let files = 0;
  for (let start = 0; start < entries.length; start += CONCURRENCY) {
    const batch = entries.slice(start, start + CONCURRENCY);
    const reads = await Promise.all(
      batch.map(async ({ kind, path }) => (kind === 'file' ? await store.read(path) : undefined)),
    );
    for (const [index, entry] of batch.entries()) {
      const read = reads[index];
      const at = { file: entry.path, line: 1, column: 1 };
      if (read === undefined) diagnostics.push(explainEntry(entry));
      else if (read.kind === 'unreadable') {
        diagnostics.push(
          createDiagnostic('file/unreadable', at, `the file cannot be read: ${read.reason}`),
        );
      } else {
        const parsed = parseDocuments(entry.path, read.bytes);
        documents.push(...parsed.documents);
        diagnostics.push(...parsed.diagnostics);
        files += 1;
      }
    }
  }
  return { documents, diagnostics, files };
}

function explainEntry(entry: FileEntry): Diagnostic {
  const at = { file: entry.path, line: 1, column: 1 };
  switch (entry.kind) {
    case 'folder':
      return createDiagnostic(
        'file/folder-named-like-file',
        at,
        'this is a folder with the name of a file',
        'rename it',
      );
    case 'link-outside':
      return createDiagnostic(
        'file/link-outside',
        at,
        'this link leads out of the repository and was not followed',
      );
    case 'link-to-folder':
      return createDiagnostic(
        'file/link-to-folder',
        at,
        'this link to a folder was not followed',
        'move the folder here',
      );
    default:
      return createDiagnostic(
        'file/unreadable',
        at,
        'this is neither a file nor a folder, or a link to nothing',
      );
  }
}
