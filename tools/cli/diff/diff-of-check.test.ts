import { expect, test } from 'vitest';
import { checkCatalog } from '../../checks/check-catalog.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { createMemoryFileStore } from '../../testing/memory-file-store.ts';
import { NO_CACHE } from '../../load/no-cache.ts';
import { compareSides } from './compare-sides.ts';
import { diffOfCheck } from './diff-of-check.ts';
import { loadSide } from './load-side.ts';

type Files = Readonly<Record<string, string>>;

const FILES: Files = {
  'cadastre.yaml': 'version: 1\n',
  'blueprints/team.yaml': 'identifier: _team\nschema: {properties: {}}\n',
  'blueprints/service.yaml':
    'identifier: service\nschema: {properties: {tier: {type: string}}}\nownership: {type: Direct}\n',
  'catalog/_team/shop.yaml': 'identifier: shop\n',
  'catalog/_team/mail.yaml': 'identifier: mail\n',
  'catalog/service/cart.yaml': 'identifier: cart\nteam: shop\nproperties: {tier: gold}\n',
  'catalog/service/post.yaml': 'identifier: post\nteam: mail\n',
};
const CART = 'catalog/service/cart.yaml';
const layout = { kind: 'repository' } as const;

/** Says which files were read. */
function record(store: FileStore, read: string[]): FileStore {
  return {
    ...store,
    readAll: async (paths) => {
      read.push(...paths);
      return await store.readAll(paths);
    },
  };
}

test.each<[string, string, string]>([
  ['another value', CART, 'identifier: cart\nteam: shop\nproperties: {tier: silver}\n'],
  ['another owner', CART, 'identifier: cart\nteam: mail\nproperties: {tier: gold}\n'],
  ['a problem', CART, 'identifier: cart\nteam: nobody\nproperties: {tier: 7}\n'],
  ['no YAML any more', CART, 'identifier: [\n'],
  ['a new one', 'catalog/service/new.yaml', 'identifier: new\n'],
  [
    'another blueprint',
    'blueprints/service.yaml',
    'identifier: service\nschema: {properties: {}}\n',
  ],
])(
  '%s: the diff is the one of two that were loaded anew, and reads no more',
  async (_, file, text) => {
    const read: string[] = [];
    const base = record(createMemoryFileStore(FILES), read);
    const store = record(createMemoryFileStore({ ...FILES, [file]: text }), read);
    const request = { store, base, layout, changedFiles: new Set([file]) };
    const { sides } = await checkCatalog({ ...request, keepsSides: true });
    read.length = 0;
    const diff = await diffOfCheck(request, sides, 0);
    expect(new Set(read)).toEqual(new Set(file.startsWith('catalog/') ? [file] : []));
    const [before, after] = [
      await loadSide({ store: base, layout }, false),
      await loadSide({ store, layout }, false),
    ];
    expect(diff).toEqual(
      await compareSides(before, after, { ...request, now: 0, cache: NO_CACHE, isNow: true }),
    );
  },
);

test('nothing is kept that nobody asked for', async () => {
  const store = createMemoryFileStore(FILES);
  expect((await checkCatalog({ store, base: store, layout })).sides).toBeUndefined();
});

test('levels that a change moves are in the diff where there is a scorecard', async () => {
  const scorecard = `identifier: ready
blueprint: service
rules:
  - identifier: tier
    level: Gold
    query: {combinator: and, conditions: [{property: tier, operator: isNotEmpty}]}
`;
  const files = { ...FILES, 'scorecards/ready.yaml': scorecard };
  const base = createMemoryFileStore(files);
  const store = createMemoryFileStore({ ...files, [CART]: 'identifier: cart\nteam: shop\n' });
  const request = { store, base, layout, changedFiles: new Set([CART]) };
  const { sides } = await checkCatalog({ ...request, keepsSides: true });
  const diff = await diffOfCheck(request, sides, 0);
  expect(diff?.scores?.flatMap(({ moves }) => moves)).toMatchObject([
    { direction: 'down', identifier: 'cart', before: 'Gold', after: 'Silver' },
  ]);
  const other = { ...request, changedFiles: new Set(['README.md']) };
  expect((await diffOfCheck(other, sides, 0))?.scores).toEqual([]);
});
