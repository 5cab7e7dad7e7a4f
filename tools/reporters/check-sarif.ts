import { createHash } from 'node:crypto';
import { CODES, type Code } from '../diagnostics/codes.ts';
import type { Hunk } from '../document/hunks.ts';
import type { CheckReport, ReportedDiagnostic } from './check-report.ts';
import { count } from './count.ts';
import { numberRepeats, type NumberedDiagnostic } from './number-repeats.ts';
import { wellFormed } from './well-formed.ts';

/** GitHub keeps 5,000 results of a run and drops the others by rules of its own. */
const MOST_RESULTS = 5000;
/** A fix of minified JSON repeats the whole file; an upload may have 10 MB in all. */
const MOST_FIX_LENGTH = 4000;

/** SARIF 2.1.0, as GitHub code scanning reads it: one run, errors first. */
export function renderCheckSarif({ diagnostics }: CheckReport): string {
  const all = numberRepeats(diagnostics);
  const ordered = [
    ...all.filter(({ diagnostic }) => diagnostic.severity === 'error'),
    ...all.filter(({ diagnostic }) => diagnostic.severity !== 'error'),
  ];
  const kept = ordered.slice(0, MOST_RESULTS);
  const codes = [...new Set(kept.map(({ diagnostic }) => diagnostic.code))].sort();
  const ruleIndexes = new Map(codes.map((code, index) => [code, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cadastre', rules: codes.map(toRule) } },
        ...leftOut(ordered.slice(MOST_RESULTS)),
        columnKind: 'utf16CodeUnits',
        results: kept.map((row) => toResult(row, ruleIndexes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRule(code: Code) {
  const { severity, summary } = CODES[code];
  return {
    id: code,
    shortDescription: { text: summary },
    help: { text: `${summary} See docs/checks/${code}.md.` },
    defaultConfiguration: { level: severity },
  };
}

/** What was cut off is said where the format has a place for what a tool reports about itself. */
function leftOut(rows: readonly NumberedDiagnostic[]) {
  if (rows.length === 0) return {};
  const errors = rows.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  const omitted = { errors, warnings: rows.length - errors };
  const text = `${count(omitted.errors, 'error')} and ${count(omitted.warnings, 'warning')} are left out: a run holds ${MOST_RESULTS} results.`;
  return {
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [{ level: 'warning', message: { text } }],
      },
    ],
    properties: { omitted },
  };
}

function toResult(
  { diagnostic, repeat }: NumberedDiagnostic,
  ruleIndexes: ReadonlyMap<Code, number>,
) {
  const { code, severity, message, hint, location } = diagnostic;
  const artifactLocation = { uri: toUri(location.file), uriBaseId: '%SRCROOT%' };
  const region = {
    startLine: location.line,
    startColumn: location.column,
    ...(location.endLine === undefined ? {} : { endLine: location.endLine }),
    ...(location.endColumn === undefined ? {} : { endColumn: location.endColumn }),
  };
  return {
    ruleId: code,
    ruleIndex: ruleIndexes.get(code) ?? -1,
    level: severity,
    message: { text: wellFormed(hint === undefined ? message : `${message}\n${hint}`) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { 'cadastre/v1': fingerprint(diagnostic, repeat) },
    ...toFixes(diagnostic, artifactLocation),
  };
}

function fingerprint({ code, location, message }: ReportedDiagnostic, repeat: number): string {
  const parts = [code, location.file, message, String(repeat)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** A path is not a URI: a blank, `#`, `%` or a colon would change what it means. */
function toUri(file: string): string {
  return wellFormed(file).split('/').map(encodeURIComponent).join('/');
}

function toFixes(
  { fix }: ReportedDiagnostic,
  artifactLocation: { readonly uri: string; readonly uriBaseId: string },
) {
  const hunks = fix?.hunks.filter(({ removed, added }) => removed.length + added.length > 0) ?? [];
  const length = hunks.flatMap(({ added }) => added).reduce((sum, line) => sum + line.length, 0);
  if (fix === undefined || hunks.length === 0 || length > MOST_FIX_LENGTH) return {};
  const text = fix.isSafe ? '`cadastre check --fix` makes this change.' : 'A change to judge.';
  const replacements = hunks.map(toReplacement);
  return {
    fixes: [{ description: { text }, artifactChanges: [{ artifactLocation, replacements }] }],
  };
}

/** Line breaks stay out of a replacement where they can: the last line of a file may have none. */
function toReplacement({ line, removed, added }: Hunk) {
  const last = removed.at(-1);
  if (last === undefined)
    return replacement(line, line, 1, added.map((text) => `${text}\n`).join(''));
  if (added.length === 0) return replacement(line, line + removed.length, 1, '');
  return replacement(line, line + removed.length - 1, last.length + 1, added.join('\n'));
}

function replacement(startLine: number, endLine: number, endColumn: number, text: string) {
  return {
    deletedRegion: { startLine, startColumn: 1, endLine, endColumn },
    insertedContent: { text: wellFormed(text) },
  };
}
