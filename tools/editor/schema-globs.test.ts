import { expect, test } from 'vitest';
import { loadFullCatalog } from '../load/load-catalog.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { schemaFileNames } from './schema-file-names.ts';
import { toSchemaGlobs } from './schema-globs.ts';

test.each<[string, readonly string[], readonly string[]]>([
  ['plain', ['Service', '_team'], ['entity.Service.json', 'entity._team.json']],
  ['characters that no file name has', ['ä/b:c'], ['entity.--b-c.json']],
  ['a clash', ['a+b', 'a@b'], ['entity.a-b.300273da.json', 'entity.a-b.7508d8b5.json']],
  [
    'a clash where case does not count',
    ['API', 'api'],
    ['entity.API.c8e5998f.json', 'entity.api.14c2529e.json'],
  ],
])('file names: %s', (_, identifiers, expected) => {
  expect([...schemaFileNames(identifiers).values()]).toEqual(expected);
});

test('a folder of a blueprint in that of another belongs to the inner one', async () => {
  const files = createMemoryFileStore({
    'blueprints/a.yaml': 'identifier: A\nschema: {properties: {}}\n',
    'blueprints/b.yaml': 'identifier: B\nschema: {properties: {}}\n',
    'blueprints/c.yaml': 'identifier: C/D\nschema: {properties: {}}\n',
    'catalog/A/x/B/y/one.yaml': 'identifier: one\n',
    'catalog/A/A/two.yaml': 'identifier: two\n',
  });
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  const names = schemaFileNames(catalog.blueprintsById.keys());
  const all = '*.{yaml,yml,json}';
  expect(Object.fromEntries(toSchemaGlobs(catalog, names))).toEqual({
    'config.json': ['cadastre.yaml'],
    'blueprint.json': [`blueprints/**/${all}`],
    'action.json': [`actions/**/${all}`, `!actions/templates/**/${all}`],
    'scorecard.json': [`scorecards/**/${all}`],
    'entity.json': [`catalog/**/${all}`, `!catalog/**/A/**/${all}`, `!catalog/**/B/**/${all}`],
    'entity.A.json': [`catalog/**/A/**/${all}`, `!catalog/**/A/**/B/**/${all}`],
    'entity.B.json': [`catalog/**/B/**/${all}`],
  });
});
