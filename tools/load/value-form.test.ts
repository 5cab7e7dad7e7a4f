import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { createNodeFileStore } from '../adapters/node-file-store.ts';
import type { CachePart } from '../ports/cache.ts';
import { createMemoryCache, type MemoryCache } from '../testing/create-memory-cache.ts';
import type { FullEntity } from './catalog.ts';
import { loadFullCatalog, type Memory } from './load-catalog.ts';
import { NO_CACHE } from './no-cache.ts';

const BLUEPRINT = `identifier: service
schema:
  properties: {tier: {type: string}, owner: {type: string, format: user}, tags: {type: object}}
relations: {uses: {target: service, many: true}}
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-values-'));
});

/** Another age for every change, as in real life, and long ago. */
let ticks = 0;
function write(name: string, text: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  const then = Date.now() / 1000 - 100_000 + (ticks += 1);
  utimesSync(file, then, then);
}

async function load(memory?: Memory): Promise<readonly FullEntity[]> {
  const store = createNodeFileStore(root);
  return (await loadFullCatalog(store, { kind: 'repository' }, memory)).catalog.entities;
}

/** With the order of keys in values, and what JSON cannot say. */
function textOf(entities: readonly FullEntity[], isVersioned = false): string {
  return JSON.stringify(
    entities.map(({ version, ...entity }) =>
      Object.entries(isVersioned ? { ...entity, version } : entity).sort(([a], [b]) =>
        a < b ? -1 : 1,
      ),
    ),
    (_, value: unknown) =>
      typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
        ? `number ${Object.is(value, -0) ? '-0' : value}`
        : value,
  );
}

const TEXTS = [
  'identifier: one\n',
  'identifier: one\nproperties: {tier: gold, tags: {b: 1, a: [x, null]}}\n',
  'identifier: one\nproperties: {tier: gold, tags: {a: [x, null], b: 1}}\n',
  'identifier: two\nblueprint: service\nicon: Box\ntitle: Two\nteam: [red, blue]\nrelations: {uses: [one]}\n',
  'identifier: two\nproperties: {tags: {limit: .inf, zero: -0.0}}\n',
  '- identifier: three\n  properties: {owner: ana}\n- identifier: four\n  icon: Box\n',
  'identifier: five\n---\nidentifier: six\nproperties: {tier: "\u2028 \\ud800"}\n',
  'identifier: [\n',
  'identifier: nobody\nblueprint: nothing\nproperties: {tier: {}}\n',
  'identifier: six\nschema: {properties: {}}\n',
  '',
];

test('what is remembered is what is read, over any sequence of edits', async () => {
  const name = fc.constantFrom(
    'catalog/service/a.yaml',
    'catalog/service/b.yaml',
    'catalog/c.yaml',
  );
  const part = fc.constantFrom<CachePart>('index', 'summaries', 'values');
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), name, text: fc.constantFrom(...TEXTS) }),
    fc.record({ kind: fc.constant('remove' as const), name }),
    fc.record({ kind: fc.constant('blueprint' as const), isOther: fc.boolean() }),
    fc.record({ kind: fc.constant('delete' as const), part }),
    fc.record({
      kind: fc.constant('damage' as const),
      part,
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({ kind: fc.constant('nothing' as const) }),
  );
  type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;
  const apply = (each: Edit, { texts }: MemoryCache): void => {
    if (each.kind === 'write') write(each.name, each.text);
    if (each.kind === 'remove') rmSync(path.join(root, each.name), { force: true });
    if (each.kind === 'blueprint')
      write('blueprints/service.yaml', `${BLUEPRINT}${each.isOther ? 'title: Other\n' : ''}`);
    if (each.kind === 'delete') texts.delete(each.part);
    const text = each.kind === 'damage' ? texts.get(each.part) : undefined;
    if (each.kind === 'damage' && text !== undefined)
      texts.set(each.part, text.slice(0, Math.floor(text.length * each.at)));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      const cache = createMemoryCache(() => Date.now() + 60_000);
      rmSync(path.join(root, 'catalog'), { recursive: true, force: true });
      write('blueprints/service.yaml', BLUEPRINT);
      for (const each of edits) {
        apply(each, cache);
        const anew = await load();
        const remembered = await load({ cache, isKept: true });
        expect(textOf(remembered)).toBe(textOf(anew));
        // Versions do not depend on what was remembered.
        const versioned = await load({ cache: NO_CACHE, isKept: false });
        expect(textOf(remembered, true)).toBe(textOf(versioned, true));
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('entities of one version are the same, and others are not', async () => {
  write('blueprints/service.yaml', BLUEPRINT);
  // With a blueprint among the entities everything is read twice, and nothing is remembered.
  const texts = TEXTS.filter((text) => !text.includes('schema:'));
  for (const [index, text] of texts.entries()) write(`catalog/service/${index}.yaml`, text);
  const entities = await load({ cache: NO_CACHE, isKept: false });
  const known = entities.filter(({ version }) => version !== undefined);
  expect(known.length).toBeGreaterThan(8);
  expect(new Set(known.map(({ version }) => version)).size).toBe(known.length);
});

test('nothing is written where nothing is to be kept, or nothing is new', async () => {
  write('blueprints/service.yaml', BLUEPRINT);
  write('catalog/service/a.yaml', 'identifier: one\n');
  const cache = createMemoryCache(() => Date.now() + 60_000);
  await load({ cache, isKept: false });
  expect(cache.writes).toEqual([]);
  await load({ cache, isKept: true });
  expect(cache.writes).toEqual(['summaries', 'values', 'index']);
  await load({ cache, isKept: true });
  expect(cache.writes).toHaveLength(3);
});

test.each<[string, (text: string) => string]>([
  ['cut short', (text) => text.slice(0, -1)],
  ['of another run', (text) => text.replace('id1', 'id0')],
  ['with a line too many', (text) => `${text}\n[]`],
])('values that are %s are not believed', async (_, spoil) => {
  write('blueprints/service.yaml', BLUEPRINT);
  write('catalog/service/a.yaml', 'identifier: one\nproperties: {tier: gold}\n');
  const cache = createMemoryCache(() => Date.now() + 60_000);
  await load({ cache, isKept: true });
  cache.texts.set('values', spoil(cache.texts.get('values') ?? ''));
  const memory = { cache, isKept: true };
  expect((await load(memory)).map(({ properties }) => properties)).toEqual([{ tier: 'gold' }]);
  expect(cache.writes).toHaveLength(6);
});
