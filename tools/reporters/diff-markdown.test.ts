import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CatalogDiff, EntityName } from '../compare/catalog-diff.ts';
import { arbitraryDiff, EMPTY_DIFF } from '../testing/arbitrary-diff.ts';
import { withoutCode } from '../testing/without-code.ts';
import { renderDiffMarkdown } from './diff-markdown.ts';

const NONE = { count: 0, names: [] };

function many(count: number, blueprint: string): EntityName[] {
  return Array.from({ length: count }, (_, index) => ({
    blueprint,
    identifier: `${blueprint}-${index}`,
    title: undefined,
    file: `catalog/${blueprint}/${index}.yaml`,
  }));
}

function changed(count: number, blueprint: string): CatalogDiff['changed'] {
  return many(count, blueprint).map((row) => ({
    ...row,
    fileBefore: row.file,
    values: [{ path: 'properties.tier', before: 'gold', after: 'silver', isFollowing: false }],
    edges: { added: [], removed: [], changed: [], following: [] },
  }));
}

const render = (diff: Partial<CatalogDiff>, limit = 60_000): string =>
  renderDiffMarkdown({ diff: { ...EMPTY_DIFF, ...diff } }, { limit });

test('nothing', () => {
  expect(render({})).toBe('This change does not touch the catalog.\n');
});

test('eight names of a blueprint, then a number', () => {
  expect(render({ created: [...many(11, 'queue'), ...many(1, 'topic')] })).toBe(
    `### What this change does to the catalog

**12** created.

#### Created (12)

| blueprint |  | entities |
| --- | ---: | --- |
| \`queue\` | 11 | \`queue-0\`, \`queue-1\`, \`queue-2\`, \`queue-3\`, \`queue-4\`, \`queue-5\`, \`queue-6\`, \`queue-7\`, and 3 more |
| \`topic\` | 1 | \`topic-0\` |
`,
  );
});

test('levels that move, and through which rule', () => {
  const [row] = many(1, 'lambda');
  if (row === undefined) throw new Error('there is no row');
  const whole = { identifier: 'ready', title: 'Ready', blueprint: 'lambda', isGate: true };
  const rule = { identifier: 'tracing', title: 'Is traced', reason: 'tracing is empty' };
  expect(
    render({
      scores: [
        {
          ...whole,
          state: 'kept',
          isChanged: false,
          moves: [
            { ...row, direction: 'down', before: 'Gold', after: 'Silver', rules: [rule] },
            { ...row, direction: 'leaves', before: 'Gold', after: undefined, rules: [] },
            { ...row, direction: 'up', before: 'Silver', after: 'Gold', rules: [rule] },
          ],
        },
        { ...whole, title: 'Old', identifier: 'old', state: 'removed', isChanged: true, moves: [] },
      ],
    }),
  ).toBe(`### What this change does to the catalog

Levels moved: **3**, **1** of them down. Scorecards that come or go: **1**.

#### Levels in scorecards (3)

**\`Ready\`** (a gate)

| entity | before | after | through |
| --- | --- | --- | --- |
| ↓ \`lambda-0\` | \`Gold\` | \`Silver\` | \`Is traced\`: \`tracing is empty\` |
| \`lambda-0\` | \`Gold\` | does not apply |  |
| ↑ \`lambda-0\` | \`Silver\` | \`Gold\` | \`Is traced\` |

**\`Old\`** (a gate)

| entity | before | after | through |
| --- | --- | --- | --- |
| \`old\` |  |  | scorecard removed |
`);
  expect(render({ scores: [] })).toBe('This change does not touch the catalog.\n');
});

test('more than ten rows are folded', () => {
  expect(render({ changed: changed(10, 'queue') })).not.toContain('<details>');
  const text = render({ changed: changed(11, 'queue') });
  expect(text).toContain('<details><summary>11 values</summary>\n\n**`queue`**\n\n| entity |');
  expect(text).toMatch(/\|\n\n<\/details>\n$/);
});

