import { mkdtempSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createFileCache } from '../adapters/file-cache.ts';
import { createNodeFileStore } from '../adapters/node-file-store.ts';
import { checkCatalog } from '../checks/check-catalog.ts';
import { loadSummaries } from '../checks/load-summaries.ts';
import type { Cache, CachePart } from '../ports/cache.ts';
import { createMemoryCache, type MemoryCache } from '../testing/create-memory-cache.ts';

const BLUEPRINT = `identifier: Service
schema:
  properties: {tier: {type: string, enum: [gold, silver]}, note: {type: string}}
relations: {uses: {target: Service, many: true}}
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-cache-'));
  write('blueprints/service.yaml', BLUEPRINT);
});

function write(name: string, text: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  // As if it had been written long ago: what is as new as the cache is read again.
  age(name, 1_000);
}

/** Another age for every change, as in real life; the size may well stay the same. */
let ticks = 0;
function age(name: string, seconds: number): void {
  ticks += 1;
  const then = Date.now() / 1000 - seconds - 100_000 + ticks;
  utimesSync(path.join(root, name), then, then);
}

/** What a check finds, and what the summaries are; the one may come from what the other remembered. */
async function check(cache?: Cache): Promise<string> {
  const request = {
    store: createNodeFileStore(root),
    layout: { kind: 'repository' },
    cache,
  } as const;
  const { found, files, entities, silenced } = await checkCatalog(request);
  const { loaded } = await loadSummaries(request);
  const diagnostics = found.map(({ diagnostic, fix }) => ({ ...diagnostic, fix }));
  const summaries = loaded.catalog.entities;
  return JSON.stringify({ diagnostics, files, silenced, entities, summaries }, null, 1);
}

/** Some time after the files: their change times are those of this test. */
const later = (): number => Date.now() + 60_000;

test('cached is cold, over any sequence of edits', async () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd');
  const text = fc.constantFrom(
    'identifier: one\n',
    'identifier: two\nproperties: {tier: gold}\n',
    'identifier: two\nproperties: {tier: brass}\n',
    'identifier: three\nrelations: {uses: [one]}\n',
    'identifier: three\nproperties: {note: again}\nrelations: {uses: [one]}\n',
    'identifier: three\nproperties: {note: lorem}\nrelations: {uses: [one]} # as before\n',
    'identifier: three\nrelations: {uses: [two]} # cadastre-ignore entity/relation-to-nothing: soon\n',
    'identifier: [\n',
    '- identifier: four\n- identifier: four\n',
    '',
    'identifier: six\nschema: {properties: {}}\n',
  );
  const parts = fc.constantFrom<CachePart>('index', 'summaries');
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), name: names, text }),
    fc.record({ kind: fc.constant('remove' as const), name: names }),
    fc.record({ kind: fc.constant('touch' as const), name: names }),
    fc.record({ kind: fc.constant('blueprint' as const), extra: fc.boolean() }),
    fc.record({
      kind: fc.constant('damage' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      part: parts,
    }),
    fc.record({ kind: fc.constant('delete' as const), part: parts }),
    fc.record({ kind: fc.constant('config' as const), extra: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      const cache = createMemoryCache(later);
      rmSync(path.join(root, 'catalog'), { recursive: true, force: true });
      write('catalog/Service/a.yaml', 'identifier: one\n');
      for (const each of edits) {
        apply(each, cache);
        expect(await check(cache)).toBe(await check());
      }
    }),
    { numRuns: 100 },
  );

  function apply(
    each: {
      kind: string;
      name?: string;
      text?: string;
      extra?: boolean;
      at?: number;
      part?: CachePart;
    },
    { texts }: MemoryCache,
  ): void {
    const name = `catalog/Service/${each.name}.yaml`;
    if (each.kind === 'write') write(name, each.text ?? '');
    if (each.kind === 'remove') rmSync(path.join(root, name), { force: true });
    if (each.kind === 'touch') write(name, 'identifier: touched\n');
    if (each.kind === 'blueprint')
      write(
        'blueprints/service.yaml',
        each.extra === true ? BLUEPRINT.replace('gold', 'brass') : BLUEPRINT,
      );
    if (each.kind === 'config')
      write(
        'cadastre.yaml',
        each.extra === true ? 'version: 1\nexternal: [Service/two]\n' : 'version: 1\n',
      );
    if (each.kind === 'damage')
      for (const [part, old] of texts)
        if (part !== each.part) texts.set(part, old.slice(0, old.length * (each.at ?? 0)));
    if (each.kind === 'delete') texts.delete(each.part ?? 'index');
  }
}, 180_000);

describe('what a cache knows', () => {
  beforeEach(() => write('catalog/Service/a.yaml', 'identifier: one\nproperties: {tier: brass}\n'));

  const change = (cache: MemoryCache, part: CachePart, from: RegExp | string, to: string): void => {
    cache.texts.set(part, String(cache.texts.get(part)).replace(from, to));
  };

  test('a second run finds the same and writes nothing', async () => {
    const cache = createMemoryCache(later);
    const first = await check(cache);
    expect(await check(cache)).toBe(first);
    expect(cache.writes).toEqual(['summaries', 'index']);
  });

  test('it is used: what it says is believed while nothing changed', async () => {
    const cache = createMemoryCache(later);
    await check(cache);
    change(cache, 'summaries', '"one"', '"uno"');
    expect(await check(cache)).toContain('"uno"');
  });

  test('what the whole said is believed while every file has the summary that it had', async () => {
    const cache = createMemoryCache(later);
    await check(cache);
    change(cache, 'index', '"entities":1', '"entities":7');
    expect(await check(cache)).toContain('"entities": 7');
    write('catalog/Service/a.yaml', 'identifier: one\nproperties: {tier: gold} # mended\n');
    expect(await check(cache)).toContain('"entities": 7');
    expect(cache.writes).toEqual(['summaries', 'index', 'index']);
    write('catalog/Service/a.yaml', 'identifier: other\nproperties: {tier: gold}\n');
    expect(await check(cache)).toContain('"entities": 1');
  });

  test('a blueprint among the entities is of the whole, and goes with its file', async () => {
    const cache = createMemoryCache(later);
    write('catalog/Service/b.yaml', 'identifier: six\nschema: {properties: {}}\n');
    await check(cache);
    rmSync(path.join(root, 'catalog/Service/b.yaml'));
    expect(await check(cache)).toBe(await check());
  });

  test.each([
    ['a file more', 'catalog/Service/b.yaml', 'identifier: two\n'],
    ['another configuration', 'cadastre.yaml', 'version: 1\nexternal: [Service/x]\n'],
    ['another scorecard', 'scorecards/a.yaml', 'identifier: a\nblueprint: Service\nrules: []\n'],
  ])('%s is a whole that nobody looked at', async (_, file, text) => {
    const cache = createMemoryCache(later);
    await check(cache);
    change(cache, 'index', '"entities":1', '"entities":7');
    write(file, text);
    expect(await check(cache)).toBe(await check());
  });

  test('a file as new as the cache is read again', async () => {
    const cache = createMemoryCache(() => 0);
    await check(cache);
    change(cache, 'summaries', '"one"', '"uno"');
    change(cache, 'index', /"[A-Za-z0-9+/]{43}="/, '"other"');
    expect(await check(cache)).not.toContain('"uno"');
  });

  test('another program, and other blueprints, start anew', async () => {
    const cache = createMemoryCache(later);
    await check(cache);
    change(cache, 'summaries', '"one"', '"uno"');
    expect(await check({ ...cache, program: 'newer' })).not.toContain('"uno"');
  });

  test('summaries that are cut short within a line are none', async () => {
    const cache = createMemoryCache(later);
    await check(cache);
    cache.texts.set('summaries', String(cache.texts.get('summaries')).slice(0, -3));
    write('catalog/Service/b.yaml', 'identifier: two\n');
    expect(await check(cache)).toBe(await check());
  });

  test('summaries of another run are none', async () => {
    const cache = createMemoryCache(later);
    await check(cache);
    change(cache, 'summaries', /^id1/, 'id9');
    change(cache, 'summaries', '"one"', '"uno"');
    expect(await check(cache)).toBe(await check());
  });
});

describe('on the disk', () => {
  beforeEach(() => write('catalog/Service/a.yaml', 'identifier: one\nproperties: {tier: brass}\n'));
  const open = (): Cache => createFileCache(root, 'check', import.meta.dirname);
  const file = (part: CachePart): string => path.join(root, `.cadastre/cache/check-${part}.jsonl`);

  test('git does not see it', async () => {
    await check(open());
    expect(readFileSync(path.join(root, '.cadastre/.gitignore'), 'utf8')).toBe('*\n');
    expect(readFileSync(file('summaries'), 'utf8')).toContain('"one"');
  });

  test('two runs at once', async () => {
    const cold = await check();
    expect(await Promise.all([check(open()), check(open()), check(open())])).toEqual([
      cold,
      cold,
      cold,
    ]);
    expect(await check(open())).toBe(cold);
  });

  test.each(['', '{', 'null', '{"key":"x","rows":1}', '\0'])('damaged: %j', async (text) => {
    await check(open());
    for (const part of ['index', 'summaries'] as const) {
      writeFileSync(file(part), text);
      expect(await check(open())).toBe(await check());
    }
  });

  test('where it cannot be written, the check is the same', async () => {
    mkdirSync(file('index'), { recursive: true });
    expect(await check(open())).toBe(await check());
  });
});
