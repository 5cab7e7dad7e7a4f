import { canonicalText } from '../../document/canonical-text.ts';
import type { FileChange } from '../../ports/file-store.ts';
import { loadTexts } from '../../load/load-texts.ts';
import { count } from '../../reporters/count.ts';
import { printable } from '../../reporters/printable.ts';
import type { Command } from '../command.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';

export const format: Command = {
  name: 'format',
  summary: 'write YAML files in their canonical form',
  options: {
    check: { type: 'boolean', summary: 'only say which files are not in it' },
  },
  async run(arguments_, { io, openFiles, cwd, ...context }) {
    const root = await getCatalogRoot({ io, openFiles, cwd, ...context });
    const files = openFiles(root);
    const changes: FileChange[] = [];
    for (const { path, text } of await loadTexts(files)) {
      const canonical = canonicalText(text);
      if (canonical !== undefined && canonical !== text) changes.push({ path, text: canonical });
    }
    for (const change of changes) io.stdout(`${printable(change.path)}\n`);
    const isCheck = arguments_.has('check');
    if (!isCheck && changes.length > 0) await files.write(changes);
    const verb = isCheck ? 'not in canonical form' : 'rewritten';
    io.stderr(`${count(changes.length, 'file')} ${verb}\n`);
    return isCheck && changes.length > 0 ? 1 : 0;
  },
};
