import { codeOf, fileOf, type Finding } from '../../load/finding.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { RenameTarget } from './rename.ts';

/** A line that still says the old name, and may mean it. */
export interface LeftBehind {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `unsound`: not all of the file was read. `action`: what an action says of properties is not followed. */
  readonly why: 'unsound' | 'action';
}

/**
 * Where a reference may be left behind: the first line of each file that was not understood as a whole, and, of a property or
 * relation, of each action that names its blueprint. `texts` are the files as they will be, under their old paths.
 */
export function findLeftBehind(
  { catalog, findings }: { readonly catalog: FullCatalog; readonly findings: readonly Finding[] },
  target: RenameTarget,
  texts: ReadonlyMap<string, string>,
): readonly LeftBehind[] {
  const unsound = new Set(findings.filter(isOfShape).map(fileOf));
  const actions = new Set(
    target.kind === 'property' || target.kind === 'relation'
      ? catalog.actions
          .filter(({ value }) => JSON.stringify(value).includes(JSON.stringify(target.blueprint)))
          .map(({ origin }) => origin.file)
      : [],
  );
  const left: LeftBehind[] = [];
  for (const [file, text] of texts) {
    const isUnsound = unsound.has(file);
    if (!isUnsound && !actions.has(file)) continue;
    const line = findLine(text, isUnsound ? wordOf(target.from) : codeWordOf(target.from));
    if (line !== undefined) left.push({ file, line, why: isUnsound ? 'unsound' : 'action' });
  }
  return left.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** What is not as its schema says is taken out before anything reads it. */
function isOfShape(finding: Finding): boolean {
  return /\/(invalid|unknown-key)$/.test(codeOf(finding));
}

function findLine(text: string, pattern: RegExp): number | undefined {
  const index = text.split('\n').findIndex((line) => pattern.test(line));
  return index === -1 ? undefined : index + 1;
}

const NOT_AFTER = String.raw`(?<![\p{L}0-9_-])`;
const NOT_BEFORE = String.raw`(?![\p{L}0-9_-])`;

function wordOf(name: string): RegExp {
  return new RegExp(`${NOT_AFTER}${escaped(name)}${NOT_BEFORE}`, 'u');
}

/** As jq, a rule or a mapping has it, and not in the middle of a sentence. */
function codeWordOf(name: string): RegExp {
  const word = escaped(name);
  const read = String.raw`(?:[.'"]|(?:property|relation)['"]?:\s*['"]?)${word}${NOT_BEFORE}`;
  return new RegExp(String.raw`${read}|${NOT_AFTER}${word}['"]?\s*:`, 'u');
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
