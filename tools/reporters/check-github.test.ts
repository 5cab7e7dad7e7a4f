import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Location } from '../diagnostics/diagnostic.ts';
import { arbitraryReport } from '../testing/arbitrary-report.ts';
import { createSampleReport } from '../testing/sample-report.ts';
import { renderCheckGithub } from './check-github.ts';
import { createCheckReport, type ReportedDiagnostic } from './check-report.ts';

const LOOKED = { files: 2, entities: 1, silenced: 0, baselined: 0 };

function diagnostic(
  severity: 'error' | 'warning',
  message: string,
  location: Partial<Location> = {},
): ReportedDiagnostic {
  const place = { file: 'a.yaml', line: 1, column: 2, ...location };
  return { code: 'document/empty', severity, message, location: place };
}

function render(diagnostics: readonly ReportedDiagnostic[], changed?: readonly string[]): string[] {
  const review = changed === undefined ? {} : { changedFiles: new Set(changed) };
  return renderCheckGithub(createCheckReport(diagnostics, LOOKED, review))
    .split('\n')
    .slice(0, -1);
}

test('errors first, hints on a line of their own', () => {
  expect(`\n${renderCheckGithub(createSampleReport())}`).toMatchInlineSnapshot(`
    "
    ::error file=catalog/Component/cart.yaml,line=3,endLine=3,col=7,endColumn=14,title=entity/unknown-team::\`cart\` is owned by \`shoping\`, and there is no such team%0A→ did you mean \`shopping\`?
    ::error file=catalog/Component/cart.yaml,line=12,endLine=14,title=entity/invalid-property::property \`notes\` must be a list; this is text
    ::error file=catalog/Component/port.json,line=1,endLine=1,col=403,endColumn=409,title=entity/unknown-property::blueprint \`Component\` has no property \`tier\`%0A→ it has \`lifecycle\`, \`language\` and \`links\`
    ::warning file=catalog/Component/more.yaml,line=1,endLine=1,col=1,title=file/link-to-folder::a symbolic link to a folder is not followed
    ::warning file=blueprints/old.yaml,line=1,endLine=1,col=13,endColumn=16,title=blueprint/unused::blueprint \`Old\` has no entities and nothing points to it
    "
  `);
});

test('nothing wrong, nothing said', () => {
  expect(renderCheckGithub(createCheckReport([], LOOKED))).toBe('');
});

test('data and properties are escaped as actions/toolkit does it', () => {
  const nasty = diagnostic('error', '100%\r\n::error::x', { file: 'a:b,c%.yaml' });
  expect(render([nasty])).toEqual([
    '::error file=a%3Ab%2Cc%25.yaml,line=1,endLine=1,col=2,title=document/empty::100%25%0A::error::x',
  ]);
});

test('columns only where the span has one line', () => {
  expect(
    render([
      diagnostic('warning', 'one', { endLine: 1, endColumn: 5 }),
      diagnostic('warning', 'many', { endLine: 4, endColumn: 5 }),
    ]),
  ).toEqual([
    '::warning file=a.yaml,line=1,endLine=1,col=2,endColumn=5,title=document/empty::one',
    '::warning file=a.yaml,line=1,endLine=4,title=document/empty::many',
  ]);
});

test.each([
  [10, 10, undefined],
  [11, 10, '::error title=cadastre check::2 more errors: see the summary of this run, or its log'],
  [33, 10, '::error title=cadastre check::24 more errors: see the summary of this run, or its log'],
])('%i errors are %i annotations', (errors, annotations, last) => {
  const rows = Array.from({ length: errors }, (_, index) => diagnostic('error', `e${index}`));
  const lines = render([...rows, diagnostic('warning', 'w')]);
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(annotations);
  expect(lines[annotations - 1]).toBe(last ?? lines[annotations - 1]);
  expect(lines.at(-1)).toContain('::warning ');
});

test('files of the change come first', () => {
  const rows = Array.from({ length: 12 }, (_, index) =>
    diagnostic('error', `e${index}`, { file: `${index}.yaml` }),
  );
  const lines = render(rows, ['11.yaml', '7.yaml']);
  expect(lines.map((line) => /file=(\d+)/.exec(line)?.[1])).toEqual([
    '7',
    '11',
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    undefined,
  ]);
});

test('a command a line, and no more than the runner shows', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const text = renderCheckGithub(report);
      const lines = text.split(/\r\n|\r|\n/).slice(0, -1);
      expect(lines.every((line) => /^::(error|warning) [^:]+::/.test(line))).toBe(true);
      expect(lines.length).toBeLessThanOrEqual(20);
      expect(lines.length).toBeGreaterThanOrEqual(Math.min(10, report.diagnostics.length));
    }),
  );
});
