import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryReport } from '../testing/arbitrary-report.ts';
import { createSampleReport } from '../testing/sample-report.ts';
import { renderCheckCompact } from './check-compact.ts';

test('one line a problem, and the sum', () => {
  expect(`\n${renderCheckCompact(createSampleReport())}`).toMatchInlineSnapshot(`
    "
    catalog/Component/cart.yaml:3:7 error entity/unknown-team \`cart\` is owned by \`shoping\`, and there is no such team [did you mean \`shopping\`?]
    catalog/Component/cart.yaml:12:12 error entity/invalid-property property \`notes\` must be a list; this is text
    catalog/Component/more.yaml:1:1 warning file/link-to-folder a symbolic link to a folder is not followed
    catalog/Component/port.json:1:403 error entity/unknown-property blueprint \`Component\` has no property \`tier\` [it has \`lifecycle\`, \`language\` and \`links\`]
    blueprints/old.yaml:1:13 warning blueprint/unused blueprint \`Old\` has no entities and nothing points to it
    44 files, 17 entities: 3 errors, 2 warnings (1 fixable with --fix; 3 silenced; 12 in the baseline)
    "
  `);
});

test('a line each, whatever is in it', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const lines = renderCheckCompact(report).split(/[\n\r\u2028\u2029\u0085]/);
      expect(lines).toHaveLength(report.diagnostics.length + 2);
    }),
  );
});
