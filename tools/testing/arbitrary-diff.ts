import fc from 'fast-check';
import type {
  BlueprintMemberDiff,
  CatalogDiff,
  ChangedEntity,
  SomeNames,
  ValueDiff,
} from '../compare/catalog-diff.ts';
import type { ScorecardDiff } from '../compare/scores-diff.ts';

/** What Markdown, GitHub or a table gives a meaning to. */
const NASTY = [
  '`',
  '```',
  '``',
  '|',
  '\\|',
  '\\',
  '@everyone',
  '@org/team',
  '#12',
  '<!--',
  '-->',
  '<script>',
  '</details>',
  '<details>',
  '${{ github.token }}',
  '\n',
  '\n\n# ',
  '\r\n',
  '\t',
  '\u2028',
  '\u200F',
  '\u202E',
  '\u2067',
  '\u061C',
  '\u0000',
  '\u001B[31m',
  '\uD800',
  '![x](https://example.com)',
  '**',
  '_',
  '日本',
  'a',
  ' ',
] as const;

const LONG = '`|@everyone<!-- '.repeat(4_400);

/** Texts of whom nobody knows what they hold, one in twenty of 70,000 characters. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 19,
    arbitrary: fc.array(fc.constantFrom(...NASTY), { maxLength: 10 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.constant(LONG) },
);

const value: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constant(undefined),
  fc.integer(),
  fc.array(hostileText, { maxLength: 3 }),
  fc.dictionary(hostileText, hostileText, { maxKeys: 2 }),
);

const values: fc.Arbitrary<ValueDiff[]> = fc.array(
  fc.record({ path: hostileText, before: value, after: value, isFollowing: fc.boolean() }),
  { maxLength: 4 },
);

const some: fc.Arbitrary<SomeNames> = fc
  .record({ names: fc.array(hostileText, { maxLength: 8 }), more: fc.nat(3) })
  .map(({ names, more }) => ({ names, count: names.length === 8 ? 8 + more : names.length }));

const name = {
  blueprint: hostileText,
  identifier: hostileText,
  title: fc.option(hostileText, { nil: undefined }),
  file: hostileText,
};

const list = { maxLength: 3 };
const changed: fc.Arbitrary<ChangedEntity> = fc.record({
  ...name,
  fileBefore: hostileText,
  values,
  edges: fc.record({
    added: fc.array(hostileText, list),
    removed: fc.array(hostileText, list),
    changed: fc.array(hostileText, list),
    following: fc.array(hostileText, list),
  }),
});

const member: fc.Arbitrary<BlueprintMemberDiff> = fc.record({
  action: fc.constantFrom('added', 'removed', 'changed'),
  what: fc.constantFrom('property', 'relation', 'required', 'value'),
  name: hostileText,
  values,
});

const level = fc.option(hostileText, { nil: undefined });
const scores: fc.Arbitrary<ScorecardDiff> = fc.record({
  identifier: hostileText,
  title: hostileText,
  blueprint: hostileText,
  state: fc.constantFrom('kept', 'created', 'removed', 'unsound'),
  isChanged: fc.boolean(),
  isGate: fc.boolean(),
  moves: fc.array(
    fc.record({
      ...name,
      direction: fc.constantFrom('down', 'leaves', 'enters', 'up'),
      before: level,
      after: level,
      rules: fc.array(
        fc.record({ identifier: hostileText, title: hostileText, reason: level }),
        list,
      ),
    }),
    { maxLength: 14 },
  ),
});

const blueprint = { identifier: hostileText, title: hostileText, file: hostileText };
const rows = { maxLength: 14 };

/** Diffs whose every text may be hostile. */
export const arbitraryDiff: fc.Arbitrary<CatalogDiff> = fc.record({
  created: fc.array(fc.record(name), rows),
  removed: fc.array(fc.record({ ...name, referrers: some }), rows),
  renamed: fc.array(
    fc
      .tuple(changed, hostileText, fc.nat(3), some)
      .map(([row, identifierBefore, followers, referrers]) => ({
        ...row,
        identifierBefore,
        followers,
        referrers,
      })),
    rows,
  ),
  changed: fc.array(changed, rows),
  moved: fc.array(fc.record({ ...name, fileBefore: hostileText }), rows),
  blueprints: fc.record({
    created: fc.array(fc.record(blueprint), rows),
    removed: fc.array(fc.record(blueprint), rows),
    changed: fc.array(
      fc.record({ ...blueprint, fileBefore: hostileText, members: fc.array(member, list) }),
      rows,
    ),
  }),
  ownership: fc.record({
    changed: fc.array(
      fc.record({
        before: fc.array(hostileText, list),
        after: fc.array(hostileText, list),
        entities: some,
        inherited: fc.nat(3),
        isRename: fc.boolean(),
      }),
      rows,
    ),
    created: fc.array(fc.record({ teams: fc.array(hostileText, list), entities: some }), rows),
  }),
  unclear: fc.array(
    fc.record({ file: hostileText, side: fc.constantFrom('before' as const, 'after' as const) }),
    rows,
  ),
  scores: fc.array(scores, list),
});

export const EMPTY_DIFF: CatalogDiff = {
  created: [],
  removed: [],
  renamed: [],
  changed: [],
  moved: [],
  blueprints: { created: [], removed: [], changed: [] },
  ownership: { changed: [], created: [] },
  unclear: [],
};
