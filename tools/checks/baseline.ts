import { CODES, type Code } from '../diagnostics/codes.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { createLocator } from '../document/create-locator.ts';
import { parseText } from '../document/parse-documents.ts';
import type { Path } from '../document/path.ts';
import { codeOf, fileOf, type Finding } from '../load/finding.ts';
import { isRecord } from '../load/is-record.ts';

/** Beside `cadastre.yaml`, committed: what was wrong when the checks were introduced. */
export const BASELINE_FILE = '.cadastre-baseline.json';

interface Row {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

/** Findings → the text of a baseline, with rows that stay. The key has no line, so that lines may move. */
export function renderBaseline(findings: readonly Finding[], kept: readonly Row[]): string {
  const rows = new Map(kept.map((row) => [keyOf(row), row]));
  for (const finding of findings) {
    const row = { file: fileOf(finding), code: codeOf(finding), message: messageOf(finding) };
    const key = keyOf(row);
    rows.set(key, { ...row, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return `${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`;
}

export interface Baselined {
  readonly kept: readonly Finding[];
  /** What is wrong with the baseline itself. */
  readonly problems: readonly Finding[];
  readonly baselined: number;
}

/** The rows of a baseline that this run can say nothing of. */
export function keptRows(
  text: string | undefined,
  isLookedAt: (code: string) => boolean,
): readonly Row[] {
  return text === undefined ? [] : parseBaseline(text).rows.filter(({ code }) => !isLookedAt(code));
}

/** Takes out what the baseline holds, as often as it holds it. What was not looked at is not stale. */
export function applyBaseline(
  findings: readonly Finding[],
  text: string,
  isLookedAt: (code: string) => boolean,
): Baselined {
  const { rows, problems } = parseBaseline(text);
  const left = new Map(rows.map((row) => [keyOf(row), row.count]));
  const kept = findings.filter((finding) => {
    const key = keyOf({
      file: fileOf(finding),
      code: codeOf(finding),
      message: messageOf(finding),
    });
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const stale = rows.flatMap((row, index) => {
    const count = left.get(keyOf(row)) ?? 0;
    if (count === 0 || !Object.hasOwn(CODES, row.code) || !isLookedAt(row.code)) return [];
    const message = `\`${row.code}\` in ${row.file} is gone${row.count > count ? ` (${count} of ${row.count})` : ''}`;
    return [problem('baseline/stale', { text, path: ['findings', index] }, message, UPDATE)];
  });
  return {
    kept,
    problems: [...problems, ...stale],
    baselined: findings.length - kept.length,
  };
}

const UPDATE = 'run `cadastre check --update-baseline`';

function parseBaseline(text: string): { rows: readonly Row[]; problems: readonly Finding[] } {
  const { documents, diagnostics } = parseText(BASELINE_FILE, text);
  const [broken] = diagnostics;
  if (broken !== undefined) {
    const { location } = broken;
    const message = `the baseline cannot be read: ${broken.message}`;
    const diagnostic = createDiagnostic('baseline/invalid', location, message, UPDATE);
    return { rows: [], problems: [{ kind: 'located', diagnostic }] };
  }
  const value = documents[0]?.value;
  const found = isRecord(value) && value['version'] === 1 ? value['findings'] : undefined;
  if (!Array.isArray(found)) {
    const message = 'this is not a baseline of version 1';
    return {
      rows: [],
      problems: [problem('baseline/invalid', { text, path: [] }, message, UPDATE)],
    };
  }
  const rows: Row[] = [];
  const problems: Finding[] = [];
  for (const [index, row] of found.entries()) {
    const { file, code, message, count } = isRecord(row) ? row : {};
    if (typeof file !== 'string' || typeof code !== 'string' || typeof message !== 'string') {
      const wanted = 'a row needs `file`, `code` and `message`';
      problems.push(
        problem('baseline/invalid', { text, path: ['findings', index] }, wanted, UPDATE),
      );
      continue;
    }
    rows.push({ file, code, message, count: typeof count === 'number' ? count : 1 });
    if (Object.hasOwn(CODES, code)) continue;
    const near = nearestName(code, Object.keys(CODES));
    const hint = near === undefined ? UPDATE : `write \`${near}\``;
    const path = ['findings', index, 'code'];
    const message_ = `there is no check \`${code}\``;
    problems.push(problem('baseline/unknown-code', { text, path }, message_, hint));
  }
  return { rows, problems };
}

function problem(
  code: Code,
  { text, path }: { readonly text: string; readonly path: Path },
  message: string,
  hint: string,
): Finding {
  const location = createLocator(BASELINE_FILE, text).locate(0, path, 'value');
  return { kind: 'located', diagnostic: createDiagnostic(code, location, message, hint) };
}

/** The message without places in other files: they move. */
export function messageOf(finding: Finding): string {
  return finding.kind === 'placed' ? finding.message : finding.diagnostic.message;
}

function keyOf({ file, code, message }: Pick<Row, 'file' | 'code' | 'message'>): string {
  return `${file}\u0000${code}\u0000${message}`;
}
