import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createNodeFileStore } from '../../adapters/node-file-store.ts';
import { planAws } from '../../cli/sync/plan-aws.ts';
import { createEmulation } from '../../emulators/aws/create-emulation.ts';
import { readTexts } from '../../load/read-texts.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import { createPacedCloud } from '../../sources/aws/pace/create-paced-cloud.ts';
import { repositoryOfKinds } from '../converge/repository.ts';
import { createEmulatedCloud } from '../create-emulated-cloud.ts';
import { generateEstate } from './generate-estate.ts';

// Run by bench-survey-command.ts in a process of its own: a first survey that writes, and a second that has nothing to.

const [folder = '', count = '100000', accountCount = '20'] = process.argv.slice(2);
const regions = ['eu-west-1', 'us-east-1', 'ap-south-1'];
const estate = generateEstate({
  accounts: Number(accountCount),
  regions,
  resources: Number(count),
});
const accounts = [...new Set(estate.map(({ account }) => account))];
const emulation = createEmulation({ estate, shuffle: 'all' });
const config = `version: 1\naws:\n  accounts: [${accounts.map((id) => `{id: "${id}"}`).join(', ')}]\n  regions: [${regions.join(', ')}]\n`;
for (const [name, text] of Object.entries({ ...repositoryOfKinds(), 'cadastre.yaml': config })) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}
const base = peakMiB();
const first = await run();
const second = await run();
process.stdout.write(
  JSON.stringify({ resources: estate.length, base, peak: peakMiB(), first, second }),
);
rmSync(folder, { recursive: true, force: true });

async function run(): Promise<{ seconds: number; changes: number; calls: number; peak: number }> {
  const started = performance.now();
  const before = emulation.requests.length;
  const files = createNodeFileStore(folder);
  const cloud = createPacedCloud(createEmulatedCloud(emulation), {
    now: () => performance.now(),
    sleep: () => Promise.resolve(),
    random: () => 0.5,
  });
  const { plan } = await planAws({
    files,
    openCloud: () => Promise.resolve(cloud),
    selection: { accounts: [], regions: [], types: [] },
    allowDeletions: false,
    onProgress: () => undefined,
  });
  const touched = plan.changes.flatMap(({ action, file }) => (action === 'create' ? [] : [file]));
  await files.write(toFileChanges(plan.changes, await readTexts(files, touched)));
  return {
    seconds: (performance.now() - started) / 1000,
    changes: plan.changes.length,
    calls: emulation.requests.length - before,
    peak: peakMiB(),
  };
}

/** What the system says was the most memory of this process so far. */
function peakMiB(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024);
}
