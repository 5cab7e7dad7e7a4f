import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseText } from '../../document/parse-documents.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { createMemoryJournals } from '../../testing/memory-journals.ts';
import { createEmulation, type Emulation } from '../../emulators/aws/create-emulation.ts';
import type { EstateResource } from '../../emulators/aws/estate-resource.ts';
import type { Fault, FaultKind } from '../../emulators/aws/fault.ts';
import type { FullEntity } from '../../load/catalog.ts';
import { codeOf } from '../../load/finding.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import { readTexts } from '../../load/read-texts.ts';
import { toFileChanges } from '../../plan/to-file-changes.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { createPacedCloud } from '../../sources/aws/pace/create-paced-cloud.ts';
import { applyPeople } from '../../testing/converge/apply-people.ts';
import { lostOf, type Authored } from '../../testing/converge/authored.ts';
import { WHATS, type PersonEdit } from '../../testing/converge/edit-as-person.ts';
import {
  ACCOUNTS,
  consistent,
  KINDS,
  pick,
  REGIONS,
  toProperties,
  toResource,
  type Seed,
  type Values,
} from '../../testing/converge/kinds.ts';
import { repositoryOfKinds } from '../../testing/converge/repository.ts';
import { createEmulatedCloud } from '../../testing/create-emulated-cloud.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../testing/memory-file-store.ts';
import { planAws } from './plan-aws.ts';

/**
 * Seconds to search; longer with `CADASTRE_FUZZ_SECONDS`. `CADASTRE_REPLAY` takes what a failure printed,
 * `{"seed": …, "path": "…"}`.
 */
const SECONDS = Number(process.env['CADASTRE_FUZZ_SECONDS'] ?? 15);

const number = fc.nat({ max: 999 });
const values: fc.Arbitrary<Values> = fc.record(
  {
    Note: fc.constantFrom('x', 'two words', 'no: yes', '# not a comment', '123', 'ü\u{1F980}', ''),
    Count: fc.constantFrom(0, 1, 5, 1e6, 0.1),
    Labels: fc.array(fc.constantFrom('a', 'b', 'c', '- d'), { maxLength: 3 }),
    Dlq: number,
  },
  { requiredKeys: [] },
);
/** Few kinds in one history, so that faults, edits and people meet at the same resources. */
const someKinds = fc
  .subarray([...KINDS.keys()], { minLength: 1, maxLength: 3 })
  .map((kinds) => kinds.flatMap(withParent));

function withParent(kind: number): number[] {
  const parent = KINDS.findIndex(({ type }) => type === KINDS[kind]?.parent);
  return parent === -1 ? [kind] : [parent, kind];
}

const seedOf = (kinds: readonly number[]): fc.Arbitrary<Seed> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    account: fc.constantFrom(0, 0, 0, 1),
    region: fc.constantFrom(0, 0, 0, 0, 1, 2),
    name: number,
    parent: number,
    values,
  });

type Upstream =
  | { readonly what: 'create'; readonly seed: Seed }
  | { readonly what: 'delete'; readonly at: number }
  | { readonly what: 'change'; readonly at: number; readonly values: Values };

const upstreamOf = (seed: fc.Arbitrary<Seed>): fc.Arbitrary<Upstream> =>
  fc.oneof(
    fc.record({ what: fc.constant('create' as const), seed }),
    fc.record({ what: fc.constant('delete' as const), at: number }),
    fc.record({ what: fc.constant('change' as const), at: number, values }),
  );

const person: fc.Arbitrary<PersonEdit> = fc.record({
  what: fc.constantFrom(...WHATS),
  file: number,
  line: number,
});

const ANY_FAULT = [
  'denied',
  'throttle',
  'internal',
  'type-not-found',
  'wrong-region',
  'general-denied',
  'general-throttle',
  'general-not-found',
  'general-not-found',
  'general-fault',
  'html-503',
  'nonsense',
  'hang',
  'reset',
] as const;
/** Lists that leave out what exists. */
const HIDING = ['truncate', 'vanish', 'appear', 'not-found'] as const;
/**
 * A read that says of an existing resource that it is not found. It is believed where a list leaves the resource
 * out as well: when AWS says twice that something is gone, nobody can know better. So a run has one or the other.
 */
