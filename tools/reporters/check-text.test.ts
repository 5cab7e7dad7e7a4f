import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryReport } from '../testing/arbitrary-report.ts';
import { createSampleReport } from '../testing/sample-report.ts';
import { createCheckReport } from './check-report.ts';
import { renderCheckText } from './check-text.ts';

const LOOKED = { files: 2, entities: 1, silenced: 0, baselined: 0 };

test('frames, hints, fixes and the sum', () => {
  expect(`\n${renderCheckText(createSampleReport(), false)}`).toMatchInlineSnapshot(`
    "
    catalog/Component/cart.yaml
      catalog/Component/cart.yaml:3:7 error \`cart\` is owned by \`shoping\`, and there is no such team entity/unknown-team
        3 │ team: shoping
          │       ^^^^^^^
        → did you mean \`shopping\`?
        fix, made by --fix:
          - team: shoping
          + team: shopping
      catalog/Component/cart.yaml:12:12 error property \`notes\` must be a list; this is text entity/invalid-property
        12 │     notes: "日本語 😀 é \\u{1b}[31mred
           │                 ^^^^^^^^^^^^^^^^^^^^^
        possible fix, for you to judge:
          -     notes: "one
          - two
          - three"
          +     notes:
          +   - one
          +   - two
          … and 1 more line

    catalog/Component/more.yaml
      catalog/Component/more.yaml:1:1 warning a symbolic link to a folder is not followed file/link-to-folder

    catalog/Component/port.json
      catalog/Component/port.json:1:403 error blueprint \`Component\` has no property \`tier\` entity/unknown-property
        1 │ …ery very very very very very ","tier":1,"links":["https://example.com/","https://example.com/","http…
          │                                ^^^^^^
        → it has \`lifecycle\`, \`language\` and \`links\`

    blueprints/old.yaml
      blueprints/old.yaml:1:13 warning blueprint \`Old\` has no entities and nothing points to it blueprint/unused
        1 │ identifier: Old
          │             ^^^

    44 files, 17 entities: 3 errors, 2 warnings (1 fixable with --fix; 3 silenced; 12 in the baseline)
    "
  `);
});

test('nothing wrong', () => {
  expect(renderCheckText(createCheckReport([], LOOKED), false)).toBe(
    '2 files, 1 entity: no problems\n',
  );
  const quiet = createCheckReport([], { ...LOOKED, silenced: 1, baselined: 2 });
  expect(renderCheckText(quiet, true)).toBe(
    '2 files, 1 entity: \u001B[32mno problems\u001B[39m\u001B[2m (1 silenced; 2 in the baseline)\u001B[22m\n',
  );
});

test('after 200 problems, one line each; 50,000 take a moment', () => {
  const [first] = createSampleReport().diagnostics;
  const many = Array.from({ length: 50_000 }, () => first).flatMap((each) => each ?? []);
  const start = performance.now();
  const lines = renderCheckText(createCheckReport(many, LOOKED), false).split('\n');
  expect(performance.now() - start).toBeLessThan(5000);
  expect(lines.filter((line) => line.includes('^^^'))).toHaveLength(200);
  expect(lines).toContain('49800 more problems, in short');
  expect(lines.filter((line) => line.startsWith('catalog/Component/cart.yaml:3:7 '))).toHaveLength(
    49_800,
  );
});

test('no text of a file reaches the terminal as a command', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const text = renderCheckText(report, false);
      // oxlint-disable-next-line no-control-regex -- none may be left
      expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
      // oxlint-disable-next-line no-control-regex -- these are our own
      const lines = renderCheckText(report, true).replaceAll(/\u001B\[\d+m/g, '');
      expect(lines).toBe(text);
    }),
  );
});
