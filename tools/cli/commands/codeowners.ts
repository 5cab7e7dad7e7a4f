import { compareSections } from '../../access/codeowners/compare-sections.ts';
import { findSection } from '../../access/codeowners/find-section.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import { count } from '../../reporters/count.ts';
import { printable } from '../../reporters/printable.ts';
import { makeCodeowners } from '../access/make-codeowners.ts';
import type { Command } from '../command.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { readText } from '../read-text.ts';

const FILE = '.github/CODEOWNERS';

export const codeowners: Command = {
  name: 'codeowners',
  summary: `write ${FILE} from who owns what in the catalog`,
  options: {
    check: {
      type: 'boolean',
      summary: 'only say what differs, for CI; fine without a section of ours',
    },
  },
  examples: [
    'cadastre codeowners            who owns the files; lines of people stay, and win where they stand below',
    'cadastre codeowners --check    a line for each path that differs, and exit with 1',
  ],
  async run(arguments_, context) {
    const { io } = context;
    const root = await getCatalogRoot(context);
    const git = context.openGit(root);
    // GitHub looks at the top of the repository, wherever the catalog is.
    const store = context.openFiles((await git.findRoot()) ?? root);
    const prefix = (await git.findPrefix()) ?? '';
    const before = (await readText(store, FILE)) ?? '';
    if (arguments_.has('check') && findSection(before).kind === 'none') {
      io.stderr(`no section of ours in ${FILE}: nothing to compare\n`);
      return 0;
    }
    const { catalog } = await loadFullCatalog(context.openFiles(root), { kind: 'repository' });
    const { text, lines, hiding } = makeCodeowners(catalog, { before, prefix });
    for (const line of hiding)
      io.stderr(`note: line ${line} of ${FILE} hides our lines above it: move it above them\n`);
    const isFresh = text === before;
    if (arguments_.has('check')) {
      for (const { line, message } of compareSections(before, text))
        io.stdout(`${line === undefined ? FILE : `${FILE}:${line}`}: ${printable(message)}\n`);
      io.stderr(`${FILE} is ${isFresh ? 'fresh' : 'stale: run `cadastre codeowners`'}\n`);
      return isFresh ? 0 : 1;
    }
    if (!isFresh) await store.write([{ path: FILE, text }]);
    io.stderr(`${count(lines, 'line')} in ${FILE}${isFresh ? ', as it was' : ''}\n`);
    return 0;
  },
};