test('a difference far into a long value is shown', () => {
  const start = 'x'.repeat(500);
  const words = 'two words '.repeat(50);
  const values = [
    { path: 'properties.a', before: `${start}old`, after: `${start}new`, isFollowing: false },
    { path: 'properties.b', before: undefined, after: start, isFollowing: false },
    { path: 'properties.d', before: undefined, after: words, isFollowing: false },
    { path: 'properties.c', before: 'AKIAIOSFODNN7EXAMPLE', after: 1, isFollowing: false },
  ];
  const [row] = changed(1, 'queue');
  const text = render({ changed: row === undefined ? [] : [{ ...row, values }] });
  expect(text).toContain('| `…xxxxxxxxxxxxold"` | `…xxxxxxxxxxxxnew"` |');
  expect(text).toContain(`|  | \`"${'x'.repeat(38)}…\` |`);
  expect(text).toContain(`|  | \`"${words.slice(0, 78)}…\` |`);
  expect(text).toContain('| `(not shown: it looks like an AWS access key)` | `1` |');
});

test('what is long gives way section by section, and is counted', () => {
  const diff = {
    created: Array.from({ length: 300 }, (_, index) => many(1, `kind-${index}`)).flat(),
    changed: changed(300, 'queue'),
    removed: many(300, 'topic').map((row) => ({ ...row, referrers: NONE })),
  };
  const seen = [60_000, 40_000, 34_000, 25_000, 12_000, 4_000, 2_000, 300].map((limit) => {
    const text = render(diff, limit);
    const rows = (start: string): number =>
      text.split('\n').filter((line) => line.startsWith(start)).length;
    return [
      text.length <= limit,
      rows('| `kind-'),
      rows('| `queue-'),
      rows('| `topic`'),
      text.includes('**300** created, **300** changed, **300** removed.'),
    ];
  });
  expect(seen).toEqual([
    [true, 300, 300, 300, true],
    [true, 100, 300, 300, true],
    [true, 100, 100, 300, true],
    [true, 100, 100, 100, true],
    [true, 25, 25, 100, true],
    [true, 0, 25, 25, true],
    [true, 0, 0, 25, true],
    [true, 0, 0, 0, true],
  ]);
  expect(render(diff, 4_000)).toContain(
    '#### Created (300)\n\nLeft out, because it would be too long here: 300 blueprints. `cadastre diff` shows them all.',
  );
  expect(render(diff, 4_000)).toContain('… and 275 more rows; `cadastre diff` shows them all.');
});

test('100,000 entities are counted, not written out', () => {
  const start = performance.now();
  expect(render({ changed: changed(100_000, 'queue') })).toContain('**100000** changed');
  expect(performance.now() - start).toBeLessThan(3_000);
});

test('whatever texts hold: tables keep their cells, nothing is called, nothing is open', () => {
  fc.assert(
    fc.property(arbitraryDiff, fc.integer({ min: 2_000, max: 70_000 }), (diff, limit) => {
      const text = renderDiffMarkdown({ diff }, { limit });
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text).not.toMatch(/<!--|<\/?script/i);
      // oxlint-disable-next-line no-control-regex -- none may be left
      expect(text).not.toMatch(
        // oxlint-disable-next-line no-control-regex -- none may be left
        /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/,
      );
      expect(text).not.toMatch(/\p{Surrogate}/u);
      const bare = withoutCode(text);
      expect(bare).not.toMatch(/[@`{]|\]\(|#\d|everyone|<(?!\/?details>|\/?summary>)/);
      expect(bare).not.toMatch(/^#{1,2} /m);
      expect(bare.match(/<details>/g)?.length).toBe(bare.match(/<\/details>/g)?.length);
      for (const table of tablesOf(text)) expect(new Set(table.map(countCells)).size).toBe(1);
      for (const row of tablesOf(text).flat()) expect(countCells(row)).toBeLessThanOrEqual(4);
    }),
    { numRuns: 200 },
  );
});

function tablesOf(text: string): string[][] {
  return text
    .split('\n\n')
    .flatMap((block) => (block.startsWith('|') ? [block.trim().split('\n')] : []));
}

/** As GitHub counts them: a table is cut into cells before code is looked for, at every pipe without a backslash. */
function countCells(row: string): number {
  expect(row).toMatch(/^\| .* \|$/);
  return row.replaceAll(/\\[\\|]/g, '').split('|').length - 2;
}
