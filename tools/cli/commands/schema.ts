import { UserError } from '../../diagnostics/user-error.ts';
import { SCHEMA_FOLDER, toEditorFiles } from '../../editor/editor-files.ts';
import { editSettings, renderSetting, type Globs } from '../../editor/edit-settings.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';
import { count } from '../../reporters/count.ts';
import { printable } from '../../reporters/printable.ts';
import type { Command } from '../command.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { readText } from '../read-text.ts';

const SETTINGS = '.vscode/settings.json';

export const schema: Command = {
  name: 'schema',
  summary: 'write JSON Schemas of this repository for editors',
  options: {
    check: { type: 'boolean', summary: 'only say which files are stale' },
  },
  async run(arguments_, context) {
    const { io } = context;
    const files = context.openFiles(await getCatalogRoot(context));
    const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
    const { schemas, globs } = toEditorFiles(catalog);
    const changes = [
      ...(await changedSchemas(files, schemas)),
      ...(await changedSettings(files, globs)),
    ];
    for (const { path } of changes) io.stdout(`${printable(path)}\n`);
    if (arguments_.has('check')) {
      const stale = changes.length > 0;
      io.stderr(
        `${count(changes.length, 'file')} stale${stale ? ': run `cadastre schema`' : ''}\n`,
      );
      return stale ? 1 : 0;
    }
    if (changes.length > 0) await files.write(changes);
    io.stderr(`${count(changes.length, 'file')} written\n`);
    return 0;
  },
};

/** Schemas that differ from what is there, and those that are there and belong to no blueprint any more. */
async function changedSchemas(
  files: FileStore,
  schemas: ReadonlyMap<string, string>,
): Promise<readonly FileChange[]> {
  const changes: FileChange[] = [];
  for (const [path, text] of schemas) {
    if ((await readText(files, path)) !== text) changes.push({ path, text });
  }
  for (const { path } of await files.list([SCHEMA_FOLDER])) {
    if (!schemas.has(path)) changes.push({ path, text: undefined });
  }
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function changedSettings(files: FileStore, globs: Globs): Promise<readonly FileChange[]> {
  const before = await readText(files, SETTINGS);
  const after = editSettings(before, globs, SCHEMA_FOLDER);
  if (after === undefined) {
    const lines = renderSetting(globs, '  ', '\n');
    throw new UserError(
      `${SETTINGS} cannot be changed without risk to what else is in it`,
      `add these lines to it by hand, and run this again:\n${lines}`,
    );
  }
  return after === before ? [] : [{ path: SETTINGS, text: after }];
}