const LYING = ['not-found', 'vanish'] as const;

interface RandomFault {
  readonly kind: number;
  readonly type: number | undefined;
  readonly account: number | undefined;
  readonly region: number | undefined;
  readonly operation: 'ListResources' | 'GetResource' | undefined;
  readonly times: number | undefined;
  readonly seed: Seed;
}

const faultOf = (kinds: readonly number[], seed: fc.Arbitrary<Seed>): fc.Arbitrary<RandomFault> =>
  fc.record({
    kind: number,
    type: fc.option(fc.constantFrom(...kinds), { nil: undefined, freq: 2 }),
    account: fc.option(number, { nil: undefined, freq: 1 }),
    region: fc.option(number, { nil: undefined, freq: 1 }),
    operation: fc.constantFrom('ListResources', 'GetResource', undefined),
    times: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
    seed,
  });

interface Round {
  readonly upstream: readonly Upstream[];
  readonly people: readonly PersonEdit[];
  readonly faults: readonly RandomFault[];
  readonly isLying: boolean;
}

/** A list that is cut short, and reads that fail: when it is most tempting to believe that something is gone. */
const blindnessOf = (
  kinds: readonly number[],
  seed: fc.Arbitrary<Seed>,
): fc.Arbitrary<RandomFault[]> =>
  fc.tuple(faultOf(kinds, seed), faultOf(kinds, seed)).map(([list, get]) => [
    { ...list, kind: ANY_FAULT.length, operation: 'ListResources', times: undefined },
    { ...get, kind: get.kind % ANY_FAULT.length, operation: 'GetResource', type: list.type },
  ]);

const history = someKinds.chain((kinds) => {
  const seed = seedOf(kinds);
  const round: fc.Arbitrary<Round> = fc.record({
    upstream: fc.array(upstreamOf(seed), { maxLength: 4 }),
    people: fc.array(person, { maxLength: 5 }),
    faults: fc.oneof(fc.array(faultOf(kinds, seed), { maxLength: 4 }), blindnessOf(kinds, seed)),
    isLying: fc.boolean(),
  });
  return fc.record({
    estate: fc.array(seed, { maxLength: 30, size: 'max' }),
    rounds: fc.array(round, { minLength: 1, maxLength: 4 }),
    random: fc.nat(),
  });
});

function toFault(random: RandomFault, isLying: boolean, estate: readonly EstateResource[]): Fault {
  const often = isLying ? LYING : HIDING;
  const kinds: readonly FaultKind[] = [...ANY_FAULT, ...often, ...often];
  const kind = pick(kinds, random.kind);
  const hides = HIDING.some((each) => each === kind) && !isLying;
  const operation = hides
    ? 'ListResources'
    : isLying && kind in { 'not-found': 1, vanish: 1 }
      ? 'GetResource'
      : random.operation;
  const resource = toResource(random.seed, estate);
  return {
    kind,
    match: {
      ...(operation === undefined ? {} : { operation }),
      ...(random.type === undefined ? {} : { type: pick(KINDS, random.type).type }),
      ...(random.account === undefined ? {} : { account: pick(ACCOUNTS, random.account) }),
      ...(random.region === undefined ? {} : { region: pick(REGIONS, random.region) }),
    },
    ...(random.times === undefined ? {} : { times: random.times }),
    ...(kind === 'appear' && resource !== undefined ? { resource } : {}),
  };
}

function changeUpstream(
  estate: readonly EstateResource[],
  change: Upstream,
): readonly EstateResource[] {
  if (change.what === 'create') {
    const made = toResource(change.seed, estate);
    return made === undefined ? estate : consistent([...estate, made]);
  }
  if (estate.length === 0) return estate;
  const at = change.at % estate.length;
  if (change.what === 'delete') return consistent(estate.toSpliced(at, 1));
  return estate.map((each, index) => {
    if (index !== at) return each;
    const { Note: _n, Count: _c, Labels: _l, Dlq: _d, ...names } = each.properties;
    return { ...each, properties: { ...names, ...toProperties(change.values, each) } };
  });
}

