import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createMemoryJournals } from '../../testing/memory-journals.ts';
import { createEmulation, type Emulation } from '../../emulators/aws/create-emulation.ts';
import type { EstateResource } from '../../emulators/aws/estate-resource.ts';
import { readEstate } from '../../emulators/aws/read-estate.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import { readTexts } from '../../load/read-texts.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { createEmulatedCloud } from '../../testing/create-emulated-cloud.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../testing/memory-file-store.ts';
import { planAws } from './plan-aws.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const ESTATE = readEstate(
  readFileSync(path.join(ROOT, 'tools/emulators/aws/estates/shop.jsonl'), 'utf8'),
);

function shippedFiles(): MemoryFileStore {
  const blueprints = readdirSync(path.join(ROOT, 'blueprints')).map((name) => [
    `blueprints/${name}`,
    readFileSync(path.join(ROOT, 'blueprints', name), 'utf8'),
  ]);
  const config = readFileSync(path.join(ROOT, 'cadastre.yaml'), 'utf8');
  return createMemoryFileStore({ 'cadastre.yaml': config, ...Object.fromEntries(blueprints) });
}

const plan = async (files: MemoryFileStore, emulation: Emulation): Promise<SyncReport> => {
  const report = await planAws({
    files,
    openCloud: () => Promise.resolve(createEmulatedCloud(emulation)),
    selection: { accounts: [], regions: [], types: [] },
    allowDeletions: false,
    journals: createMemoryJournals(),
    onNote: () => undefined,
    onProgress: () => undefined,
  });
  if (report === undefined) throw new Error('there is no plan');
  return report;
};

async function write(files: MemoryFileStore, { plan: { changes } }: SyncReport): Promise<void> {
  await files.write(toFileChanges(changes, await readTexts(files, [...files.texts.keys()])));
}

/** What AWS also does between two calls: times and counters move, JSON has other blanks, absent becomes null. */
function stir(estate: readonly EstateResource[], round: number): readonly EstateResource[] {
  return estate.map((each) => ({
    ...each,
    properties: {
      ...Object.fromEntries(
        Object.entries(each.properties).map(([key, value]) => [key, respell(value)]),
      ),
      LastModified: `2026-01-0${round}`,
      CreationTime: round,
      RevisionId: String(round),
      ...('Description' in each.properties ? {} : { Description: null }),
    },
  }));
}

function respell(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[{[]/.test(value)) return value;
  return JSON.stringify(JSON.parse(value), null, 3);
}

interface Touched {
  readonly estate: readonly EstateResource[];
  /** `blueprint properties.name before → after`. */
  readonly expected: readonly string[];
}

/** One number or boolean of one resource of each type that a plain path of a blueprint reads, with another value. */
async function touchOneOfEach(files: MemoryFileStore): Promise<Touched> {
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  let estate = [...ESTATE];
  const expected: string[] = [];
  for (const { identifier, file } of catalog.blueprints) {
    const found = (file.sync ?? []).flatMap((rule) =>
      Object.entries(rule.properties ?? {}).flatMap(([name, program]) => {
        const key = /^\.Properties\.([A-Za-z0-9]+)$/.exec(program)?.[1] ?? '';
        const at = estate.findIndex(
          ({ type, properties }) =>
            type === rule.aws && ['number', 'boolean'].includes(typeof properties[key]),
        );
        return at === -1 ? [] : [{ name, key, at }];
      }),
    );
    const [first] = found;
    const resource = first === undefined ? undefined : estate[first.at];
    if (first === undefined || resource === undefined) continue;
    const before = resource.properties[first.key];
    const after = typeof before === 'number' ? before + 1 : before !== true;
    const properties = { ...resource.properties, [first.key]: after };
    estate = estate.with(first.at, { ...resource, properties });
    expected.push(`${identifier} properties.${first.name} ${String(before)} → ${String(after)}`);
  }
  return { estate, expected };
}

test('the whole demo estate: shuffled, no change; one property of each type, exactly those lines', async () => {
  const files = shippedFiles();
  const emulation = createEmulation({ estate: ESTATE, shuffle: 'all', seed: 7 });
  const first = await plan(files, emulation);
  expect(first.plan.changes.length).toBeGreaterThan(150);
  await write(files, first);
  const before = new Map(files.texts);
  emulation.replaceEstate(stir(ESTATE, 1));
  const second = await plan(files, emulation);
  expect(second.plan.changes).toEqual([]);
  expect(second.scopes.filter(({ state }) => state !== 'complete')).toEqual([]);
  const { estate, expected } = await touchOneOfEach(files);
  emulation.replaceEstate(stir(estate, 2));
  const third = await plan(files, emulation);
  const rows = third.plan.changes.flatMap((change) =>
    change.action === 'update'
      ? change.values.map(
          (each) =>
            `${change.blueprint} ${each.path} ${String(each.before)} → ${String(each.after)}`,
        )
      : [change.action],
  );
  expect(expected.length).toBeGreaterThan(7);
  expect(rows.toSorted()).toEqual(expected.toSorted());
  await write(files, third);
  for (const { file } of third.plan.changes) {
    const old = String(before.get(file)).split('\n');
    const changed = String(files.texts.get(file))
      .split('\n')
      .filter((line, index) => line !== old[index]);
    expect(changed).toHaveLength(1);
  }
}, 180_000);
