import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FileEntry } from '../ports/file-store.ts';
import type { Finding } from './finding.ts';

/** What has the name of a YAML file and is none. */
export function explainEntry(entry: FileEntry): Finding {
  return { kind: 'located', diagnostic: explain(entry) };
}

function explain({ kind, path }: FileEntry): Diagnostic {
  const at = { file: path, line: 1, column: 1 };
  switch (kind) {
    case 'folder': {
      const message = 'this is a folder with the name of a file';
      return createDiagnostic('file/folder-named-like-file', at, message, 'rename it');
    }
    case 'link-outside': {
      const message = 'this link leads out of the repository and was not followed';
      return createDiagnostic('file/link-outside', at, message);
    }
    case 'link-to-folder': {
      const message = 'this link to a folder was not followed';
      return createDiagnostic('file/link-to-folder', at, message, 'move the folder here');
    }
    default: {
      const message = 'this is neither a file nor a folder, or a link to nothing';
      return createDiagnostic('file/unreadable', at, message);
    }
  }
}