/** Waits for nothing. */
const hasty = { now: () => 0, sleep: () => Promise.resolve(), random: () => 0.5 };

/** Surveys, plans and writes; a run that cannot see anything at all says so and writes nothing. */
async function sync(files: MemoryFileStore, emulation: Emulation): Promise<SyncReport | undefined> {
  try {
    const report = await planAws({
      files,
      openCloud: () => Promise.resolve(createPacedCloud(createEmulatedCloud(emulation), hasty)),
      selection: { accounts: [], regions: [], types: [] },
      allowDeletions: true,
      journals: createMemoryJournals(),
      onNote: () => undefined,
      onProgress: () => undefined,
    });
    if (report === undefined) throw new Error('there is no plan');
    const texts = await readTexts(files, [...files.texts.keys()]);
    await files.write(toFileChanges(report.plan.changes, texts));
    return report;
  } catch (error) {
    if (error instanceof UserError && error.message.startsWith('none of ')) return undefined;
    throw error;
  }
}

const keyOf = ({ blueprint, identifier }: { blueprint: string; identifier: string }): string =>
  `${blueprint}/${identifier}`;

async function entitiesOf(files: MemoryFileStore): Promise<readonly FullEntity[]> {
  const { catalog, findings } = await loadFullCatalog(files, { kind: 'repository' });
  expect(findings.filter((finding) => codeOf(finding).startsWith('document/'))).toEqual([]);
  const keys = catalog.entities.map(keyOf);
  expect(keys).toHaveLength(new Set(keys).size);
  return catalog.entities.filter(({ source }) => source !== undefined);
}

const textsOf = (files: MemoryFileStore): Map<string, string> =>
  new Map([...files.texts].map(([path, text]) => [path, String(text)]));

/** What the survey says of an entity, and nothing that people say. */
const surveyed = ({ blueprint, identifier, properties, relations, source }: FullEntity): object => {
  const { note, count, labels } = properties;
  return { blueprint, identifier, note, count, labels, queue: relations['queue'], source };
};

const byKey = (entities: readonly FullEntity[]): unknown[] =>
  entities.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(surveyed);

