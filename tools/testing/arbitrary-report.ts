import fc from 'fast-check';
import { CODES, type Code } from '../diagnostics/codes.ts';
import {
  createCheckReport,
  type CheckReport,
  type ReportedDiagnostic,
} from '../reporters/check-report.ts';

/** What some format gives a meaning to, or some reader stumbles over. */
const NASTY = [
  '\u0000',
  '\u001B[31m',
  '\u009B2J',
  '\r\n',
  '\n',
  '\t',
  '\u2028',
  '\u202E',
  '\u2066',
  '\uFEFF',
  '\uD800',
  '\uDC00',
  '\u{1F468}\u200D\u{1F469}',
  '日本',
  'e\u0301',
  '\uFFFE',
  '::',
  '::error::',
  '%0A',
  ',',
  ']]>',
  '-->',
  '<!--',
  '<script>',
  '</ScRiPt>',
  '&amp;',
  '"',
  "'",
  '`',
  '```',
  '|',
  '\\|',
  '\\',
  '@team',
  '#123',
  '](x)',
  '[',
  '$',
  '{0}',
  'https://example.com',
  ' ',
] as const;

const nasty = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

const place = fc.integer({ min: 1, max: 40 });

const location = fc
  .record(
    { file: nasty, line: place, column: place, more: fc.nat(3), endColumn: place },
    { requiredKeys: ['file', 'line', 'column'] },
  )
  .map(({ more, ...rest }) => ({
    ...rest,
    ...(more === undefined ? {} : { endLine: rest.line + more }),
  }));

const hunk = fc.record({
  line: place,
  removed: fc.array(nasty, { maxLength: 5 }),
  added: fc.array(nasty, { maxLength: 5 }),
});

const diagnostic: fc.Arbitrary<ReportedDiagnostic> = fc.record(
  {
    code: fc.constantFrom(...(Object.keys(CODES) as Code[])),
    severity: fc.constantFrom('error', 'warning'),
    message: nasty,
    location,
    hint: nasty,
    sourceLine: fc.oneof(nasty, fc.string({ unit: 'binary', minLength: 150, maxLength: 400 })),
    fix: fc.record({ isSafe: fc.boolean(), hunks: fc.array(hunk, { maxLength: 3 }) }),
  },
  { requiredKeys: ['code', 'severity', 'message', 'location'] },
);

/** Reports whose every text may be hostile. */
export const arbitraryReport: fc.Arbitrary<CheckReport> = fc
  .record({
    diagnostics: fc.array(diagnostic, { maxLength: 40 }),
    isReview: fc.boolean(),
  })
  .map(({ diagnostics, isReview }) => {
    const files = diagnostics.map((each) => each.location.file);
    const looked = { files: files.length, entities: 3, silenced: 1, baselined: 0 };
    return createCheckReport(
      diagnostics,
      looked,
      isReview
        ? {
            changedFiles: new Set(files.slice(0, 3)),
            linkTo: (file, line) => `https://example.com/${file}#L${line}`,
          }
        : {},
    );
  });
