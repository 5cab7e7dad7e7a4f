import path from 'node:path';
import { createFileJournals } from '../../adapters/file-journals.ts';
import { keepHeapSmall } from '../../adapters/keep-heap-small.ts';
import { createNodeFileStore } from '../../adapters/node-file-store.ts';
import { planAws } from '../../cli/sync/plan-aws.ts';
import { readTexts } from '../../load/read-texts.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import { createEstateCloud, isRegional } from './create-estate-cloud.ts';

// Run by `npm run bench:survey`, as a process of its own: what `sync aws --write` does, of a cloud that is made up.

const [root = '', perList = '', ...types] = process.argv.slice(2);
keepHeapSmall();
const files = createNodeFileStore(root);
const report = await planAws({
  files,
  journals: createFileJournals(path.join(root, '.cadastre', 'survey'), import.meta.dirname),
  openCloud: () => Promise.resolve(createEstateCloud(types.filter(isRegional), Number(perList))),
  selection: { accounts: [], regions: [], types: [] },
  allowDeletions: false,
  onProgress: () => undefined,
  onNote: () => undefined,
});
const changes = report?.plan.changes ?? [];
const touched = changes.flatMap(({ action, file }) => (action === 'create' ? [] : [file]));
await files.write(toFileChanges(changes, await readTexts(files, touched)));
process.stdout.write(`${changes.length} changes, ${report?.plan.unchanged} unchanged\n`);
