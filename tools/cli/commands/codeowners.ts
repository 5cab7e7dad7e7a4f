import { loadFullCatalog } from '../../load/load-catalog.ts';
import { count } from '../../reporters/count.ts';
import { makeCodeowners } from '../access/make-codeowners.ts';
import type { Command } from '../command.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { readText } from '../read-text.ts';

const FILE = '.github/CODEOWNERS';

export const codeowners: Command = {
  name: 'codeowners',
  summary: `write ${FILE} from who owns what in the catalog`,
  options: { check: { type: 'boolean', summary: 'only say whether it is fresh, for CI' } },
  examples: [
    'cadastre codeowners            who owns the files; lines of people stay, and win where they stand below',
    'cadastre codeowners --check    exit with 1 if it is stale',
  ],
  async run(arguments_, context) {
    const { io } = context;
    const root = await getCatalogRoot(context);
    const git = context.openGit(root);
    // GitHub looks at the top of the repository, wherever the catalog is.
    const store = context.openFiles((await git.findRoot()) ?? root);
    const prefix = (await git.findPrefix()) ?? '';
    const { catalog } = await loadFullCatalog(context.openFiles(root), { kind: 'repository' });
    const before = (await readText(store, FILE)) ?? '';
    const { text, lines, hiding } = makeCodeowners(catalog, { before, prefix });
    for (const line of hiding)
      io.stderr(`note: line ${line} of ${FILE} hides our lines above it: move it above them\n`);
    const isFresh = text === before;
    if (arguments_.has('check')) {
      io.stderr(`${FILE} is ${isFresh ? 'fresh' : 'stale: run `cadastre codeowners`'}\n`);
      return isFresh ? 0 : 1;
    }
    if (!isFresh) await store.write([{ path: FILE, text }]);
    io.stderr(`${count(lines, 'line')} in ${FILE}${isFresh ? ', as it was' : ''}\n`);
    return 0;
  },
};
