import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryReport } from '../testing/arbitrary-report.ts';
import { createSampleReport } from '../testing/sample-report.ts';
import { renderCheckMarkdown } from './check-markdown.ts';
import { createCheckReport, type ReportedDiagnostic } from './check-report.ts';

const LOOKED = { files: 2, entities: 1, silenced: 0, baselined: 0 };
const ALL = { limit: 60_000 };

test('verdict, counts, details', () => {
  const linkTo = (file: string, line: number): string => `https://example.com/${file}#L${line}`;
  expect(`\n${renderCheckMarkdown(createSampleReport({ linkTo }), ALL)}`).toMatchInlineSnapshot(`
    "
    ### cadastre check: 3 errors, 2 warnings

    Looked at 44 files, 17 entities (1 fixable with --fix; 3 silenced; 12 in the baseline).

    | check | errors | warnings | what it means |
    | --- | ---: | ---: | --- |
    | \`entity/unknown-team\` | 1 | 0 | An entity is owned by a team that does not exist. |
    | \`entity/invalid-property\` | 1 | 0 | A property has a value that its blueprint does not allow. |
    | \`entity/unknown-property\` | 1 | 0 | An entity has a property that its blueprint does not have. |
    | \`file/link-to-folder\` | 0 | 1 | A symbolic link to a folder is not followed. |
    | \`blueprint/unused\` | 0 | 1 | A blueprint has no entities and nothing points to it. |

    | file | errors | warnings |
    | --- | ---: | ---: |
    | [\`catalog/Component/cart.yaml\`](https://example.com/catalog/Component/cart.yaml#L3) | 2 | 0 |
    | [\`catalog/Component/port.json\`](https://example.com/catalog/Component/port.json#L1) | 1 | 0 |
    | [\`catalog/Component/more.yaml\`](https://example.com/catalog/Component/more.yaml#L1) | 0 | 1 |
    | [\`blueprints/old.yaml\`](https://example.com/blueprints/old.yaml#L1) | 0 | 1 |

    #### [\`catalog/Component/cart.yaml\`](https://example.com/catalog/Component/cart.yaml#L1)

    - **error**, [line 3](https://example.com/catalog/Component/cart.yaml#L3): \`cart\` is owned by \`shoping\`, and there is no such team (\`entity/unknown-team\`)<br>→ did you mean \`shopping\`?

      \`cadastre check --fix\` makes this change:

      \`\`\`diff
      - team: shoping
      + team: shopping
      \`\`\`
    - **error**, [line 12](https://example.com/catalog/Component/cart.yaml#L12): property \`notes\` must be a list; this is text (\`entity/invalid-property\`)

      A possible change, for you to judge:

      \`\`\`diff
      -     notes: "one
      - two
      - three"
      +     notes:
      +   - one
      +   - two
      +   - three
      \`\`\`

    #### [\`catalog/Component/more.yaml\`](https://example.com/catalog/Component/more.yaml#L1)

    - warning, [line 1](https://example.com/catalog/Component/more.yaml#L1): a symbolic link to a folder is not followed (\`file/link-to-folder\`)

    #### [\`catalog/Component/port.json\`](https://example.com/catalog/Component/port.json#L1)

    - **error**, [line 1](https://example.com/catalog/Component/port.json#L1): blueprint \`Component\` has no property \`tier\` (\`entity/unknown-property\`)<br>→ it has \`lifecycle\`, \`language\` and \`links\`

    #### [\`blueprints/old.yaml\`](https://example.com/blueprints/old.yaml#L1)

    - warning, [line 1](https://example.com/blueprints/old.yaml#L1): blueprint \`Old\` has no entities and nothing points to it (\`blueprint/unused\`)
    "
  `);
});

test('nothing wrong', () => {
  expect(renderCheckMarkdown(createCheckReport([], LOOKED), ALL)).toBe(
    '### cadastre check: no problems\n\nLooked at 2 files, 1 entity.\n',
  );
});

function many(count: number, severity: 'error' | 'warning', file: string): ReportedDiagnostic[] {
  return Array.from({ length: count }, (_, index) => ({
    code: 'document/empty',
    severity,
    message: `${file} ${severity} ${index}`,
    location: { file: `${file}/${index % 40}.yaml`, line: index, column: 1 },
  }));
}

