import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFullCatalog } from '../load/load-catalog.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { checkCatalog } from './check-catalog.ts';

// The shipped catalog has no problems. Break it in one place: the right code, in the right file and line.

const ROOT = path.join(import.meta.dirname, '..', '..');
const files: Record<string, string> = {};
for (const folder of ['blueprints', 'catalog'])
  for (const name of readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.yaml'))
      files[`${folder}/${name}`] = readFileSync(path.join(ROOT, folder, name), 'utf8');

async function found(texts: Record<string, string>): Promise<string[]> {
  const store = createMemoryFileStore(texts);
  const { found: rows } = await checkCatalog({ store, layout: { kind: 'repository' } });
  return rows.map(
    ({ diagnostic: { code, location } }) => `${location.file}:${location.line} ${code}`,
  );
}

/** The lines on which a text names something. */
function linesWith(name: string, key: RegExp): string[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        key.test(line) && line.includes(name) ? [`${file}:${index + 1}`] : [],
      ),
  );
}

const { catalog } = await loadFullCatalog(createMemoryFileStore(files), { kind: 'repository' });
const entities = catalog.entities.filter(({ origin }) => origin.path.length === 0);

test('there is something to break, and nothing is broken', async () => {
  expect(entities.length).toBeGreaterThan(10);
  expect(await found(files)).toEqual([]);
});

describe('an entity is deleted', () => {
  const alone = entities.filter(
    ({ origin }) => (files[origin.file] ?? '').match(/^---$/m) === null,
  );
  test.each(alone.map((entity) => [`${entity.blueprint}/${entity.identifier}`, entity] as const))(
    '%s',
    async (_, entity) => {
      const { [entity.origin.file]: gone, ...rest } = files;
      expect(gone).toBeDefined();
      const referrers = catalog.entities.filter(
        ({ blueprint, relations, team, references }) =>
          (entity.blueprint === '_team' &&
            (team.includes(entity.identifier) ||
              references.some(({ name }) => name === entity.identifier))) ||
          references.some(
            ({ kind, name }) => entity.blueprint === `_${kind}` && name === entity.identifier,
          ) ||
          Object.entries(relations).some(
            ([name, value]) =>
              catalog.blueprintsById.get(blueprint)?.relations[name]?.target === entity.blueprint &&
              [value].flat().includes(entity.identifier),
          ),
      );
      const rows = await found(rest);
      const expected = new Set(
        referrers.map(({ origin }) => origin.file).filter((file) => file !== entity.origin.file),
      );
      const reported = new Set(
        rows
          .filter((row) => / entity\/(relation-to-nothing|unknown-team|unknown-user)$/.test(row))
          .map((row) => row.replace(/:\d+ .*$/, '')),
      );
      expect([...reported].toSorted()).toEqual([...expected].toSorted());
      // Each on a line that names what is gone.
      for (const row of rows.filter((each) => each.endsWith('relation-to-nothing'))) {
        const [, file = '', line = ''] = /^(.*):(\d+) /.exec(row) ?? [];
        expect(files[file]?.split('\n')[Number(line) - 1]).toContain(entity.identifier);
      }
    },
  );
});

describe('a key is dropped or misspelt', () => {
  const services = entities.filter(
    ({ blueprint }) => catalog.blueprintsById.get(blueprint)?.required.length !== 0,
  );
  test.each(services.map((entity) => [entity.identifier, entity] as const))(
    '%s',
    async (_, entity) => {
      const text = files[entity.origin.file] ?? '';
      const misspelt = text.replace(/^identifier:/m, 'identifer:');
      const rows = await found({ ...files, [entity.origin.file]: misspelt });
      expect(rows).toContain(`${entity.origin.file}:1 entity/unknown-key`);
      expect(
        rows.filter((row) => row.startsWith(`${entity.origin.file}:1 entity/invalid`)),
      ).toHaveLength(1);
    },
  );

  test.each(
    [...catalog.blueprintsById.values()].map(
      (blueprint) => [blueprint.identifier, blueprint] as const,
    ),
  )('blueprint %s without its schema', async (_, { origin }) => {
    const text = (files[origin.file] ?? '').replace(/^schema:/m, 'shema:');
    const line = text.split('\n').findIndex((each) => each.startsWith('shema:')) + 1;
    expect(await found({ ...files, [origin.file]: text })).toContain(
      `${origin.file}:${line} blueprint/unknown-key`,
    );
  });
});

test('two identifiers are swapped: who pointed to one points to the other blueprint', async () => {
  const [system] = entities.filter(({ blueprint }) => blueprint === 'System');
  const [domain] = entities.filter(({ blueprint }) => blueprint === 'Domain');
  if (system === undefined || domain === undefined) throw new Error('the catalog changed');
  const swap = (file: string, from: string, to: string): string =>
    (files[file] ?? '').replace(`identifier: ${from}`, `identifier: ${to}`);
  const rows = await found({
    ...files,
    [system.origin.file]: swap(system.origin.file, system.identifier, domain.identifier),
    [domain.origin.file]: swap(domain.origin.file, domain.identifier, system.identifier),
  });
  const wrong = rows.filter((row) => row.endsWith('entity/wrong-target'));
  const places = [
    ...linesWith(system.identifier, /^\s+system:/),
    ...linesWith(domain.identifier, /^\s+domain:/),
  ];
  expect(wrong.map((row) => row.replace(/ .*$/, '')).toSorted()).toEqual(places.toSorted());
  expect(wrong.length).toBeGreaterThan(0);
});
