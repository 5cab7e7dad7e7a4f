import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { Finding } from './finding.ts';
import { FOLDERS } from './load-catalog.ts';
import { CONFIG_FILE } from './load-config.ts';
import { readTexts } from './read-texts.ts';

/** Files outside of the folders of the catalog that look as if they belonged there. */
export async function findStrays(store: FileStore): Promise<readonly Finding[]> {
  const entries = await store.list(['.'], FOLDERS);
  const paths = entries.flatMap(({ kind, path }) =>
    kind === 'file' && path !== CONFIG_FILE ? [path] : [],
  );
  const findings: Finding[] = [];
  for (const [file, text] of await readTexts(store, paths)) {
    if (!looksLikeEntity(text)) continue;
    const location = { file, line: 1, column: 1 };
    const message = 'this looks like an entity or a blueprint, and nothing reads it here';
    const hint = 'move it to catalog/ or blueprints/, or turn this check off for these files';
    const diagnostic = createDiagnostic('file/outside-catalog', location, message, hint);
    findings.push({ kind: 'located', diagnostic });
  }
  return findings;
}

/** Two keys at the root that only our files have together. */
function looksLikeEntity(text: string): boolean {
  const isJson = /^\s*[{[]/.test(text);
  const key = (name: string): boolean =>
    (isJson
      ? new RegExp(String.raw`^\s{1,4}"${name}"\s*:`, 'm')
      : new RegExp(`^${name}:`, 'm')
    ).test(text);
  return (
    key('identifier') && (key('blueprint') || key('relations') || (key('schema') && key('title')))
  );
}