test('what does not fit is left out by section, and said', () => {
  const diagnostics = [
    ...many(20, 'error', 'changed'),
    ...many(100, 'error', 'other'),
    ...many(300, 'warning', 'third'),
  ];
  const changedFiles = new Set(many(40, 'error', 'changed').map(({ location }) => location.file));
  const report = createCheckReport(diagnostics, LOOKED, { changedFiles });
  const seen = [100_000, 20_000, 9000, 3500, 2000].map((limit) => {
    const text = renderCheckMarkdown(report, { limit });
    return {
      limit,
      length: text.length <= limit,
      changed: text.includes('changed error 1'),
      other: text.includes('other error 1'),
      warnings: text.includes('third warning 1'),
      files: text.includes('By file: '),
      checks: text.includes('document/empty'),
      note: /Left out, because it would be too long here: (.*?)\. /.exec(text)?.[1],
    };
  });
  expect(seen).toMatchInlineSnapshot(`
    [
      {
        "changed": true,
        "checks": true,
        "files": true,
        "length": true,
        "limit": 100000,
        "note": undefined,
        "other": true,
        "warnings": true,
      },
      {
        "changed": true,
        "checks": true,
        "files": true,
        "length": true,
        "limit": 20000,
        "note": "the details of warnings",
        "other": true,
        "warnings": false,
      },
      {
        "changed": true,
        "checks": true,
        "files": true,
        "length": true,
        "limit": 9000,
        "note": "the details of warnings, and of errors in files that this change does not touch",
        "other": false,
        "warnings": false,
      },
      {
        "changed": false,
        "checks": true,
        "files": true,
        "length": true,
        "limit": 3500,
        "note": "the details of every problem",
        "other": false,
        "warnings": false,
      },
      {
        "changed": false,
        "checks": true,
        "files": false,
        "length": true,
        "limit": 2000,
        "note": "the details of every problem, and the files",
        "other": false,
        "warnings": false,
      },
    ]
  `);
});

test('even the counts can be too long: nothing is cut through', () => {
  const report = createCheckReport(many(1, 'error', 'a'), LOOKED);
  expect(renderCheckMarkdown(report, { limit: 250 })).toMatchInlineSnapshot(`
    "### cadastre check: 1 error, 0 warnings

    Looked at 2 files, 1 entity.

    The problems do not fit here. The log of the run has them all.
    "
  `);
});

test('50,000 problems are counted, not written out', () => {
  const report = createCheckReport(many(50_000, 'error', 'a'), LOOKED);
  const start = performance.now();
  expect(renderCheckMarkdown(report, ALL)).toContain('| `document/empty` | 50000 | 0 |');
  expect(performance.now() - start).toBeLessThan(5000);
});

test('many files are folded', () => {
  const text = renderCheckMarkdown(createCheckReport(many(30, 'error', '<b>'), LOOKED), ALL);
  expect(text).toContain('<details><summary>By file: 30 files</summary>\n\n| file |');
  expect(text).toContain(
    '<details><summary><code>&lt;b&gt;/7.yaml</code> 1 problem</summary>\n\n- ',
  );
  expect(text.match(/<details>/g)).toHaveLength(31);
  expect(text.match(/<\/details>/g)).toHaveLength(31);
});

/** Fences that are open at the end, as CommonMark counts them. */
function openFence(text: string): string | undefined {
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const [, run, info] = /^ {0,4}(`{3,})([^`]*)$/.exec(line) ?? [];
    if (run === undefined) continue;
    if (open === undefined) open = run;
    else if (run.length >= open.length && info === '') open = undefined;
  }
  return open;
}

test('within any limit, fences closed, no marker and no script of others', () => {
  fc.assert(
    fc.property(arbitraryReport, fc.integer({ min: 2000, max: 70_000 }), (report, limit) => {
      const text = renderCheckMarkdown(report, { limit });
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(openFence(text)).toBeUndefined();
      expect(text).not.toMatch(/<!--|<\/?script/i);
      // oxlint-disable-next-line no-control-regex -- none may be left
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
      const rows = text.split('\n').filter((line) => line.startsWith('| '));
      for (const row of rows) {
        const cells = row.replaceAll(/\\./g, '').split('|').length - 2;
        expect([3, 4]).toContain(cells);
      }
    }),
  );
});
