import { mkdtempSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createFileCache } from '../adapters/file-cache.ts';
import { createNodeFileStore } from '../adapters/node-file-store.ts';
import { checkCatalog } from '../checks/check-catalog.ts';
import type { Cache } from '../ports/cache.ts';

/** A cache in memory, whose clock stands where the test puts it. */
function createMemoryCache(
  now = () => Date.now(),
): Cache & { text: string | undefined; writes: number } {
  const cache = {
    text: undefined as string | undefined,
    writes: 0,
    program: 'test',
    now,
    read: () => Promise.resolve(cache.text),
    write: (parts: Iterable<string>) => {
      cache.text = [...parts].join('');
      cache.writes += 1;
      return Promise.resolve();
    },
  };
  return cache;
}

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

async function check(cache?: Cache): Promise<string> {
  const store = createNodeFileStore(root);
  const { found, files, catalog, silenced } = await checkCatalog({
    store,
    layout: { kind: 'repository' },
    cache,
  });
  const diagnostics = found.map(({ diagnostic, fix }) => ({ ...diagnostic, fix }));
  return JSON.stringify({ diagnostics, files, silenced, entities: catalog.entities }, null, 1);
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
    'identifier: three\nrelations: {uses: [two]} # cadastre-ignore entity/relation-to-nothing: soon\n',
    'identifier: [\n',
    '- identifier: four\n- identifier: four\n',
    '',
    'identifier: six\nschema: {properties: {}}\n',
  );
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), name: names, text }),
    fc.record({ kind: fc.constant('remove' as const), name: names }),
    fc.record({ kind: fc.constant('touch' as const), name: names }),
    fc.record({ kind: fc.constant('blueprint' as const), extra: fc.boolean() }),
    fc.record({
      kind: fc.constant('damage' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({ kind: fc.constant('delete' as const) }),
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
    { numRuns: 20 },
  );

  function apply(
    each: { kind: string; name?: string; text?: string; extra?: boolean; at?: number },
    cache: { text: string | undefined },
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
    if (each.kind === 'damage')
      cache.text = cache.text?.slice(0, cache.text.length * (each.at ?? 0));
    if (each.kind === 'delete') cache.text = undefined;
  }
});

describe('what a cache knows', () => {
  beforeEach(() => write('catalog/Service/a.yaml', 'identifier: one\nproperties: {tier: brass}\n'));

  test('a second run finds the same and writes nothing', async () => {
    const cache = createMemoryCache(later);
    const first = await check(cache);
    expect(await check(cache)).toBe(first);
    expect(cache.writes).toBe(1);
  });

  test('it is used: what it says is believed while nothing changed', async () => {
    const cache = createMemoryCache(later);
    await check(cache);
    cache.text = cache.text?.replace('"one"', '"uno"');
    expect(await check(cache)).toContain('"uno"');
  });

  test('a file as new as the cache is read again', async () => {
    const cache = createMemoryCache(() => 0);
    await check(cache);
    cache.text = cache.text?.replace('"one"', '"uno"').replace(/"[A-Za-z0-9+/]{43}="/, '"other"');
    expect(await check(cache)).not.toContain('"uno"');
  });

  test('another program, and other blueprints, start anew', async () => {
    const cache = createMemoryCache(later);
    await check(cache);
    cache.text = cache.text?.replace('"one"', '"uno"');
    expect(await check({ ...cache, program: 'newer' })).not.toContain('"uno"');
  });
});

describe('on the disk', () => {
  beforeEach(() => write('catalog/Service/a.yaml', 'identifier: one\nproperties: {tier: brass}\n'));
  const open = (): Cache => createFileCache(root, 'check', import.meta.dirname);
  const file = (): string => path.join(root, '.cadastre/cache/check.json');

  test('git does not see it', async () => {
    await check(open());
    expect(readFileSync(path.join(root, '.cadastre/.gitignore'), 'utf8')).toBe('*\n');
    expect(readFileSync(file(), 'utf8')).toContain('"one"');
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
    writeFileSync(file(), text);
    expect(await check(open())).toBe(await check());
  });

  test('where it cannot be written, the check is the same', async () => {
    mkdirSync(file(), { recursive: true });
    expect(await check(open())).toBe(await check());
  });
});
