import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDiff, EMPTY_DIFF } from '../testing/arbitrary-diff.ts';
import { arbitraryReport } from '../testing/arbitrary-report.ts';
import { createSampleReport } from '../testing/sample-report.ts';
import { withoutCode } from '../testing/without-code.ts';
import { createCheckReport, type ReportedDiagnostic } from './check-report.ts';
import { renderReviewComment } from './review-comment.ts';

const LOOKED = { files: 2, entities: 1, silenced: 0, baselined: 0 };
const FINE = createCheckReport([], LOOKED);

const created = (count: number, kinds = count) =>
  Array.from({ length: count }, (_, index) => ({
    blueprint: `kind-${index % kinds}`,
    identifier: `id-${index}`,
    title: undefined,
    file: 'a.yaml',
  }));

function errors(count: number, file: string): ReportedDiagnostic[] {
  return Array.from({ length: count }, (_, index) => ({
    code: 'document/empty',
    severity: 'error',
    message: `${file} ${index}`,
    location: { file, line: 1, column: 1 },
  }));
}

test.each([
  [
    'nothing wrong, nothing changed',
    { diff: EMPTY_DIFF, check: FINE },
    '### Cadastre: no problems; the catalog is not touched\n\nLooked at 2 files, 1 entity.\n\nThis change does not touch the catalog.\n',
  ],
  [
    'nothing wrong',
    { diff: { ...EMPTY_DIFF, created: created(1) }, check: FINE },
    `### Cadastre: no problems; 1 created

Looked at 2 files, 1 entity.

### What this change does to the catalog

**1** created.

#### Created (1)

| blueprint |  | entities |
| --- | ---: | --- |
| \`kind-0\` | 1 | \`id-0\` |
`,
  ],
] as const)('%s', (_, comment, expected) => {
  expect(renderReviewComment(comment)).toBe(expected);
});

test('problems stand above the diff, and those of changed files above the others', () => {
  const check = createSampleReport({ changedFiles: new Set(['blueprints/old.yaml']) });
  const text = renderReviewComment({ diff: { ...EMPTY_DIFF, created: created(1) }, check });
  const order = [
    '### Cadastre: 3 errors, 2 warnings; 1 created\n',
    '#### `blueprints/old.yaml`',
    '#### `catalog/Component/cart.yaml`',
    '### What this change does',
  ].map((part) => text.indexOf(part));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(text).not.toContain('cadastre check: ');
});

test('the diff gives way first, then the details of problems', () => {
  const diff = { ...EMPTY_DIFF, created: created(400) };
  const seen = [0, 400, 5_000].map((count) => {
    const check = createCheckReport(errors(count, 'a'), LOOKED);
    const text = renderReviewComment({ diff, check, limit: 30_000 });
    return {
      fits: text.length <= 30_000,
      problems: text.match(/^- \*\*error\*\*/gm)?.length ?? 0,
      kinds: text.match(/^\| `kind-/gm)?.length ?? 0,
      counts: text.includes('**400** created.'),
    };
  });
  expect(seen).toEqual([
    { fits: true, problems: 0, kinds: 400, counts: true },
    { fits: true, problems: 400, kinds: 100, counts: true },
    // Their details are left out, so that there is room again.
    { fits: true, problems: 0, kinds: 400, counts: true },
  ]);
});

test('within the limit, nothing open, nobody called', () => {
  fc.assert(
    fc.property(
      arbitraryDiff,
      arbitraryReport,
      fc.integer({ min: 6_000, max: 60_000 }),
      (diff, check, limit) => {
        const text = renderReviewComment({ diff, check, limit });
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(text.startsWith('### Cadastre: ')).toBe(true);
        expect(text).not.toMatch(/<!--|<\/?script/i);
        const bare = withoutCode(text);
        expect(bare.match(/<details>/g)?.length).toBe(bare.match(/<\/details>/g)?.length);
        expect(bare.match(/^### /gm)?.length).toBeLessThanOrEqual(2);
        expect(bare).not.toMatch(/@(everyone|org)/);
      },
    ),
  );
});
