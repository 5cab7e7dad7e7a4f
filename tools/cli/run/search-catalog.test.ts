import { expect, test } from 'vitest';
import { deriveFiles } from '../../testing/derive-files.ts';
import { createCatalogSearch } from './search-catalog.ts';

const FILES = {
  'blueprints/team.yaml': 'identifier: _team\nschema: {properties: {}}\n',
  'blueprints/system.yaml': 'identifier: system\nschema: {properties: {}}\n',
  'blueprints/service.yaml': `identifier: service
schema: {properties: {contact: {type: string}}}
relations: {system: {target: system}}
ownership: {type: Inherited, path: system}
`,
  'catalog/_team/all.yaml': '- identifier: shop\n- identifier: ops\n',
  'catalog/system/web.yaml': 'identifier: web\nteam: shop\n',
  'catalog/service/all.yaml': `- {identifier: heir, relations: {system: web}, properties: {contact: ada@x}}
- {identifier: own, team: ops, relations: {system: web}}
- {identifier: none}
`,
};

const USER = {
  identifier: 'ada',
  title: 'Ada',
  teams: ['shop'],
  properties: { email: 'ada@x' },
  relations: {},
};

test.each<[object, string]>([
  [{ property: '$team', operator: 'containsAny', value: ['{{getUserTeams()}}'] }, 'web heir'],
  [
    {
      property: '$team',
      operator: 'containsAny',
      value: { context: 'userTeams', property: '$identifier' },
    },
    'web heir',
  ],
  [{ property: 'contact', operator: '=', value: '{{getUserEmail()}}' }, 'heir'],
])('%j finds %s; nothing where nobody is known, with a "not" neither', async (rule, expected) => {
  const { catalog } = await deriveFiles(FILES);
  const known = createCatalogSearch(catalog, { now: 0, user: USER, scored: undefined });
  const nobody = createCatalogSearch(catalog, { now: 0, user: undefined, scored: undefined });
  const query = await known.prepare({ combinator: 'and', rules: [rule] }, {});
  const found = known.findAll(query);
  expect(
    found
      .map(({ identifier }) => identifier)
      .toSorted()
      .join(' '),
  ).toBe(expected.split(' ').toSorted().join(' '));
  expect(nobody.findAll(query)).toEqual([]);
  const not = await nobody.prepare({ combinator: 'and', rules: [{ ...rule, not: true }] }, {});
  expect(nobody.findAll(not)).toEqual([]);
  const none = catalog.entitiesById.get('service')?.get('none');
  expect(none && nobody.whyNot(query, none)).toBe('there is no user to compare with');
});

test('a value of a form is a value, whatever it says', async () => {
  const { catalog } = await deriveFiles(FILES);
  const search = createCatalogSearch(catalog, { now: 0, user: USER, scored: undefined });
  const rule = { property: '$team', operator: 'containsAny', value: { jqQuery: '.form.teams' } };
  const form = { form: { teams: ['{{getUserTeams()}}'] } };
  expect(search.findAll(await search.prepare({ combinator: 'and', rules: [rule] }, form))).toEqual(
    [],
  );
});
