import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryReport } from '../testing/arbitrary-report.ts';
import { createSampleReport } from '../testing/sample-report.ts';
import { createCheckReport, type CheckReport, type ReportedDiagnostic } from './check-report.ts';
import { renderCheckSarif } from './check-sarif.ts';

const SCHEMA = path.join(import.meta.dirname, '../fixtures/sarif/sarif-schema-2.1.0.json');
const LOOKED = { files: 2, entities: 1, silenced: 0, baselined: 0 };

// The schema is of draft-04, of which ajv knows everything that it uses but the name of `$id`; and one of its
// patterns has a stray bracket, which only a regular expression without the flag `u` forgives.
const { id, $schema: _, ...rest } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
formats.default.default(ajv);
const validate = ajv.compile({ ...rest, $id: id });

function render(report: CheckReport) {
  const log = JSON.parse(renderCheckSarif(report));
  expect([validate(log), validate.errors]).toEqual([true, null]);
  return log.runs[0];
}

const EMPTY: ReportedDiagnostic = {
  code: 'document/empty',
  severity: 'warning',
  message: 'empty',
  location: { file: 'a.yaml', line: 1, column: 1 },
};

test('the schema refuses what is not SARIF', () => {
  expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  const log = JSON.parse(renderCheckSarif(createCheckReport([EMPTY], LOOKED)));
  log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b';
  expect(validate(log)).toBe(false);
});

test('rules are those used; results know theirs', () => {
  const { tool, results, columnKind } = render(createSampleReport());
  expect(columnKind).toBe('utf16CodeUnits');
  expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
    'blueprint/unused',
    'entity/invalid-property',
    'entity/unknown-property',
    'entity/unknown-team',
    'file/link-to-folder',
  ]);
  expect(tool.driver.rules[0]).toEqual({
    id: 'blueprint/unused',
    shortDescription: { text: 'A blueprint has no entities and nothing points to it.' },
    help: {
      text: 'A blueprint has no entities and nothing points to it. See docs/checks/blueprint/unused.md.',
    },
    defaultConfiguration: { level: 'warning' },
  });
  expect(results[0]).toMatchInlineSnapshot(`
    {
      "fixes": [
        {
          "artifactChanges": [
            {
              "artifactLocation": {
                "uri": "catalog/Component/cart.yaml",
                "uriBaseId": "%SRCROOT%",
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "endColumn": 14,
                    "endLine": 3,
                    "startColumn": 1,
                    "startLine": 3,
                  },
                  "insertedContent": {
                    "text": "team: shopping",
                  },
                },
              ],
            },
          ],
          "description": {
            "text": "\`cadastre check --fix\` makes this change.",
          },
        },
      ],
      "level": "error",
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "catalog/Component/cart.yaml",
              "uriBaseId": "%SRCROOT%",
            },
            "region": {
              "endColumn": 14,
              "endLine": 3,
              "startColumn": 7,
              "startLine": 3,
            },
          },
        },
      ],
      "message": {
        "text": "\`cart\` is owned by \`shoping\`, and there is no such team
    did you mean \`shopping\`?",
      },
      "partialFingerprints": {
        "cadastre/v1": "1f52d1a5dbec89d93c443790ceb69b3587a12ff86b31e8def160733467c094f2",
      },
      "ruleId": "entity/unknown-team",
      "ruleIndex": 3,
    }
  `);
});

test('nothing wrong is a run without results', () => {
  expect(render(createCheckReport([], LOOKED))).toMatchObject({ results: [] });
});

test.each([
  ['catalog/a b.yaml', 'catalog/a%20b.yaml'],
  ['c:/d#e?f%.yaml', 'c%3A/d%23e%3Ff%25.yaml'],
  ['名前.yaml', '%E5%90%8D%E5%89%8D.yaml'],
  ['\uD800.yaml', '%EF%BF%BD.yaml'],
])('the address of %j', (file, uri) => {
  const report = createCheckReport([{ ...EMPTY, location: { file, line: 1, column: 1 } }], LOOKED);
  expect(render(report).results[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri,
    uriBaseId: '%SRCROOT%',
  });
});

test('fingerprints know a problem on another line, and tell twins apart', () => {
  const moved = { ...EMPTY, location: { ...EMPTY.location, line: 9 } };
  const prints = (rows: readonly ReportedDiagnostic[]): string[] =>
    render(createCheckReport(rows, LOOKED)).results.map(
      (result: { partialFingerprints: Record<string, string> }) =>
        result.partialFingerprints['cadastre/v1'],
    );
  expect(prints([moved])).toEqual(prints([EMPTY]));
  const twins = prints([EMPTY, moved]);
  expect(new Set(twins).size).toBe(2);
  expect(twins[0]).toBe(prints([EMPTY])[0]);
});

test.each([
  ['change', ['ab', 'c'], ['x', 'y'], [5, 1, 6, 2, 'x\ny']],
  ['insert', [], ['x'], [5, 1, 5, 1, 'x\n']],
  ['delete', ['ab'], [], [5, 1, 6, 1, '']],
])('a fix by whole lines: %s', (_name, removed, added, expected) => {
  const fix = { isSafe: true, hunks: [{ line: 5, removed, added }] };
  const { results } = render(createCheckReport([{ ...EMPTY, fix }], LOOKED));
  const { deletedRegion, insertedContent } = results[0].fixes[0].artifactChanges[0].replacements[0];
  const { startLine, startColumn, endLine, endColumn } = deletedRegion;
  expect([startLine, startColumn, endLine, endColumn, insertedContent.text]).toEqual(expected);
});

test('5,000 results, errors first, and what was left out', () => {
  const warnings = Array.from({ length: 4999 }, () => EMPTY);
  const errors = Array.from({ length: 3 }, () => ({ ...EMPTY, severity: 'error' as const }));
  const run = render(createCheckReport([...warnings, ...errors], LOOKED));
  expect(run.results).toHaveLength(5000);
  expect(run.results[2].level).toBe('error');
  expect(run.results[3].level).toBe('warning');
  expect(run.properties).toEqual({ omitted: { errors: 0, warnings: 2 } });
  expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe(
    '0 errors and 2 warnings are left out: a run holds 5000 results.',
  );
});

test('valid, whatever is in it', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      expect(render(report).results).toHaveLength(report.diagnostics.length);
    }),
  );
});
