import type { ReportedDiagnostic } from '../reporters/check-report.ts';
import { createCheckReport, type CheckReport } from '../reporters/check-report.ts';

/** A bit of everything that a reporter has to show. */
const DIAGNOSTICS: readonly ReportedDiagnostic[] = [
  {
    code: 'entity/unknown-team',
    severity: 'error',
    message: '`cart` is owned by `shoping`, and there is no such team',
    location: {
      file: 'catalog/Component/cart.yaml',
      line: 3,
      column: 7,
      endLine: 3,
      endColumn: 14,
    },
    hint: 'did you mean `shopping`?',
    sourceLine: 'team: shoping',
    fix: {
      isSafe: true,
      hunks: [{ line: 3, removed: ['team: shoping'], added: ['team: shopping'] }],
    },
  },
  {
    code: 'entity/invalid-property',
    severity: 'error',
    message: 'property `notes` must be a list; this is text',
    location: {
      file: 'catalog/Component/cart.yaml',
      line: 12,
      column: 12,
      endLine: 14,
      endColumn: 3,
    },
    sourceLine: '\tnotes: "日本語 \u{1F600} e\u0301 \u001B[31mred',
    fix: {
      isSafe: false,
      hunks: [
        {
          line: 12,
          removed: ['\tnotes: "one', 'two', 'three"'],
          added: ['\tnotes:', '  - one', '  - two', '  - three'],
        },
      ],
    },
  },
  {
    code: 'file/link-to-folder',
    severity: 'warning',
    message: 'a symbolic link to a folder is not followed',
    location: { file: 'catalog/Component/more.yaml', line: 1, column: 1 },
  },
  {
    code: 'entity/unknown-property',
    severity: 'error',
    message: 'blueprint `Component` has no property `tier`',
    location: {
      file: 'catalog/Component/port.json',
      line: 1,
      column: 403,
      endLine: 1,
      endColumn: 409,
    },
    hint: 'it has `lifecycle`, `language` and `links`',
    sourceLine: `{"identifier":"port","description":"${'very '.repeat(73)}","tier":1,"links":[${'"https://example.com/",'.repeat(40)}null]}`,
  },
  {
    code: 'blueprint/unused',
    severity: 'warning',
    message: 'blueprint `Old` has no entities and nothing points to it',
    location: { file: 'blueprints/old.yaml', line: 1, column: 13, endLine: 1, endColumn: 16 },
    sourceLine: 'identifier: Old',
  },
];

export function createSampleReport(extra: Partial<CheckReport> = {}): CheckReport {
  const looked = { files: 44, entities: 17, silenced: 3, baselined: 12 };
  return { ...createCheckReport(DIAGNOSTICS, looked), ...extra };
}
