import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryReport } from '../testing/arbitrary-report.ts';
import { createSampleReport } from '../testing/sample-report.ts';
import { renderCheckJson } from './check-json.ts';

test('the location is spread, the source line is left out, a fix is told', () => {
  const { version, summary, diagnostics } = JSON.parse(renderCheckJson(createSampleReport()));
  expect(version).toBe(1);
  expect(summary).toEqual({
    files: 44,
    entities: 17,
    errors: 3,
    warnings: 2,
    silenced: 3,
    baselined: 12,
    fixable: 1,
  });
  expect(diagnostics[0]).toEqual({
    code: 'entity/unknown-team',
    severity: 'error',
    message: '`cart` is owned by `shoping`, and there is no such team',
    file: 'catalog/Component/cart.yaml',
    line: 3,
    column: 7,
    endLine: 3,
    endColumn: 14,
    hint: 'did you mean `shopping`?',
    fix: {
      safe: true,
      hunks: [{ line: 3, removed: ['team: shoping'], added: ['team: shopping'] }],
    },
  });
});

test('texts come back as they were', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const { diagnostics } = JSON.parse(renderCheckJson(report));
      expect(diagnostics.map(({ message }: { message: string }) => message)).toEqual(
        report.diagnostics.map(({ message }) => message),
      );
    }),
  );
});
