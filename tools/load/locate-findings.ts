import type { Code } from '../diagnostics/codes.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Location } from '../diagnostics/diagnostic.ts';
import { createLocator, type Locator } from '../document/create-locator.ts';
import type { Fix } from '../document/fix.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { Origin } from './catalog.ts';
import { codeOf, fileOf, type Finding, type PlacedFinding } from './finding.ts';
import { readTexts } from './read-texts.ts';

/** A finding with its line. */
export interface Located {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix | undefined;
}

export interface LocatedFindings {
  /** In the order of the findings. */
  readonly located: readonly Located[];
  /** The texts of the files that have findings. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A link that is not followed must not show a line of where it leads, and a pipe is never read to its end. */
const UNREAD: ReadonlySet<Code> = new Set([
  'file/unreadable',
  'file/too-large',
  'file/link-outside',
  'file/link-to-folder',
  'file/folder-named-like-file',
]);

/** Reads the files that have findings, and no others, and turns paths into lines. */
export async function locateFindings(
  store: FileStore,
  findings: readonly Finding[],
): Promise<LocatedFindings> {
  const files = new Set(findings.filter((each) => !UNREAD.has(codeOf(each))).map(fileOf));
  for (const finding of findings)
    if (finding.kind === 'placed' && finding.related !== undefined) files.add(finding.related.file);
  const texts = await readTexts(store, [...files]);
  const locators = new Map<string, Locator>();
  const locatorOf = (file: string): Locator => {
    const known = locators.get(file) ?? createLocator(file, texts.get(file) ?? '');
    locators.set(file, known);
    return known;
  };
  const lines = new Map<string, readonly string[]>();
  const lineOf = (file: string, line: number): string => {
    const known = lines.get(file) ?? (texts.get(file) ?? '').split(/\r?\n/);
    lines.set(file, known);
    return known[line - 1] ?? '';
  };
  const located = findings.map((finding) =>
    finding.kind === 'placed'
      ? locate(finding, locatorOf, lineOf)
      : { diagnostic: finding.diagnostic, fix: finding.fix },
  );
  return { located, texts };
}

function locate(
  finding: PlacedFinding,
  locatorOf: (file: string) => Locator,
  lineOf: (file: string, line: number) => string,
): Located {
  const { origin, path, part } = finding.place;
  const location = locatorOf(origin.file).locate(
    origin.index,
    [...origin.path, ...path],
    part ?? 'value',
  );
  const hint =
    finding.wantsQuotes === true
      ? `write "${sourceText(lineOf(origin.file, location.line), location)}" in quotes`
      : finding.hint;
  const message = `${finding.message}${placeText(finding.related, locatorOf)}`;
  return { diagnostic: createDiagnostic(finding.code, location, message, hint), fix: finding.fix };
}

/** ` catalog/a.yaml:3`, to end a message with. */
function placeText(origin: Origin | undefined, locatorOf: (file: string) => Locator): string {
  if (origin === undefined) return '';
  const path = [...origin.path, 'identifier'];
  const { file, line } = locatorOf(origin.file).locate(origin.index, path, 'value');
  return ` ${file}:${line}`;
}

/** The characters of a scalar as the person wrote them: `012`, not 12. */
function sourceText(row: string, { line, column, endLine, endColumn }: Location): string {
  const end = endLine === line && endColumn !== undefined ? endColumn - 1 : row.length;
  return row.slice(column - 1, end).trim();
}
