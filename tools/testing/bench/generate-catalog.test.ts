import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createNodeFileStore } from '../../adapters/node-file-store.ts';
import { checkCatalog } from '../../checks/check-catalog.ts';
import { entityText, generateCatalog, TEAMS } from './generate-catalog.ts';

test.each([4, 50, 203])('a catalog of %i entities has nothing wrong', async (entities) => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-bench-'));
  generateCatalog(root, entities);
  const result = await checkCatalog({
    store: createNodeFileStore(root),
    layout: { kind: 'repository' },
  });
  expect(result.found.map(({ diagnostic }) => diagnostic.message)).toEqual([]);
  expect(result.entities).toBe(entities + TEAMS);
});

test('an entity has some 700 bytes', () => {
  expect(entityText(12_345, 100_000).length).toBeGreaterThan(650);
  expect(entityText(12_345, 100_000).length).toBeLessThan(750);
});

test('the same number gives the same bytes in the same files', () => {
  const [first, second] = [0, 1].map(() => {
    const root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-bench-'));
    generateCatalog(root, 50);
    const entries = readdirSync(root, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map((each) => path.join(each.parentPath, each.name));
    return names.toSorted().map((name) => [path.relative(root, name), readFileSync(name, 'utf8')]);
  });
  expect(first).toHaveLength(50 + TEAMS + 6);
  expect(second).toEqual(first);
});