/** The surveyed entities of each file, as the lines say it: a load for each edit would take all the time. */
function filesOf(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const [path, text] of texts) {
    if (!path.startsWith('catalog/') || !/\bsource:/.test(text)) continue;
    const ids = [...text.matchAll(/^ *identifier: +"?(.*?)"?(?: +#.*)?\r?$/gm)];
    const blueprints = [...text.matchAll(/^ *blueprint: +"?(.*?)"?(?: +#.*)?\r?$/gm)];
    files.set(
      path,
      ids.map(([, id = ''], index) => `${blueprints[index]?.[1] ?? ''}/${id}`),
    );
  }
  return files;
}

async function people(
  files: MemoryFileStore,
  edits: readonly PersonEdit[],
  mark: (index: number) => string,
): Promise<Authored[]> {
  const authored: Authored[] = [];
  for (const [index, edit] of edits.entries()) {
    const before = textsOf(files);
    const result = applyPeople({
      files: before,
      entities: filesOf(before),
      edit,
      mark: mark(index),
    });
    // Nobody saves what is no YAML any more.
    const isBroken = [...result.files].some(
      ([path, text]) => before.get(path) !== text && parseText(path, text).diagnostics.length > 0,
    );
    if (isBroken) continue;
    authored.push(...result.authored);
    const gone = [...before.keys()].filter((path) => !result.files.has(path));
    await files.write([
      ...gone.map((path) => ({ path, text: undefined })),
      ...[...result.files].map(([path, text]) => ({ path, text })),
    ]);
  }
  return authored;
}

/** Runs a history, and looks after each run at what must never happen. */
async function live({
  estate,
  rounds,
  random,
}: typeof history extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const seeds = estate.toSorted(
    (a, b) =>
      Number(pick(KINDS, a.kind).parent !== undefined) -
      Number(pick(KINDS, b.kind).parent !== undefined),
  );
  const first = seeds.reduce<readonly EstateResource[]>((all, each) => {
    const made = toResource(each, all);
    return made === undefined ? all : [...all, made];
  }, []);
  const emulation = createEmulation({
    estate: consistent(first),
    seed: random,
    shuffle: 'all',
    pageSize: 3,
  });
  const files = createMemoryFileStore(repositoryOfKinds());
  let authored: Authored[] = [];
  for (const [index, each] of rounds.entries()) {
    emulation.replaceEstate(each.upstream.reduce(changeUpstream, emulation.estate()));
    const written = await people(files, each.people, (position) => `mark-${index}-${position}-end`);
    // A person who deletes a file, takes along what is written in it.
    authored = [...authored, ...written];
    const taken = new Set(lostOf(authored, textsOf(files)));
    authored = authored.filter((one) => !taken.has(one));
    emulation.replaceFaults(
      each.faults.map((one) => toFault(one, each.isLying, emulation.estate())),
    );
    authored = await runOnce(files, emulation, authored);
  }
  emulation.replaceFaults([]);
  authored = await runOnce(files, emulation, authored);
  const fresh = createMemoryFileStore(repositoryOfKinds());
  await sync(fresh, emulation);
  expect(byKey(await entitiesOf(files))).toEqual(byKey(await entitiesOf(fresh)));
  const before = textsOf(files);
  expect((await sync(files, emulation))?.plan.changes).toEqual([]);
  expect(textsOf(files)).toEqual(before);
}

async function runOnce(
  files: MemoryFileStore,
  emulation: Emulation,
  authored: readonly Authored[],
): Promise<Authored[]> {
  const before = textsOf(files);
  const entities = await entitiesOf(files);
  const report = await sync(files, emulation);
  const touched = new Set(report?.plan.changes.map(({ file }) => file));
  for (const [path, text] of before)
    if (!touched.has(path)) expect(files.texts.get(path)).toBe(text);
  const after = new Set((await entitiesOf(files)).map(keyOf));
  const gone = entities.filter((entity) => !after.has(keyOf(entity)));
  const exists = gone.filter(({ source }) =>
    emulation
      .estate()
      .some(
        ({ type, account, region, identifier }) =>
          type === source?.aws &&
          account === source.account &&
          identifier === source.id &&
          (region === source.region || type === 'AWS::S3::Bucket'),
      ),
  );
  expect(exists.map(keyOf)).toEqual([]);
  emulation.replaceEstate(consistent(emulation.estate()));
  const goneKeys = new Set(gone.map(keyOf));
  const due = authored.filter((each) => !each.entities.some((key) => goneKeys.has(key)));
  const missing = lostOf(due, textsOf(files));
  const rewritten = missing.flatMap(({ text, entities: [key] }) =>
    [...before]
      .filter(([, was]) => was.includes(text))
      .map(([path, was]) => ({ path, key, was, is: files.texts.get(path) })),
  );
  expect({ missing, rewritten }).toEqual({ missing: [], rewritten: [] });
  const lost = new Set(lostOf(authored, textsOf(files)));
  return authored.filter((each) => !lost.has(each));
}

test(
  'whatever breaks and whoever edits: nothing that exists goes, nothing authored changes, and in the end all is as it is',
  async () => {
    const started = performance.now();
    let cases = 0;
    while (performance.now() - started < SECONDS * 1000) {
      await fc.assert(
        fc.asyncProperty(history, async (random) => {
          await live(random);
          cases += 1;
        }),
        {
          numRuns: 10,
          interruptAfterTimeLimit: 20_000,
          ...JSON.parse(process.env['CADASTRE_REPLAY'] ?? '{}'),
        },
      );
    }
    expect(cases).toBeGreaterThan(0);
    process.stdout.write(`converge: ${cases} histories\n`);
  },
  SECONDS * 1000 + 120_000,
);
