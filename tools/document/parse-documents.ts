import {
  isMap,
  isScalar,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document as YamlDocument,
} from 'yaml';
import type { Code } from '../diagnostics/codes.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createLocator, toLocation } from './create-locator.ts';
import { decodeText } from './decode-text.ts';
import type { Document } from './document.ts';
import { isTooDeep } from './is-too-deep.ts';
import { MAX_DEPTH, toValue } from './to-value.ts';
import { yamlOptions } from './yaml-options.ts';

export interface ParsedFile {
  /** Only the documents that could be understood. */
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The bytes of a YAML or JSON file → its documents. Never throws: what is wrong is a diagnostic. */
export function parseDocuments(file: string, bytes: Uint8Array): ParsedFile {
  const { text, diagnostics } = decodeText(file, bytes);
  if (text === undefined) return { documents: [], diagnostics };
  const parsed = parseText(file, text);
  return { documents: parsed.documents, diagnostics: [...diagnostics, ...parsed.diagnostics] };
}

/** The text of a file → its documents, as `parseDocuments`. */
export function parseText(file: string, text: string): ParsedFile {
  const lines = new LineCounter();
  if (isTooDeep(text, MAX_DEPTH)) {
    const message = `values are nested more than ${MAX_DEPTH} levels deep`;
    const start = { file, line: 1, column: 1 };
    return { documents: [], diagnostics: [createDiagnostic('document/too-deep', start, message)] };
  }
  const yamls: readonly YamlDocument[] = [...parseAllDocuments(text, yamlOptions(lines))];
  const quotes = /[\u201C-\u201F]/.test(text) ? findTypographicQuotes(yamls) : undefined;
  if (quotes !== undefined) return withStraightQuotes(file, text, toLocation(file, lines, quotes));
  if (yamls.length === 0) return { documents: [], diagnostics: [empty(file)] };
  const locator = createLocator(file, text);
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, yaml] of yamls.entries()) {
    const problems = syntaxProblems(yaml);
    const isBroken = problems.length > 0;
    const { value, problems: valueProblems } = isBroken ? BROKEN : toValue(yaml);
    for (const problem of [...problems, ...valueProblems]) {
      const location = toLocation(file, lines, insideText(text, problem));
      diagnostics.push(createDiagnostic(problem.code, location, problem.message, problem.hint));
    }
    if (isBroken || valueProblems.some((problem) => FATAL.has(problem.code))) continue;
    if (value === null && yamls.length === 1) diagnostics.push(empty(file));
    if (value === null) continue;
    documents.push({
      file,
      text,
      index,
      value,
      locate: (path, part) => locator.locate(index, path, part),
    });
  }
  return { documents, diagnostics };
}

/** What is missing at the end of a file is missing at its last character, not on a line that nobody sees. */
function insideText(text: string, { start, end }: Problem): readonly [number, number] {
  const last = Math.max(0, text.trimEnd().length - 1);
  return start > last ? [last, last + 1] : [start, end];
}

/** After these the value is not what the person wrote. */
const FATAL: ReadonlySet<Code> = new Set(['document/too-many-aliases', 'document/too-deep']);
const BROKEN = { value: null, problems: [] } as const;

function empty(file: string): Diagnostic {
  const hint = 'delete it, or write what belongs there';
  return createDiagnostic(
    'document/empty',
    { file, line: 1, column: 1 },
    'the file is empty',
    hint,
  );
}

interface Problem {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
}

function syntaxProblems(yaml: YamlDocument): Problem[] {
  const problems: Problem[] = [];
  for (const error of [...yaml.errors, ...yaml.warnings]) {
    const [start, end] = error.pos;
    problems.push({ ...explain(error.code, error.message), start, end });
    // One broken indent makes the parser stumble over every line that follows.
    if (error.code !== 'DUPLICATE_KEY' && error.code !== 'TAG_RESOLVE_FAILED') break;
  }
  if (yaml.directives?.yaml.explicit === true && yaml.directives.yaml.version !== '1.2') {
    const message = `the file asks for YAML ${yaml.directives.yaml.version}; Cadastre reads 1.2`;
    problems.push({
      code: 'document/unsupported-version',
      message,
      hint: 'delete the %YAML line',
      start: 0,
      end: 0,
    });
  }
  return problems;
}

function explain(code: string, message: string): { code: Code; message: string; hint?: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        code: 'document/duplicate-key',
        message: 'this key is written twice',
        hint: 'keep one of the two',
      };
    case 'TAB_AS_INDENT':
      return { code: 'document/tab', message: 'a tab is used as indentation', hint: 'use spaces' };
    case 'TAG_RESOLVE_FAILED':
      return {
        code: 'document/unknown-tag',
        message: message.replace(/^Unresolved tag/, 'unknown tag'),
        hint: 'delete the tag; values are plain YAML',
      };
    case 'BAD_ALIAS':
      return {
        code: 'document/invalid-yaml',
        message: message.charAt(0).toLowerCase() + message.slice(1),
        hint: 'a text that starts with * or & must be in quotes',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        code: 'document/invalid-yaml',
        message: 'a mapping cannot start in the middle of a line',
        hint: 'put a text that contains ": " in quotes',
      };
    default:
      return {
        code: 'document/invalid-yaml',
        message: message.charAt(0).toLowerCase() + message.slice(1),
      };
  }
}

/** The first key that starts with a quote that a word processor made. */
function findTypographicQuotes(
  yamls: readonly YamlDocument[],
): readonly [number, number] | undefined {
  let found: readonly [number, number] | undefined;
  for (const yaml of yamls) {
    visit(yaml, {
      Pair(_, pair, ancestors) {
        const { key } = pair;
        if (!isMap(ancestors.at(-1)) || !isScalar(key) || typeof key.value !== 'string')
          return undefined;
        if (!/^[\u201C-\u201F]/.test(key.value) || !key.range) return undefined;
        found ??= [key.range[0], key.range[1]];
        return visit.BREAK;
      },
    });
    if (found !== undefined) break;
  }
  return found;
}

/** Quotes are replaced one for one, so that every later diagnostic still stands where it belongs. */
function withStraightQuotes(
  file: string,
  text: string,
  location: Diagnostic['location'],
): ParsedFile {
  const count = text.match(/[\u201C-\u201F]/g)?.length ?? 0;
  const message = `typographic quotes (${count} of them) are part of the text, not quotes`;
  const hint = 'replace \u201C and \u201D with " in this file';
  const diagnostic = createDiagnostic('document/typographic-quotes', location, message, hint);
  const repaired = text.replaceAll(/[\u201C-\u201F]/g, '"');
  const parsed = parseText(file, repaired);
  const isSound = parsed.documents.length > 0;
  return {
    documents: parsed.documents,
    diagnostics: isSound ? [diagnostic, ...parsed.diagnostics] : [diagnostic],
  };
}
